/* Small things that every part needs. Texts are never markup. */

const svgSpace = 'http://www.w3.org/2000/svg';

/** An element with classes and a text. */
export function element(tag, classes, text) {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  if (text !== undefined && text !== null) made.textContent = text;
  return made;
}

/** A text is only written when it is another: what does not change is not touched. */
export function say(one, text) {
  const words = text === undefined || text === null ? '' : String(text);
  if (one.textContent !== words) one.textContent = words;
  one.hidden = words === '';
}

/** An attribute that is there or not. One that stays as it is costs no style. */
export function flag(one, name, on) {
  const value = on === true ? '' : String(on);
  if (!on) delete one.dataset[name];
  else if (one.dataset[name] !== value) one.dataset[name] = value;
}

/** The children of a parent become one for each item, in order. One that was there stays the same element, so that only what changed moves. */
export function keep(parent, items, key, make, update) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  const next = items.map((item) => {
    const name = String(key(item));
    const child = old.get(name) || make(item);
    old.delete(name);
    if (child.dataset.key !== name) child.dataset.key = name;
    update(child, item);
    return child;
  });
  for (const gone of old.values()) gone.remove();
  next.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] || null);
  });
}

/** An SVG of polygons and lines: each a list of points. */
export function drawing(shapes, size = 100) {
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('aria-hidden', 'true');
  for (const [kind, points, classes] of shapes) {
    const shape = document.createElementNS(svgSpace, kind);
    shape.setAttribute('points', points);
    shape.setAttribute('class', classes);
    svg.append(shape);
  }
  return svg;
}

/** A picture that everyone may see; without one the first letters of a name. */
export function portrait(classes = 'portrait') {
  const frame = element('span', classes);
  frame.append(element('span', 'letters'), element('img'));
  frame.lastChild.alt = '';
  frame.lastChild.onerror = () => { frame.lastChild.hidden = true; };
  return frame;
}

export function paint(frame, name, image) {
  say(frame.firstChild, letters(name));
  const picture = frame.lastChild;
  if (!image) picture.removeAttribute('src');
  else if (!picture.src.endsWith(image)) {
    picture.hidden = false;
    picture.src = blob(image);
  }
  if (!image) picture.hidden = true;
}

export const blob = (hash) => `/blobs/${hash}`;

const letters = (name) => name.split(/[\s-]+/).filter(Boolean).slice(0, 2).map((word) => [...word][0].toUpperCase()).join('');

/** The largest letters at which a text fits its box; what still does not fit fades at its end. */
export function fit(box, least = 0.62) {
  box.style.fontSize = '';
  delete box.dataset.cut;
  for (let size = 1; box.scrollHeight > box.clientHeight + 1; size -= 0.04) {
    if (size < least) {
      box.dataset.cut = '';
      return;
    }
    box.style.fontSize = `${size.toFixed(2)}em`;
  }
}

/** How much of its hit points one has, as far as everyone may know: exactly, or by the word. */
export function share(one) {
  if (one.hp && one.hp.max > 0) return Math.max(0, Math.min(1, one.hp.current / one.hp.max));
  return { healthy: 1, bloodied: 0.5, 'near death': 0.1, down: 0 }[one.state] ?? null;
}

export const health = (part) => (part === null ? '' : part > 0.5 ? 'good' : part > 0.25 ? 'hurt' : part > 0 ? 'low' : 'down');

const word = (part) => (part > 0.5 ? 'healthy' : part > 0.1 ? 'bloodied' : part > 0 ? 'near death' : 'down');

/** Hit points as the address asks for them. */
export function hitPoints() {
  const made = element('span', 'hp');
  const bar = element('span', 'bar');
  bar.append(element('i'));
  made.append(element('span', 'words'), bar);
  return made;
}

export function showHitPoints(made, one, how) {
  const part = share(one);
  flag(made, 'health', health(part));
  flag(made, 'how', how);
  made.hidden = part === null;
  if (part === null) return;
  const text = how === 'numbers' && one.hp ? `${one.hp.current}/${one.hp.max}${one.hp.temp ? ` +${one.hp.temp}` : ''}` : one.state || word(part);
  say(made.firstChild, how === 'bar' ? '' : text);
  made.lastChild.hidden = how === 'words';
  made.lastChild.firstChild.style.transform = `scaleX(${part.toFixed(4)})`;
}

/** Conditions as small marks. */
export function showConditions(list, conditions) {
  list.hidden = !conditions || conditions.length === 0;
  keep(list, (conditions || []).map((name, index) => ({ name, index })), (one) => `${one.index} ${one.name}`, () => element('li'), (item, one) => say(item, one.name));
}

/** Three and three: how a dying character stands. */
export function showDeath(made, death) {
  made.hidden = !death;
  if (!death) return;
  const saves = [...Array(3).keys()].map((n) => ({ key: `s${n}`, kind: 'success', on: n < death.successes })).concat([...Array(3).keys()].map((n) => ({ key: `f${n}`, kind: 'failure', on: n < death.failures })));
  keep(made, saves, (one) => one.key, (one) => element('i', one.kind), (mark, one) => flag(mark, 'on', one.on));
}
