import { element, flag, hitPoints, keep, say, showConditions, showHitPoints } from './elements.js';

/** At most so many of the order, always with whose turn it is and who comes next. */
export function window(order, current, count) {
  if (order.length <= count) return { from: 0, shown: order };
  const from = Math.max(0, Math.min(order.length - count, current - Math.floor((count - 1) / 3)));
  return { from, shown: order.slice(from, from + count) };
}

export function initiative(part, chosen, on) {
  const head = element('header');
  const list = element('ol');
  const marker = element('div', 'marker');
  const rows = element('div', 'rows');
  const more = element('footer');
  head.append(element('h1', null, 'Initiative'), element('span', 'round'));
  rows.append(marker, list);
  part.classList.add('panel');
  flag(part, 'bare', chosen.hide.has('score'));
  marker.hidden = true;
  part.append(head, rows, more);
  let points = new Map();
  let last = null;
  let drawn = '';

  function make() {
    const row = element('li');
    const who = element('div', 'who');
    who.append(element('span', 'name'), element('ul', 'conditions'));
    row.append(element('span', 'score'), who, hitPoints());
    return row;
  }

  function update(row, one) {
    const [score, who, hp] = row.children;
    flag(row, 'combatant', one.name);
    flag(row, 'kind', one.isPlayer ? 'player' : 'other');
    flag(row, 'current', one.index === last.currentTurn);
    flag(row, 'state', one.state);
    flag(row, 'out', one.defeated || one.state === 'down');
    say(score, chosen.hide.has('score') ? '' : one.initiative);
    say(who.firstChild, one.name);
    showConditions(who.lastChild, chosen.hide.has('conditions') ? [] : [...(one.conditions || []), ...(one.waits ? [one.waits === 'ready' ? 'readied' : 'delays'] : [])]);
    showHitPoints(hp, one.hp || !one.isPlayer || !points.has(one.name) ? one : { ...one, hp: points.get(one.name) }, chosen.hp);
    if (chosen.hide.has('hp')) hp.hidden = true;
  }

  function draw() {
    if (!last) return;
    part.hidden = last.order.length === 0;
    say(head.lastChild, last.round > 0 && !chosen.hide.has('round') ? `Round ${last.round}` : '');
    const { from, shown } = window(last.order, last.currentTurn, chosen.count);
    keep(list, shown.map((one, index) => ({ ...one, index: from + index })), (one) => one.id || one.name, make, update);
    say(more, last.order.length > shown.length ? `${last.order.length - shown.length} more` : '');
    const stand = JSON.stringify([last.currentTurn, shown.map((one) => [one.id || one.name, one.conditions, one.waits])]);
    if (stand !== drawn) point();
    drawn = stand;
  }

  /** To ask where a row stands is to have the page laid out: only where rows may have moved. */
  function point() {
    const row = list.querySelector('[data-current]');
    if (row) {
      // One that was not there begins where it belongs; only from turn to turn does it move.
      marker.classList.toggle('still', marker.hidden);
      marker.style.height = `${row.offsetHeight}px`;
      marker.style.transform = `translateY(${row.offsetTop}px)`;
    }
    marker.hidden = !row;
  }

  on('initiative_update', (message) => {
    last = message;
    draw();
  });
  on('character_status', (message) => {
    points = new Map(message.party.map((one) => [one.name, one.hp]));
    draw();
  });
  const seen = new ResizeObserver(point);
  seen.observe(list);
  return () => seen.disconnect();
}
