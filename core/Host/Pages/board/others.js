import { colorOf } from "./people.js";
import { n, s, shape } from "./shapes.js";

/** The pointers of others, and what they are drawing or moving this moment. */
export class Others {
  #drawing;
  #board = null;
  #pointers = new Map();
  #strokes = new Map();
  #settle;

  /** @param settle Puts everything back where it was last said to be. */
  constructor(client, people, drawing, settle) {
    this.#drawing = drawing;
    this.#settle = settle;
    const isOther = (one) => one.board === this.#board && one.session_id !== client.me?.session_id;
    client.presence.on("cursors", (moves) => { for (const one of moves.filter(isOther)) this.#point(one, people.nameOf(one.session_id)); });
    client.presence.on("strokes", (strokes) => { for (const one of strokes.filter(isOther)) this.#stroke(one); });
    client.presence.on("change", (present) => {
      for (const session of this.#pointers.keys()) if (!present.some((one) => one.session_id === session)) this.#drop(session);
    });
    drawing.view.onChange(() => { for (const { node, x, y } of this.#pointers.values()) this.#place(node, x, y); });
  }

  open(board) {
    this.#board = board;
    for (const { node } of this.#pointers.values()) node.remove();
    for (const { node } of this.#strokes.values()) node?.remove();
    this.#pointers.clear();
    this.#strokes.clear();
  }

  #point({ session_id: session, person, x, y }, name) {
    let known = this.#pointers.get(session);
    if (!known) {
      const color = colorOf(person);
      const node = s("g", { class: "pointer" },
        s("path", { d: "M0 0l4.6 13 2.2-5.3L12.2 5.6z", fill: color, stroke: "#fff", "stroke-width": 1 }),
        s("text", { x: 12, y: 18, "font-size": 12, "font-weight": 600, fill: "#23211c", stroke: "#fff", "stroke-width": 3, "paint-order": "stroke" }, name));
      this.#drawing.others.append(node);
      this.#pointers.set(session, known = { node });
    }
    [known.x, known.y] = [n(x), n(y)];
    this.#place(known.node, known.x, known.y);
    clearTimeout(known.fading);
    known.fading = setTimeout(() => { known.node.remove(); this.#pointers.delete(session); }, 12_000);
  }

  #place(node, x, y) {
    node.setAttribute("transform", `translate(${x} ${y}) scale(${1 / this.#drawing.view.scale})`);
  }

  #stroke({ session_id: session, stroke }) {
    const known = this.#strokes.get(session) ?? {};
    clearTimeout(known.fading);
    this.#strokes.set(session, known);
    if (!stroke) {
      // What was made of it comes by another way, a little later.
      known.fading = setTimeout(() => { known.node?.remove(); this.#strokes.delete(session); this.#settle(); }, 400);
      return;
    }
    known.node?.remove();
    known.node = undefined;
    if (typeof stroke.move === "string") this.#drawing.moving(stroke.move, stroke.x, stroke.y);
    else this.#drawing.others.append(known.node = shape(stroke));
    known.fading = setTimeout(() => { known.node?.remove(); this.#strokes.delete(session); this.#settle(); }, 8000);
  }

  #drop(session) {
    this.#pointers.get(session)?.node.remove();
    this.#pointers.delete(session);
    this.#strokes.get(session)?.node?.remove();
    this.#strokes.delete(session);
    this.#settle();
  }
}
