import { element, paint, portrait, say } from './elements.js';

export function spotlight(part, chosen, on) {
  const frame = portrait('portrait large');
  const words = element('div', 'words');
  words.append(element('h1'), element('p'));
  part.append(frame, words);
  words.classList.add('panel');
  let who = null;

  on('spotlight', (message) => {
    part.hidden = !message.shown;
    const [name, about] = words.children;
    paint(frame, message.shown ? message.name : '', message.image);
    frame.hidden = chosen.hide.has('portrait');
    say(name, message.name);
    say(about, [message.title, chosen.hide.has('player') ? '' : message.player].filter(Boolean).join(' · '));
    if (message.shown && who !== message.name) {
      // Another speaker comes in anew.
      part.replaceChildren(frame, words);
    }
    who = message.shown ? message.name : null;
  });
}
