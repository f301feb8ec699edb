import { element, flag, say } from './elements.js';

const two = (number) => String(number).padStart(2, '0');

/** Seconds as people read them. */
export function spell(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/* Messages say when something began; how long ago that is, the page asks its own clock each time it draws. */
export function clock(part, chosen, on) {
  const cell = (classes) => {
    const made = element('div', `cell ${classes}`);
    made.append(element('span', 'label'), element('span', 'time'));
    return made;
  };
  const session = cell('session');
  const round = cell('round');
  const turn = cell('turn');
  const left = element('i');
  turn.append(left);
  part.classList.add('panel');
  part.append(session, round, turn);
  let its = {};
  let timer = 0;

  function fill(made, label, time) {
    made.hidden = !time;
    say(made.children[0], time ? label : '');
    say(made.children[1], time);
  }

  function draw() {
    clearTimeout(timer);
    const now = Date.now();
    const since = (moment) => (now - Date.parse(moment)) / 1000;
    fill(session, its.session || 'Session', its.started && !chosen.hide.has('session') ? spell(since(its.started)) : '');
    fill(round, 'Round', its.round && !chosen.hide.has('round') ? its.round : '');
    const passed = its.turnSince ? since(its.turnSince) : 0;
    const rest = chosen.turn - passed;
    fill(turn, its.turn || 'Turn', its.turnSince && !chosen.hide.has('turn') ? (chosen.turn > 0 ? `${rest < 0 ? '+' : ''}${spell(rest < 0 ? -rest : Math.ceil(rest))}` : spell(passed)) : '');
    flag(turn, 'late', chosen.turn > 0 && rest <= 0 ? 'over' : chosen.turn > 0 && rest <= chosen.turn / 5 ? 'soon' : '');
    left.hidden = chosen.turn === 0;
    left.style.transform = `scaleX(${chosen.turn > 0 ? Math.max(0, Math.min(1, rest / chosen.turn)).toFixed(4) : 0})`;
    part.hidden = session.hidden && round.hidden && turn.hidden;
    if (!part.hidden) timer = setTimeout(draw, 1000 - (Date.now() % 1000) + 5);
  }

  on('clock', (message) => {
    its = message;
    draw();
  });
  document.addEventListener('visibilitychange', draw);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', draw);
  };
}
