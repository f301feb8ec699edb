import { element, say } from './elements.js';

export function lowerThird(part, chosen, on) {
  const bar = element('div', 'bar');
  const words = element('div', 'words panel');
  words.append(element('h1'), element('p'));
  part.append(bar, words);
  let its = {};
  let timer = 0;

  function draw() {
    clearTimeout(timer);
    const rest = its.shown && its.seconds ? Date.parse(its.since) + its.seconds * 1000 - Date.now() : Infinity;
    const shown = Boolean(its.shown) && rest > 0;
    const anew = shown && (part.hidden || part.dataset.since !== its.since);
    part.hidden = !shown;
    part.dataset.since = its.since || '';
    say(words.firstChild, shown ? its.title : '');
    say(words.lastChild, shown ? its.text : '');
    if (anew) part.replaceChildren(bar, words);
    if (shown && rest !== Infinity) timer = setTimeout(draw, Math.min(rest + 20, 2 ** 31 - 1));
  }

  on('lower_third', (message) => {
    its = message;
    draw();
  });
  document.addEventListener('visibilitychange', draw);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', draw);
  };
}
