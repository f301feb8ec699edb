import { blob, element, fit, flag, say } from './elements.js';

export function handout(part, chosen, on) {
  const sheet = element('article', 'sheet panel');
  const picture = element('img');
  const title = element('h1');
  const text = element('div', 'text');
  picture.alt = '';
  sheet.append(picture, title, text);
  part.append(sheet);
  let which = null;

  on('handout', (message) => {
    part.hidden = !message.shown;
    say(title, message.name);
    say(text, chosen.hide.has('text') ? '' : message.text);
    picture.hidden = !message.image;
    if (!message.image) picture.removeAttribute('src');
    else if (!picture.src.endsWith(message.image)) picture.src = blob(message.image);
    flag(sheet, 'picture', message.image ? (message.text && !chosen.hide.has('text') ? 'beside' : 'only') : '');
    if (message.shown && which !== message.id) part.replaceChildren(sheet);
    which = message.shown ? message.id : null;
    fit(text);
  });
  picture.onload = () => fit(text);
  picture.onerror = () => {
    picture.hidden = true;
    flag(sheet, 'picture', '');
    fit(text);
  };
  const seen = new ResizeObserver(() => fit(text));
  seen.observe(sheet);
  return () => seen.disconnect();
}
