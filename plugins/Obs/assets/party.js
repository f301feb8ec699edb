'use strict';

table.on('character_status', (message) => {
  const part = document.querySelector('[data-part=party]');
  part.hidden = message.party.length === 0;
  part.replaceChildren(...message.party.map((one) => {
    const card = table.element('article', 'member');
    card.dataset.member = one.name;
    const share = one.hp && one.hp.max > 0 ? Math.max(0, Math.min(1, one.hp.current / one.hp.max)) : 0;
    card.dataset.health = share > 0.5 ? 'good' : share > 0.25 ? 'hurt' : 'low';
    const bar = table.element('meter', 'health');
    bar.max = 1;
    bar.value = share;
    const line = table.element('div', 'line');
    line.append(table.element('span', 'name', one.name), table.element('span', 'points', one.hp ? `${one.hp.current}/${one.hp.max}` : ''));
    card.append(line, bar);
    if (one.conditions && one.conditions.length > 0) card.append(table.element('div', 'conditions', one.conditions.join(' · ')));
    return card;
  }));
});
