import { hole, n, s, shape } from "./shapes.js";

/** A board on the screen: pictures, the grid, what was drawn, fog, and above it the tokens of the party. */
export class Drawing {
  #layers = {};
  #nodes = new Map();
  #fogMask;
  #cover;
  #isGrid = true;

  /** @param view Where on the board the screen is. */
  constructor(svg, view) {
    this.view = view;
    const layer = (name) => (this.#layers[name] = s("g", { class: name }));
    this.#fogMask = s("mask", { id: "lifted", maskUnits: "userSpaceOnUse" });
    this.#cover = s("rect", { mask: "url(#lifted)", fill: "#1b1d26" });
    this.grid = s("path", { class: "gridline" });
    svg.replaceChildren(s("defs", {}, this.#fogMask), layer("ground"), this.grid, layer("things"), layer("fogged"), layer("party"), layer("draft"), layer("others"), layer("chosen"));
    view.onChange(() => this.#moved());
  }

  get draft() { return this.#layers.draft; }
  get others() { return this.#layers.others; }

  showGrid(is) {
    this.#isGrid = is;
    this.#moved();
  }

  clear() {
    this.#nodes.clear();
    for (const layer of Object.values(this.#layers)) layer.replaceChildren();
    this.#fogMask.replaceChildren();
    this.grid.removeAttribute("d");
  }

  /** Draws what changed, and nothing else. */
  show(objects, { fog, isMaster }) {
    const last = {};
    const seen = new Set();
    for (const { id, fields } of objects) {
      if (fields.type === "fog") continue;
      seen.add(id);
      const layer = fields.type === "image" ? "ground" : fields.type === "token" && fields.character ? "party" : "things";
      const sign = JSON.stringify(fields);
      let known = this.#nodes.get(id);
      if (known?.sign !== sign) {
        const node = shape(fields, { "data-id": id, class: fields.hidden ? "secret" : undefined });
        known?.node.replaceWith(node);
        known = { node, sign, x: n(fields.x), y: n(fields.y) };
        this.#nodes.set(id, known);
      }
      const next = last[layer] ? last[layer].nextSibling : this.#layers[layer].firstChild;
      if (known.node !== next) this.#layers[layer].insertBefore(known.node, next);
      last[layer] = known.node;
    }
    for (const [id, { node }] of this.#nodes) if (!seen.has(id)) { node.remove(); this.#nodes.delete(id); }
    this.#fog(objects.filter((one) => one.fields.type === "fog"), fog, isMaster);
  }

  /** Where somebody is moving an object just now. */
  moving(id, x, y) {
    this.#nodes.get(id)?.node.setAttribute("transform", `translate(${n(x)} ${n(y)})`);
  }

  /** Puts what was being moved back where it was last said to be. */
  settle(except) {
    for (const [id, { x, y }] of this.#nodes) if (id !== except) this.moving(id, x, y);
  }

  /** Marks what is chosen. */
  choose(id) {
    const node = this.#nodes.get(id)?.node;
    this.#layers.chosen.replaceChildren();
    if (!node) return;
    const box = node.getBBox();
    const [, x = "0", y = "0"] = /translate\((\S+) (\S+)\)/.exec(node.getAttribute("transform")) ?? [];
    this.#layers.chosen.append(s("rect", { class: "marks", x: box.x + Number(x) - .1, y: box.y + Number(y) - .1, width: box.width + .2, height: box.height + .2, rx: .1 }));
  }

  /** What all of it takes up; nothing when there is nothing. */
  box() {
    const boxes = ["ground", "things", "party"].map((name) => this.#layers[name].getBBox()).filter((box) => box.width + box.height > 0);
    if (boxes.length === 0) return null;
    const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
    return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
  }

  #fog(lifted, isOn, isMaster) {
    this.#fogMask.replaceChildren(s("rect", { class: "all", fill: "#fff" }), ...lifted.map((one) => hole(one.fields, { class: "hole", fill: "#000" })));
    this.#cover.setAttribute("opacity", isMaster ? ".55" : "1");
    this.#layers.fogged.replaceChildren(...(isOn ? [this.#cover] : []), ...(isOn && isMaster ? lifted.map((one) => hole(one.fields, { class: "marks lifted", "data-id": one.id })) : []));
    this.#moved();
  }

  /** Fog and grid are only there where the screen is. */
  #moved() {
    const { x, y, width, height, scale } = this.view;
    for (const node of [this.#fogMask, this.#cover, ...this.#fogMask.querySelectorAll(".all")]) for (const [name, value] of Object.entries({ x, y, width, height })) node.setAttribute(name, String(value));
    const step = scale >= 14 ? 1 : scale >= 3 ? 5 : 25;
    let d = "";
    for (let at = Math.ceil(x / step) * step; at < x + width; at += step) d += `M${at} ${y}v${height}`;
    for (let at = Math.ceil(y / step) * step; at < y + height; at += step) d += `M${x} ${at}h${width}`;
    this.grid.setAttribute("d", this.#isGrid ? d : "");
  }
}
