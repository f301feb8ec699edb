import { spell } from './clock.js';
import { element, flag, keep, say } from './elements.js';

export function poll(part, chosen, on) {
  const question = element('h1');
  const list = element('ol');
  const foot = element('footer');
  part.classList.add('panel');
  part.append(question, list, foot);
  let its = { shown: false };
  let timer = 0;

  function make() {
    const row = element('li');
    const bar = element('span', 'bar');
    bar.append(element('i'));
    row.append(element('span', 'option'), element('span', 'votes'), bar);
    return row;
  }

  function draw() {
    clearTimeout(timer);
    part.hidden = !its.shown;
    say(question, its.question);
    const options = its.shown ? its.options : [];
    const most = Math.max(1, ...options.map((one) => one.votes));
    const rest = its.ends ? (Date.parse(its.ends) - Date.now()) / 1000 : Infinity;
    const closed = Boolean(its.closed) || rest <= 0;
    flag(part, 'closed', closed);
    keep(list, options.map((one, index) => ({ ...one, index })), (one) => `${its.id} ${one.index}`, make, (row, one) => {
      const part = its.votes > 0 ? one.votes / its.votes : 0;
      flag(row, 'option', one.text);
      say(row.children[0], `${one.index + 1}  ${one.text}`);
      say(row.children[1], `${Math.round(part * 100)} %`);
      row.children[2].firstChild.style.transform = `scaleX(${part.toFixed(4)})`;
      flag(row, 'first', closed && its.votes > 0 && one.votes === most);
    });
    const votes = its.shown && !chosen.hide.has('votes') ? `${its.votes} ${its.votes === 1 ? 'vote' : 'votes'}` : '';
    say(foot, its.shown ? [votes, closed ? 'closed' : rest !== Infinity ? spell(Math.ceil(rest)) : ''].filter(Boolean).join(' · ') : '');
    if (its.shown && !closed && rest !== Infinity) timer = setTimeout(draw, 1000 - (Date.now() % 1000) + 5);
  }

  on('poll', (message) => {
    its = message;
    draw();
  });
  document.addEventListener('visibilitychange', draw);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', draw);
  };
}
