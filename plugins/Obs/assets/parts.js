import { character } from './character.js';
import { clock } from './clock.js';
import { dice } from './dice.js';
import { element } from './elements.js';
import { handout } from './handout.js';
import { initiative } from './initiative.js';
import { lowerThird } from './lower-third.js';
import { map } from './map.js';
import { overlays } from './options.js';
import { party } from './party.js';
import { poll } from './poll.js';
import { spotlight } from './spotlight.js';

const parts = { map, handout, initiative, dice, party, character, clock, spotlight, 'lower-third': lowerThird, poll };
const all = Object.keys(parts).filter((name) => name !== 'character');

/** Puts the parts of a page on a stage, and takes them away with what this answers. */
export function mount(stage, chosen, table) {
  stage.replaceChildren();
  stage.dataset.theme = chosen.theme;
  stage.dataset.motion = chosen.motion;
  stage.dataset.show = chosen.page === 'overlay' ? 'all' : 'one';
  stage.style.setProperty('--scale', chosen.scale);
  const ends = (chosen.page === 'overlay' ? all.filter((name) => !chosen.hide.has(name)) : [chosen.page]).map((name) => {
    const part = element('section', 'part');
    part.dataset.part = name;
    part.dataset.position = (chosen.page !== 'overlay' && chosen.position) || overlays.find((one) => one.page === name).position;
    part.hidden = true;
    stage.append(part);
    const heard = [];
    const stop = parts[name](part, chosen.page === 'overlay' ? { ...chosen, hide: new Set() } : chosen, (type, handle) => heard.push(table.on(type, handle)), table.piece);
    return () => {
      heard.forEach((forget) => forget());
      if (stop) stop();
    };
  });

  // The host itself goes blank, with every message empty; the page does not wait for the last of them.
  ends.push(table.on('blank', (message) => { stage.toggleAttribute('data-blank', message.on); }));
  return () => ends.forEach((end) => end());
}

export const names = all;
