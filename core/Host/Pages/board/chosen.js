import { el } from "../table/dom.js";
import { n } from "./shapes.js";

const kinds = { pen: "Drawing", line: "Line", rect: "Rectangle", ellipse: "Ellipse", fog: "Lifted fog" };
const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The object that is chosen on the board, and what can be done with it. */
export class Chosen {
  #page;
  #id = null;

  constructor(page) {
    this.#page = page;
    el("raise").addEventListener("click", () => this.#raise());
    el("hide").addEventListener("click", () => page.change(this.#id, { hidden: this.#one?.fields.hidden ? null : true }));
    el("bigger").addEventListener("click", () => this.#resize(1));
    el("smaller").addEventListener("click", () => this.#resize(-1));
    el("delete").addEventListener("click", () => { if (this.#one) page.remove(this.#id); });
    el("canvas").addEventListener("keydown", (event) => this.#pressed(event));
  }

  get #one() {
    return this.#page.free(this.#id);
  }

  choose(id) {
    this.#id = id;
    this.show();
  }

  forget() {
    this.#id = null;
    el("chosen").hidden = true;
  }

  /** A colour was picked for it, or another tool. */
  inked(color) {
    if (color && this.#one) this.#page.change(this.#id, { color });
    else if (!color && this.#id) this.#page.choose(null);
  }

  show() {
    const one = this.#one;
    if (!one) this.#id = null;
    el("chosen").hidden = !one || !this.#page.may;
    this.#page.drawing.choose(one?.id);
    if (!one) return;
    const { type, name, text, hidden } = one.fields;
    el("chosen-name").textContent = name ?? text ?? kinds[type] ?? "";
    el("hide").hidden = !this.#page.isMaster || type === "fog";
    el("hide").textContent = hidden ? "Show to players" : "Hide from players";
    el("raise").hidden = type === "fog";
    el("bigger").hidden = el("smaller").hidden = !["token", "text"].includes(type);
  }

  #raise() {
    const top = this.#page.objects.at(-1);
    if (top && top.id !== this.#id) this.#page.change(this.#id, { z: n(top.fields.z) + 1 });
  }

  #resize(step) {
    const its = this.#one?.fields;
    if (!its) return;
    const size = its.type === "token" ? n(its.size, 1) + step : Math.round(n(its.size, .8) * (step > 0 ? 125 : 80)) / 100;
    this.#page.change(this.#id, { size: its.type === "token" ? Math.min(8, Math.max(1, size)) : Math.min(20, Math.max(.2, size)) });
  }

  #pressed(event) {
    const step = steps[event.key];
    const one = this.#one;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") this.#page.takeBack();
    else if (event.key === "Escape") this.#page.choose(null);
    else if (one && (event.key === "Delete" || event.key === "Backspace")) this.#page.remove(one.id);
    else if (one && step && one.fields.type !== "fog") this.#page.change(one.id, { x: n(one.fields.x) + step[0], y: n(one.fields.y) + step[1] });
    else if (step) this.#page.view.pan(-60 * step[0], -60 * step[1]);
    else return;
    event.preventDefault();
  }
}
