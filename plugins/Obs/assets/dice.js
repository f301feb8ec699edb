import { drawing, element, flag, keep, say } from './elements.js';

/* Rolls are state: each knows when it came, and what is too old is taken away whenever the page draws. A source that OBS hid for an hour shows nothing
   stale when it comes back, whatever became of its timers; an animation begins where it would be by now. */

const shapes = {
  4: [['polygon', '50,8 94,86 6,86', 'face']],
  6: [['polygon', '12,12 88,12 88,88 12,88', 'face']],
  8: [['polygon', '50,3 93,50 50,97 7,50', 'face'], ['polyline', '7,50 50,68 93,50', 'edge']],
  10: [['polygon', '50,4 95,44 95,58 50,96 5,58 5,44', 'face'], ['polyline', '5,52 28,62 50,96 72,62 95,52', 'edge'], ['polyline', '28,62 50,4 72,62', 'edge']],
  12: [['polygon', '50,3 79,12 97,36 97,64 79,88 50,97 21,88 3,64 3,36 21,12', 'face'], ['polygon', '50,22 77,42 67,74 33,74 23,42', 'edge']],
  20: [['polygon', '50,2 92,26 92,74 50,98 8,74 8,26', 'face'], ['polygon', '50,20 79,69 21,69', 'edge'], ['polyline', '50,2 50,20 8,26 21,69 8,74', 'edge'], ['polyline', '50,20 92,26 79,69 92,74', 'edge'], ['polyline', '21,69 50,98 79,69', 'edge']],
};
const outline = (sides) => shapes[sides] || (sides > 20 || sides === 100 ? shapes[10] : sides < 4 ? [['polygon', '50,4 83,17 96,50 83,83 50,96 17,83 4,50 17,17', 'face']] : shapes[6]);
const most = 12;

/** The twenty that counted. */
export function natural(roll) {
  const twenties = (roll.dice || []).filter((die) => die.sides === 20 && die.kept !== false);
  return twenties.length !== 1 ? '' : twenties[0].value === 20 ? 'best' : twenties[0].value === 1 ? 'worst' : '';
}

export function dice(part, chosen, on) {
  const stays = chosen.stay * 1000;
  const limit = Math.min(chosen.count, 4);
  const timers = new Set();
  let toasts = [];
  part.setAttribute('aria-live', 'off');

  function die(one, big) {
    const made = element('span', big ? 'die big' : 'die');
    made.append(drawing(outline(one.sides)), element('b', null, one.value));
    flag(made, 'sides', one.sides);
    flag(made, 'dropped', one.kept === false);
    if (one.sides === 20 && one.kept !== false) flag(made, 'natural', one.value === 20 ? 'best' : one.value === 1 ? 'worst' : '');
    return made;
  }

  function make({ roll, came }) {
    const card = element('article', 'toast panel');
    const all = roll.dice || [];
    card.dataset.roll = roll.id;
    card.dataset.total = roll.total;
    flag(card, 'natural', natural(roll));
    card.style.setProperty('--since', `${came - Date.now()}ms`);
    const words = element('div', 'words');
    const how = element('span', 'how');
    words.append(element('span', 'who', roll.player || 'Someone'), how);
    say(how, chosen.hide.has('breakdown') ? roll.expression : roll.breakdown || roll.expression);
    const main = all.find((one) => one.sides === 20 && one.kept !== false) || all.find((one) => one.kept !== false);
    const total = die({ sides: main ? main.sides : 20, value: roll.total }, true);
    flag(total, 'natural', natural(roll));
    flag(total, 'long', String(roll.total).length > 3 ? 'very' : String(roll.total).length > 2);
    card.append(total, words);
    if (natural(roll)) card.append(element('span', 'shine'), element('span', 'cry', natural(roll) === 'best' ? 'Natural 20' : 'Natural 1'));
    if (all.length > 1 && !chosen.hide.has('faces')) {
      const faces = element('div', 'faces');
      all.slice(0, most).forEach((one) => faces.append(die(one)));
      if (all.length > most) faces.append(element('span', 'more', `+${all.length - most}`));
      words.append(faces);
    }
    return card;
  }

  function draw() {
    toasts = toasts.filter((toast) => Date.now() - toast.came < stays).slice(0, limit);
    part.hidden = toasts.length === 0;
    keep(part, toasts, (toast) => toast.roll.id, make, () => {});
  }

  on('dice_roll', (roll) => {
    toasts = [{ roll, came: Date.now() }, ...toasts];
    draw();
    const timer = setTimeout(() => {
      timers.delete(timer);
      draw();
    }, stays + 50);
    timers.add(timer);
  });
  on('blank', (message) => {
    if (message.on) toasts = [];
    draw();
  });
  document.addEventListener('visibilitychange', draw);
  return () => {
    document.removeEventListener('visibilitychange', draw);
    timers.forEach(clearTimeout);
  };
}
