import { element } from './elements.js';
import { hub } from './hub.js';
import { live } from './live.js';
import { offered, overlays, read, write } from './options.js';
import { mount } from './parts.js';
import { roll, state } from './sample.js';

const pick = (selector) => document.querySelector(selector);
const [stage, screen, form, address, status] = ['.stage', '.screen', '.options', '.address', '.status'].map(pick);
const hasKey = new URLSearchParams(location.hash.slice(1)).has('key');
const sample = hub();
const mine = hasKey ? live() : null;
let chosen = read(location.search, 'overlay');
let source = hasKey ? 'live' : 'sample';
let end = () => {};

function show() {
  end();
  end = mount(stage, chosen, source === 'live' ? mine : sample);
  if (source === 'sample') state().forEach(sample.take);
  const path = `${location.origin}${location.pathname.replace(/[^/]*$/, '')}${chosen.page}.html${write(chosen)}`;
  address.value = path + (hasKey ? '#key=•••' : '');
  address.dataset.whole = path + location.hash;
  status.textContent = source === 'live' ? 'This is what viewers see right now.' : 'This is a sample. Nothing of it is in your campaign.';
  pick('.roll').hidden = source !== 'sample';
  if (source === 'sample' && ['dice', 'overlay'].includes(chosen.page)) sample.take(roll());
}

function change(name, value) {
  chosen = { ...chosen, [name]: value };
  show();
}

function select(option) {
  const made = element('select');
  const position = option.name === 'position' ? overlays.find((one) => one.page === chosen.page).position : option.usual;
  option.choices.forEach((choice) => made.append(new Option(choice.replace('-', ' '), choice, false, (chosen[option.name] || position) === choice)));
  made.onchange = () => change(option.name, made.value);
  return made;
}

function input(option) {
  const made = element('input');
  made.type = option.text ? 'text' : 'range';
  if (!option.text) Object.assign(made, { min: option.least, max: option.most, step: option.step });
  made.value = chosen[option.name];
  const told = element('output', 'told', option.text ? '' : made.value);
  made.oninput = () => {
    if (!option.text) told.value = made.value;
    change(option.name, option.text ? made.value : Number(made.value));
  };
  const both = element('span', 'both');
  both.append(made, told);
  return both;
}

function boxes() {
  const made = element('span', 'boxes');
  for (const word of overlays.find((one) => one.page === chosen.page).hide) {
    const label = element('label');
    const box = element('input');
    box.type = 'checkbox';
    box.checked = chosen.hide.has(word);
    box.onchange = () => {
      const hide = new Set(chosen.hide);
      if (box.checked) hide.add(word);
      else hide.delete(word);
      change('hide', hide);
    };
    label.append(box, word.replace('-', ' '));
    made.append(label);
  }
  return made;
}

function line(name, about, control) {
  const made = element(control.classList.contains('boxes') ? 'div' : 'label', 'line');
  made.append(element('span', 'label', name), control, element('small', null, about));
  return made;
}

function draw() {
  const pages = element('select', 'page');
  overlays.forEach((one) => pages.append(new Option(one.title, one.page, false, one.page === chosen.page)));
  pages.onchange = () => {
    chosen = { ...read(write({ ...chosen, hide: new Set() }), pages.value), position: null };
    draw();
    show();
  };
  const about = overlays.find((one) => one.page === chosen.page).about;
  form.replaceChildren(line('Overlay', about, pages), ...offered(chosen.page).map((option) => line(option.title, option.about, option.many ? boxes() : option.choices ? select(option) : input(option))));
}

function choices(place, all, current, take) {
  for (const [value, title, unable] of all) {
    const button = element('button', null, title);
    button.type = 'button';
    button.disabled = Boolean(unable);
    button.setAttribute('role', 'radio');
    button.setAttribute('aria-checked', String(value === current));
    button.onclick = () => {
      [...place.children].forEach((other) => other.setAttribute('aria-checked', String(other === button)));
      take(value);
    };
    place.append(button);
  }
}

async function copy() {
  const text = address.dataset.whole;
  const hidden = element('textarea', 'away');
  hidden.value = text;
  document.body.append(hidden);
  hidden.select();
  let done = document.execCommand('copy');
  hidden.remove();
  if (!done && navigator.clipboard) done = await navigator.clipboard.writeText(text).then(() => true, () => false);
  pick('.copy').textContent = done ? 'Copied' : 'Select the address and copy it by hand';
  if (!done) address.value = text;
  setTimeout(() => { pick('.copy').textContent = 'Copy the address'; }, 2500);
}

new ResizeObserver(() => { stage.style.transform = `scale(${screen.clientWidth / 1920})`; }).observe(screen);
choices(pick('.source'), [['live', 'My campaign', !hasKey], ['sample', 'Sample']], source, (value) => {
  source = value;
  show();
});
choices(pick('.ground'), [['squares', 'Squares'], ['dark', 'Dark'], ['bright', 'Bright']], 'squares', (value) => { screen.dataset.ground = value; });
pick('.roll').onclick = () => sample.take(roll());
pick('.copy').onclick = copy;
draw();
show();
