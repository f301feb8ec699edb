import { el } from "../table/dom.js";
import { Chosen } from "./chosen.js";
import { showKept } from "./documents.js";
import { Drawing } from "./drawing.js";
import { Hand } from "./hand.js";
import { Others } from "./others.js";
import { Pieces } from "./pieces.js";
import { Tools } from "./tools.js";
import { BoardUndo } from "./undo.js";
import { View } from "./view.js";

/** The longest stroke that the others are shown while it is being drawn. */
const MOST_LETTERS = 7000;

/** A shared board on the screen. */
export class BoardPage {
  #desk;
  #bound = null;
  #stop = null;
  #about = {};
  #undo = new BoardUndo();

  constructor(desk, people) {
    this.#desk = desk;
    this.view = new View(el("canvas"));
    this.drawing = new Drawing(el("canvas"), this.view);
    this.tools = new Tools((color) => this.chosen?.inked(color));
    this.chosen = new Chosen(this);
    this.hand = new Hand(el("canvas"), this);
    this.others = new Others(desk.client, people, this.drawing, () => this.drawing.settle(this.hand.moving));
    this.pieces = new Pieces(desk, this);
    this.#listen();
  }

  get may() { return Boolean(this.#bound?.open); }
  get isMaster() { return this.#desk.me.role === "gm"; }
  /** Whether what is drawn now is for the game master alone. */
  get isSecretly() { return this.isMaster && el("secretly").getAttribute("aria-pressed") === "true"; }
  get objects() { return this.#bound?.board.objects ?? []; }

  show(bound, about, isSecret) {
    this.hide();
    this.#bound = bound;
    this.#undo = new BoardUndo();
    el("board").hidden = false;
    this.told(about, isSecret);
    this.others.open(bound.id);
    this.pieces.open();
    this.#stop = bound.onChange(() => this.#draw());
    this.#draw();
    this.fit();
  }

  /** What is said of it beside its objects. */
  told(about, isSecret) {
    this.#about = about;
    this.isSecret = isSecret;
    el("fog").hidden = el("secretly").hidden = !this.isMaster;
    el("fog").setAttribute("aria-pressed", String(Boolean(about.fog)));
    this.tools.offer(this.may, this.isMaster && about.fog);
    if (this.#bound) this.#draw();
  }

  hide() {
    this.#stop?.();
    this.#bound = this.#stop = null;
    this.chosen.forget();
    this.others.open(null);
    this.drawing.clear();
    el("board").hidden = true;
  }

  fit() { this.view.fit(this.drawing.box()); }

  /** An object that may be taken: not what the game master fixed. */
  free(id) {
    const one = id ? this.#bound?.board.find(id) : null;
    return one && !one.fields.locked ? one : null;
  }

  drew(fields, { chosen = false } = {}) {
    if (!this.may) return;
    const ops = this.#bound.board.add(fields.type, this.isSecretly && fields.type !== "fog" ? { ...fields, hidden: true } : fields);
    this.#undo.did({ added: ops[0].id });
    this.#bound.send(ops);
    if (chosen) { this.tools.choose("select"); this.choose(ops[0].id); }
  }

  change(id, fields) {
    const before = this.free(id);
    const ops = before && this.may ? this.#bound.board.set(id, fields) : [];
    if (ops.length === 0) return this.drawing.settle();
    this.#undo.did({ id, was: before.fields, now: ops[0].fields });
    this.#bound.send(ops);
  }

  remove(id) {
    if (!this.may) return;
    this.#undo.did({ removed: id });
    this.#bound.send(this.#bound.board.remove(id));
  }

  choose(id) {
    if (this.#bound) this.chosen.choose(id);
  }

  /** Others see where we point. */
  pointed({ x, y }) {
    if (this.#bound) this.#desk.presence.moveCursor(this.#bound.id, x, y, this.isSecret ? { audience: "gm" } : {});
  }

  /** Others see what we are drawing or moving; what only the game master sees only the game master is told. */
  streams(stroke, isHidden = false) {
    if (!this.#bound || !this.may) return;
    let told = stroke;
    while (told?.points && JSON.stringify(told).length > MOST_LETTERS) told = { ...told, points: told.points.filter((_, at) => at % 4 < 2) };
    this.#desk.presence.stroke(this.#bound.id, told, this.isSecret || isHidden ? { audience: "gm" } : {});
  }

  #draw() {
    this.drawing.show(this.objects, { fog: this.#about.fog, isMaster: this.isMaster });
    showKept(el("board-kept"), this.#bound);
    el("board-undo").disabled = this.#undo.isEmpty;
    el("token").hidden = !this.may;
    this.chosen.show();
  }

  takeBack() {
    if (this.may) this.#bound.send(this.#undo.take(this.#bound.board));
    if (this.#bound) this.#draw();
  }

  #listen() {
    el("board-undo").addEventListener("click", () => this.takeBack());
    el("fit").addEventListener("click", () => this.fit());
    el("grid").addEventListener("click", () => { const is = el("grid").getAttribute("aria-pressed") !== "true"; el("grid").setAttribute("aria-pressed", String(is)); this.drawing.showGrid(is); });
    el("secretly").addEventListener("click", () => el("secretly").setAttribute("aria-pressed", String(!this.isSecretly)));
    el("fog").addEventListener("click", () => this.#desk.call("update_campaign_data", { data_type: "documents", data: { id: this.#about.document, fog: !this.#about.fog } }, { quiet: true }));
    el("canvas").addEventListener("contextmenu", (event) => event.preventDefault());
  }
}
