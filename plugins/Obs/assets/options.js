/* What stands in an overlay's address. Pages read this table, and the preview offers it: there is no other list. */

export const overlays = [
  { page: 'overlay', title: 'Everything', about: 'All parts on one source.', position: null, hide: ['initiative', 'dice', 'party', 'spotlight', 'clock', 'lower-third', 'handout', 'map', 'poll'] },
  { page: 'initiative', title: 'Initiative', about: 'Who fights, in which order, and how they are.', position: 'top-right', hide: ['score', 'conditions', 'hp', 'round'] },
  { page: 'dice', title: 'Dice', about: 'Public rolls, with their breakdown.', position: 'top-left', hide: ['breakdown', 'faces'] },
  { page: 'party', title: 'Party', about: 'Hit points and conditions of each character.', position: 'bottom', hide: ['player', 'conditions', 'hp'] },
  { page: 'character', title: 'Character card', about: 'One character, large.', position: 'bottom-right', hide: ['player', 'conditions', 'hp', 'ac'] },
  { page: 'spotlight', title: 'Spotlight', about: 'Who speaks.', position: 'bottom-left', hide: ['portrait', 'player'] },
  { page: 'clock', title: 'Clock', about: 'Session, round and turn.', position: 'top', hide: ['session', 'round', 'turn'] },
  { page: 'lower-third', title: 'Lower third', about: 'A line or two on the picture.', position: 'bottom-left', hide: [] },
  { page: 'handout', title: 'Handout', about: 'A letter or picture that was revealed.', position: 'center', hide: ['text'] },
  { page: 'map', title: 'Map', about: 'What viewers see of a map, and who stands there.', position: 'center', hide: ['grid', 'names', 'tokens', 'title'] },
  { page: 'poll', title: 'Poll', about: 'A question and its votes.', position: 'right', hide: ['votes'] },
];

export const positions = ['top-left', 'top', 'top-right', 'left', 'center', 'right', 'bottom-left', 'bottom', 'bottom-right'];

export const options = [
  { name: 'theme', title: 'Theme', about: 'Colours and letters.', choices: ['lantern', 'parchment', 'contrast'], usual: 'lantern', pages: 'all' },
  { name: 'scale', title: 'Scale', about: 'Size, from 0.5 to 3.', least: 0.5, most: 3, step: 0.1, usual: 1, pages: 'all' },
  { name: 'position', title: 'Position', about: 'Where on the picture.', choices: positions, usual: null, pages: overlays.filter((one) => one.position).map((one) => one.page) },
  { name: 'count', title: 'How many', about: 'At most how many are shown.', least: 1, most: 20, step: 1, usual: 8, pages: ['overlay', 'initiative', 'dice', 'party'] },
  { name: 'hp', title: 'Hit points', about: 'Hit points as words, a bar or numbers, as far as everyone may know them.', choices: ['words', 'bar', 'numbers'], usual: 'numbers', pages: ['overlay', 'initiative', 'party', 'character'] },
  { name: 'character', title: 'Character', about: 'Whose card: a name or an id; whose turn it is when left out.', text: true, usual: '', pages: ['character'] },
  { name: 'stay', title: 'Roll stays', about: 'Seconds that a roll stays.', least: 2, most: 120, step: 1, usual: 9, pages: ['overlay', 'dice'] },
  { name: 'turn', title: 'Turn limit', about: 'Seconds for a turn; the clock then shows how much is left.', least: 0, most: 3600, step: 5, usual: 0, pages: ['overlay', 'clock'] },
  { name: 'motion', title: 'Motion', about: 'Less leaves movement out.', choices: ['full', 'less'], usual: 'full', pages: 'all' },
  { name: 'hide', title: 'Leave out', about: 'Words separated by commas in the address.', many: true, usual: '', pages: 'all' },
];

export const offered = (page) => options.filter((one) => (one.pages === 'all' || one.pages.includes(page)) && !(one.many && overlays.find((other) => other.page === page).hide.length === 0));

function value(option, text) {
  if (text === null || text === '') return option.usual;
  if (option.choices) return option.choices.includes(text) ? text : option.usual;
  if (option.least === undefined) return text.slice(0, 200);
  const number = Number(text);
  return Number.isFinite(number) ? Math.min(option.most, Math.max(option.least, number)) : option.usual;
}

/** What an address says, with the usual value of everything that it does not say or says wrongly. */
export function read(search, page) {
  const query = new URLSearchParams(search);
  const chosen = { page };
  for (const option of options) chosen[option.name] = value(option, query.get(option.name));
  chosen.hide = new Set(chosen.hide.split(',').map((word) => word.trim()));
  return chosen;
}

/** The part of an address that says what is not usual. */
export function write(chosen) {
  const query = new URLSearchParams();
  for (const option of offered(chosen.page)) {
    const text = option.many ? [...chosen.hide].filter(Boolean).join(',') : chosen[option.name];
    if (text !== null && text !== '' && text !== option.usual) query.set(option.name, text);
  }
  const text = query.toString().replaceAll('%2C', ',');
  return text ? `?${text}` : '';
}
