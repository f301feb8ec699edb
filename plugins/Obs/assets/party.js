import { element, flag, health, hitPoints, keep, paint, portrait, say, share, showConditions, showDeath, showHitPoints } from './elements.js';

export function party(part, chosen, on) {
  function make() {
    const card = element('article', 'member panel');
    const line = element('div', 'line');
    const who = element('div', 'who');
    who.append(element('span', 'name'), element('span', 'player'));
    line.append(portrait(), who, hitPoints());
    card.append(line, element('span', 'death'), element('ul', 'conditions'));
    return card;
  }

  function update(card, one) {
    const [line, death, conditions] = card.children;
    const [frame, who, hp] = line.children;
    flag(card, 'member', one.name);
    flag(card, 'health', health(share(one)));
    paint(frame, one.name, one.image);
    frame.hidden = !one.image;
    say(who.firstChild, one.name);
    say(who.lastChild, chosen.hide.has('player') ? '' : one.player);
    showHitPoints(hp, one, chosen.hp);
    if (chosen.hide.has('hp')) hp.hidden = true;
    showDeath(death, one.death);
    showConditions(conditions, chosen.hide.has('conditions') ? [] : one.conditions);
  }

  on('character_status', (message) => {
    const shown = message.party.slice(0, chosen.count);
    part.hidden = shown.length === 0;
    part.style.setProperty('--members', shown.length);
    keep(part, shown, (one) => one.id || one.name, make, update);
  });
}
