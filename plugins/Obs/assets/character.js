import { element, flag, health, hitPoints, paint, portrait, say, share, showConditions, showDeath, showHitPoints } from './elements.js';

export function character(part, chosen, on) {
  const wanted = chosen.character.toLowerCase();
  const frame = portrait('portrait large');
  const name = element('h1');
  const about = element('p', 'about');
  const armour = element('span', 'armour');
  const points = hitPoints();
  const death = element('span', 'death');
  const conditions = element('ul', 'conditions');
  const body = element('div', 'body');
  const row = element('div', 'row');
  row.append(points, armour);
  body.append(name, about, row, death, conditions);
  part.classList.add('panel');
  part.append(frame, body);
  let all = [];
  let turn = null;

  function draw() {
    const one = all.find((other) => (wanted ? other.id === chosen.character || other.name.toLowerCase() === wanted : other.name === turn)) || (wanted ? null : all[0]);
    part.hidden = !one;
    if (!one) {
      for (const empty of [name, about, armour]) say(empty, '');
      return;
    }
    flag(part, 'character', one.name);
    flag(part, 'health', health(share(one)));
    paint(frame, one.name, one.image);
    say(name, one.name);
    say(about, [one.concept, one.level ? `Level ${one.level}` : '', chosen.hide.has('player') ? '' : one.player].filter(Boolean).join(' · '));
    say(armour, one.ac && !chosen.hide.has('ac') ? `AC ${one.ac}` : '');
    showHitPoints(points, one, chosen.hp);
    if (chosen.hide.has('hp')) points.hidden = true;
    showDeath(death, one.death);
    showConditions(conditions, chosen.hide.has('conditions') ? [] : one.conditions);
  }

  on('character_status', (message) => {
    all = message.party;
    draw();
  });
  on('initiative_update', (message) => {
    const acting = message.order[message.currentTurn];
    if (acting && acting.isPlayer) turn = acting.name;
    draw();
  });
}
