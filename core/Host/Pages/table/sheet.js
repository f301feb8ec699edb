import { h, signed } from "./dom.js";

const saves = { str: "Strength", dex: "Dexterity", con: "Constitution", int: "Intelligence", wis: "Wisdom", cha: "Charisma" };
const titled = (key) => key.replace(/[_-]+/g, " ").replace(/(^|\s)\w/g, (first) => first.toUpperCase());

/** A universal sheet as buttons: what can be rolled rolls, what can be spent is spent. */
export function sheetOf(sheet, { roll, spend }) {
  return [attributes(sheet, roll), attacks(sheet, roll), skills(sheet, roll), slots(sheet, spend), uses(sheet, spend), bag(sheet)].filter(Boolean);
}

function group(title, body) {
  const items = body.filter(Boolean);
  return items.length ? h("div", { class: "group" }, h("h3", {}, title), h("div", { class: "buttons" }, items)) : undefined;
}

const button = (text, more, onclick, label) => h("button", { type: "button", onclick, "aria-label": label }, text, more ? h("small", {}, ` ${more}`) : null);

function attributes(sheet, roll) {
  const d20 = sheet.system === "dnd5e";
  const place = ([key]) => Object.keys(saves).indexOf(key);
  return group(sheet.system === "coc7e" ? "Characteristics" : "Checks and saves", Object.entries(sheet.attributes ?? {}).sort((one, other) => place(one) - place(other)).flatMap(([key, its]) => {
    const name = saves[key] ?? titled(key);
    const value = its.modifier === undefined ? String(its.value ?? "") : signed(its.modifier);
    return [button(name, value, () => roll(`${name} check`)), d20 && saves[key] ? button("save", "", () => roll(`${name} save`), `${name} save`) : null];
  }));
}

function attacks(sheet, roll) {
  return group("Attacks", (sheet.combat?.attacks ?? []).flatMap((one) => [
    button(one.name, one.bonus === undefined ? "" : signed(one.bonus), () => roll(`attack with ${one.name}`)),
    one.damage ? button(one.damage, one.type, () => roll(one.damage, { plain: true })) : null,
  ]));
}

function skills(sheet, roll) {
  return group("Skills", Object.entries(sheet.skills ?? {}).map(([key, its]) => {
    const name = its.specialization ? `${titled(key)} (${its.specialization})` : titled(key);
    return button(name, its.value === undefined ? "" : sheet.system === "coc7e" ? its.value : signed(its.value), () => roll(`${titled(key)} check`));
  }));
}

function slots(sheet, spend) {
  return group("Spell slots", Object.entries(sheet.spells?.slots ?? {}).filter(([, its]) => its.max > 0).map(([level, its]) =>
    button(`Level ${level}`, `${its.current}/${its.max}`, () => spend({ kind: "slot", name: level }))));
}

function uses(sheet, spend) {
  return group("Features", (sheet.features ?? []).filter((one) => one.uses?.max > 0).map((one) =>
    button(one.name, `${one.uses.current}/${one.uses.max}`, () => spend({ kind: "use", name: one.name }))));
}

function bag(sheet) {
  return group("Carried", (sheet.inventory ?? []).slice(0, 60).map((one) => h("span", { class: one.equipped ? "chip worn" : "chip" }, one.quantity > 1 ? `${one.quantity} ${one.name}` : one.name)));
}
