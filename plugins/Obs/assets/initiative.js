'use strict';

table.on('initiative_update', (message) => {
  const part = document.querySelector('[data-part=initiative]');
  part.hidden = message.order.length === 0;
  part.querySelector('[data-round]').textContent = message.round > 0 ? `Round ${message.round}` : '';
  part.querySelector('ol').replaceChildren(...message.order.map((one, index) => {
    const row = table.element('li', one.isPlayer ? 'player' : 'other');
    row.dataset.combatant = one.name;
    if (index === message.currentTurn) row.dataset.current = '';
    if (one.state) row.dataset.state = one.state;
    row.append(table.element('span', 'score', one.initiative), table.element('span', 'name', one.name));
    if (one.hp) row.append(table.element('span', 'state', `${one.hp.current}/${one.hp.max}`));
    else if (one.state && one.state !== 'healthy') row.append(table.element('span', 'state', one.state));
    return row;
  }));
});
