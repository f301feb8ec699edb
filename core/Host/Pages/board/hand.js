import { n, shape } from "./shapes.js";
import { ask } from "./tools.js";

const MOST_POINTS = 1200;
const round = (value) => Math.round(value * 100) / 100;

/** What pointers do on the canvas: one draws, chooses or moves; two pan and zoom. */
export class Hand {
  #page;
  #svg;
  #fingers = new Map();
  #act = null;

  /** @param page The board page: its `view`, `drawing`, `tools`, and what it does with a finished stroke. */
  constructor(svg, page) {
    this.#svg = svg;
    this.#page = page;
    svg.addEventListener("pointerdown", (event) => this.#down(event));
    svg.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, (event) => this.#up(event, end === "pointercancel"));
  }

  /** What is being moved just now. */
  get moving() {
    return this.#act?.id;
  }

  #down(event) {
    this.#svg.setPointerCapture(event.pointerId);
    this.#fingers.set(event.pointerId, event);
    if (this.#fingers.size > 1) return this.#giveUp();
    const at = this.#page.view.at(event.clientX, event.clientY);
    const tool = event.button === 1 || event.button === 2 ? "select" : this.#page.tools.tool;
    if (event.button === 0 && tool === "select") this.#take(event, at);
    else if (tool === "erase") this.#act = { erase: true };
    else if (tool === "text") this.#act = { write: at };
    else if (tool === "pen") this.#act = { fields: { type: "pen", x: round(at.x), y: round(at.y), points: [0, 0], color: this.#page.tools.color, width: .12 } };
    else if (tool !== "select") this.#act = { from: at, fields: { type: tool === "reveal" ? "fog" : tool, x: round(at.x), y: round(at.y), w: 0, h: 0, ...(tool === "reveal" ? {} : { color: this.#page.tools.color, width: .12 }) } };
    else this.#act = { pan: true };
    if (this.#act?.erase) this.#erase(event);
  }

  /** What lies under the pointer: the uppermost that was drawn, and lifted fog only when there is nothing else. */
  #under(event) {
    const all = document.elementsFromPoint(event.clientX, event.clientY).map((one) => one.closest("#canvas [data-id]")?.dataset.id).map((id) => this.#page.free(id)).filter(Boolean);
    return all.find((one) => one.fields.type !== "fog") ?? all[0] ?? null;
  }

  #take(event, at) {
    const one = this.#under(event);
    this.#page.choose(one?.id ?? null);
    this.#act = one && one.fields.type !== "fog" && this.#page.may ? { id: one.id, from: at, x: n(one.fields.x), y: n(one.fields.y), isToken: one.fields.type === "token", isHidden: one.fields.hidden } : { pan: true };
    this.#svg.classList.toggle("panning", Boolean(this.#act.pan));
  }

  #move(event) {
    const before = this.#fingers.get(event.pointerId);
    const { view } = this.#page;
    const at = view.at(event.clientX, event.clientY);
    this.#page.pointed(at);
    if (!before) return;
    if (this.#fingers.size === 2) this.#pinch(event, before);
    this.#fingers.set(event.pointerId, event);
    const act = this.#act;
    if (!act) return;
    if (act.pan) view.pan(event.clientX - before.clientX, event.clientY - before.clientY);
    else if (act.erase) this.#erase(event);
    else if (act.id) this.#drag(act, at);
    else if (act.fields) this.#draw(act, at, event);
  }

  #drag(act, at) {
    [act.toX, act.toY] = [round(act.x + at.x - act.from.x), round(act.y + at.y - act.from.y)];
    this.#page.drawing.moving(act.id, act.toX, act.toY);
    this.#page.drawing.choose(act.id);
    this.#page.streams({ move: act.id, x: act.toX, y: act.toY }, act.isHidden);
  }

  #draw(act, at, event) {
    const its = act.fields;
    if (its.type === "pen") {
      const [x, y] = [round(at.x - its.x), round(at.y - its.y)];
      if (Math.hypot(x - its.points.at(-2), y - its.points.at(-1)) * this.#page.view.scale < 3) return;
      its.points.push(x, y);
      if (its.points.length >= 2 * MOST_POINTS) {
        this.#page.drew(its);
        act.fields = { ...its, x: round(at.x), y: round(at.y), points: [0, 0] };
      }
    } else {
      let [w, h] = [round(at.x - act.from.x), round(at.y - act.from.y)];
      if (event.shiftKey && its.type !== "line") h = Math.sign(h || 1) * Math.abs(w);
      Object.assign(its, its.type === "line" ? { w, h } : { x: round(act.from.x + Math.min(0, w)), y: round(act.from.y + Math.min(0, h)), w: Math.abs(w), h: Math.abs(h) });
    }
    this.#page.drawing.draft.replaceChildren(shape(its.type === "fog" ? { ...its, type: "rect", color: "#b3541e", width: .06 } : its));
    if (its.type !== "fog") this.#page.streams(its, this.#page.isSecretly);
  }

  async #up(event, isGivenUp) {
    this.#fingers.delete(event.pointerId);
    const act = this.#act;
    if (isGivenUp) return this.#giveUp();
    if (this.#fingers.size > 0) return;
    this.#act = null;
    this.#svg.classList.remove("panning");
    this.#page.drawing.draft.replaceChildren();
    if (act?.id && act.toX !== undefined) {
      const snap = (value) => (act.isToken && !event.altKey ? Math.round(value) : value);
      this.#page.change(act.id, { x: snap(act.toX), y: snap(act.toY) });
    } else if (act?.fields?.type === "fog" && act.fields.w && act.fields.h) this.#page.drew(event.altKey ? act.fields : squares(act.fields));
    else if (act?.fields && act.fields.type !== "fog" && (act.fields.type === "pen" || act.fields.w || act.fields.h)) this.#page.drew(act.fields);
    if (act?.id || act?.fields) this.#page.streams(null, act.isHidden || (act.fields && this.#page.isSecretly));
    if (act?.write) {
      const text = await ask("What should it say?");
      if (text) this.#page.drew({ type: "text", x: round(act.write.x), y: round(act.write.y - .5), text, size: .8, color: this.#page.tools.color });
    }
  }

  #erase(event) {
    const one = this.#under(event);
    if (one) this.#page.remove(one.id);
  }

  #pinch(event, before) {
    const other = [...this.#fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
    const far = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    const { view } = this.#page;
    if (far(before) > 10) view.zoom(far(event) / far(before), other.clientX, other.clientY);
  }

  #giveUp() {
    if (this.#act?.id || this.#act?.fields) this.#page.streams(null, this.#act.isHidden || (this.#act.fields && this.#page.isSecretly));
    this.#act = null;
    this.#page.drawing.draft.replaceChildren();
    this.#page.drawing.settle();
    this.#svg.classList.remove("panning");
  }
}

/** Fog is lifted from whole squares. */
function squares(its) {
  const [x, y] = [Math.floor(its.x), Math.floor(its.y)];
  return { ...its, x, y, w: Math.ceil(its.x + its.w) - x, h: Math.ceil(its.y + its.h) - y };
}
