import { el, h } from "../table/dom.js";
import { s } from "./shapes.js";

export const inks = { "#2b2a33": "black", "#b3312e": "red", "#c2701c": "orange", "#2f7d4f": "green", "#2b62a8": "blue", "#7a4aa0": "violet" };

const icons = {
  select: ["Choose and move", "M5 3l5.5 15 2.3-6.2L19 9.5z"],
  pen: ["Pen", "M4 20l1-4L16.5 4.5l3 3L8 19zM14 7l3 3"],
  line: ["Line", "M5 19L19 5"],
  rect: ["Rectangle", "M4 6h16v12H4z"],
  ellipse: ["Ellipse", "M12 5c5 0 8.5 3 8.5 7s-3.5 7-8.5 7-8.5-3-8.5-7S7 5 12 5z"],
  text: ["Text", "M5 6V4h14v2M12 4v16M9 20h6"],
  erase: ["Eraser", "M8 20l-4-4L14 6l6 6-8 8zM9 11l6 6M8 20h12"],
  reveal: ["Lift the fog here", "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6z"],
};

/** What a finger does on the board, and in which colour. */
export class Tools {
  tool = "select";
  color = Object.keys(inks)[0];

  constructor(changed) {
    el("tools").append(...Object.entries(icons).map(([name, [title, d]]) => h("button", { type: "button", "data-tool": name, title, "aria-label": title, onclick: () => this.choose(name) }, s("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, s("path", { d })))));
    el("colors").append(...Object.entries(inks).map(([color, name]) => {
      const button = h("button", { type: "button", role: "radio", title: name, "aria-label": name, "data-color": color, onclick: () => this.ink(color) });
      button.style.background = color;
      return button;
    }));
    this.changed = changed;
    this.choose("select");
    this.ink(this.color);
  }

  choose(name) {
    this.tool = name;
    for (const one of el("tools").children) one.setAttribute("aria-pressed", String(one.dataset.tool === name));
    el("canvas").setAttribute("class", name);
    this.changed();
  }

  ink(color) {
    this.color = color;
    for (const one of el("colors").children) one.setAttribute("aria-checked", String(one.dataset.color === color));
    if (this.tool === "select" || this.tool === "erase") this.changed(color);
  }

  /** @param may Whether the caller writes here. @param isFog Whether there is fog to lift. */
  offer(may, isFog) {
    for (const one of el("tools").children) one.hidden = one.dataset.tool === "reveal" ? !isFog || !may : one.dataset.tool !== "select" && !may;
    if (el("tools").querySelector(`[data-tool=${this.tool}]`).hidden) this.choose("select");
  }
}

/** Asks for a few words. @returns {Promise<string>} Nothing when it was given up. */
export function ask(title, was = "") {
  const dialog = el("ask");
  el("h-ask").textContent = title;
  el("ask-text").value = was;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    const done = (text) => { el("ask-form").onsubmit = dialog.onclose = null; resolve(text); };
    el("ask-form").onsubmit = () => done(el("ask-text").value.trim());
    dialog.onclose = () => done("");
  });
}
