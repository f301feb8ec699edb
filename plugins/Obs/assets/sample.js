/* An evening to look at while there is none: the preview shows it when nothing is connected. */

const ago = (seconds) => new Date(Date.now() - seconds * 1000).toISOString();

const party = [
  { id: 's1', name: 'Ilvane Marrow', player: 'Kim', hp: { current: 31, max: 38 }, conditions: [], concept: 'Lamplighter', level: 4, ac: 15 },
  { id: 's2', name: 'Brother Oddo', player: 'Sam', hp: { current: 44, max: 44, temp: 5 }, conditions: ['Blessed'], concept: 'Bellringer', level: 4, ac: 17 },
  { id: 's3', name: 'Tessaly Quick', player: 'Ren', hp: { current: 3, max: 29 }, conditions: ['Poisoned', 'Prone'], concept: 'Smuggler', level: 4, ac: 14 },
];

const order = [
  { id: 'o1', name: 'Tessaly Quick', initiative: 19, isPlayer: true, state: 'near death', conditions: ['Poisoned', 'Prone'] },
  { id: 'o2', name: 'Brine Husk', initiative: 16, state: 'bloodied' },
  { id: 'o3', name: 'Ilvane Marrow', initiative: 14, isPlayer: true, state: 'healthy' },
  { id: 'o4', name: 'Unknown creature', initiative: 12, state: 'healthy', conditions: ['Frightened'] },
  { id: 'o5', name: 'Drowned Sailor', initiative: 9, state: 'down', defeated: true },
  { id: 'o6', name: 'Brother Oddo', initiative: 7, isPlayer: true, state: 'healthy', conditions: ['Blessed'] },
];

const token = (id, name, x, y, isPlayer, more) => ({ id, name, x, y, size: 1, isPlayer, ...more });

export const state = () => [
  { type: 'blank', on: false },
  { type: 'initiative_update', order, currentTurn: 2, round: 3 },
  { type: 'character_status', party },
  { type: 'clock', session: 'The light that moved', started: ago(5437), round: 3, turn: 'Ilvane Marrow', turnSince: ago(41) },
  { type: 'spotlight', shown: true, name: 'Mother Harrow', title: 'Keeper of the Gull Inn' },
  { type: 'lower_third', shown: true, title: 'The Gull Inn', text: 'Low tide, an hour before dawn', since: ago(1) },
  { type: 'handout', shown: true, id: 'h1', name: "The keeper's last page", text: 'The lamp does not show them the rocks.\nIt calls them.\n\nThree nights I have left it dark, and three nights it lit itself. If you read this, do not go up after sunset, and do not answer when the bell counts to thirteen.' },
  { type: 'map', shown: true, id: 'm1', name: 'The cellar', width: 24, height: 14, whole: false, areas: [{ x: 2, y: 2, width: 9, height: 7 }, { x: 11, y: 5, width: 5, height: 2 }, { x: 16, y: 3, width: 6, height: 8 }],
    tokens: [token('s1', 'Ilvane Marrow', 5, 4, true, { current: true }), token('s2', 'Brother Oddo', 3, 6, true), token('o2', 'Brine Husk', 17, 5, false), token('o4', 'Unknown creature', 19, 7, false, { size: 2 })] },
  { type: 'poll', shown: true, id: 'p1', question: 'Which way down?', options: [{ text: 'The stairs', votes: 41 }, { text: 'The flooded shaft', votes: 67 }, { text: 'Wait for the tide', votes: 12 }], votes: 120, started: ago(20), ends: new Date(Date.now() + 45000).toISOString() },
];

const rolls = [
  () => ({ player: 'Brother Oddo', total: 13, expression: '2d6+3', breakdown: '2d6 (4, 6) + 3 = 13', dice: [{ sides: 6, value: 4 }, { sides: 6, value: 6 }] }),
  () => ({ player: 'Ilvane Marrow', total: 27, expression: '1d20+7', breakdown: '1d20 (20) + 7 = 27', dice: [{ sides: 20, value: 20 }] }),
  () => ({ player: 'Tessaly Quick', total: 5, expression: '2d20kl1+4', breakdown: '2d20kl1 (1, 14) + 4 = 5', dice: [{ sides: 20, value: 1 }, { sides: 20, value: 14, kept: false }] }),
  () => ({ player: 'Ilvane Marrow', total: 19, expression: '3d8+1d4+2', breakdown: '3d8 (7, 2, 5) + 1d4 (3) + 2 = 19', dice: [{ sides: 8, value: 7 }, { sides: 8, value: 2 }, { sides: 8, value: 5 }, { sides: 4, value: 3 }] }),
];
let thrown = 0;

export const roll = () => ({ type: 'dice_roll', id: `sample-${thrown}`, ...rolls[thrown++ % rolls.length]() });
