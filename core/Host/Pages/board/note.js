import { difference } from "/client/shared/text.js";
import { el } from "../table/dom.js";
import { showKept } from "./documents.js";
import { TextUndo } from "./undo.js";

/** A shared note in a text field: the caret stays between the same letters whatever others write. */
export class NotePage {
  #people;
  #bound = null;
  #stop = null;
  #shown = "";
  #from = null;
  #to = null;
  #isComposing = false;
  #undo = new TextUndo();

  constructor(people) {
    this.#people = people;
    const paper = el("paper");
    paper.addEventListener("input", () => { if (!this.#isComposing) this.#typed(); });
    paper.addEventListener("compositionstart", () => { this.#isComposing = true; });
    paper.addEventListener("compositionend", () => { this.#isComposing = false; this.#typed(); this.#draw(); });
    paper.addEventListener("beforeinput", (event) => { if (event.inputType === "historyUndo") { event.preventDefault(); this.#takeBack(); } });
    paper.addEventListener("keydown", (event) => { if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z") { event.preventDefault(); this.#takeBack(); } });
    document.addEventListener("selectionchange", () => { if (document.activeElement === paper) this.#remember(); });
    el("note-undo").addEventListener("click", () => this.#takeBack());
  }

  show(bound) {
    this.hide();
    this.#bound = bound;
    this.#undo = new TextUndo();
    this.#stop = bound.onChange(() => this.#draw());
    el("note").hidden = false;
    this.#shown = el("paper").value = bound.text.text;
    this.#draw();
  }

  hide() {
    this.#stop?.();
    this.#bound = this.#stop = null;
    this.#shown = el("paper").value = "";
    el("note").hidden = true;
  }

  #typed() {
    const { value, selectionStart } = el("paper");
    const change = this.#bound?.open ? difference(this.#shown, value, selectionStart) : null;
    if (!change) return;
    const text = this.#bound.text;
    // Something came in while a letter was being composed: then its place is where the caret was.
    const index = text.text === this.#shown ? change.index : text.position(this.#from);
    const left = text.anchor(index);
    const was = text.text.slice(index, index + change.count);
    const ops = text.replace(index, change.count, change.text);
    this.#shown = value;
    this.#undo.did({ ops, was, left }, performance.now());
    this.#people.typing();
    this.#bound.send(ops);
  }

  #draw() {
    const bound = this.#bound;
    const paper = el("paper");
    if (!bound) return;
    showKept(el("note-kept"), bound);
    paper.readOnly = !bound.open;
    el("note-undo").disabled = this.#undo.isEmpty;
    if (this.#isComposing) return;
    const text = bound.text.text;
    if (paper.value !== text) {
      const [from, to, top] = [bound.text.position(this.#from), bound.text.position(this.#to), paper.scrollTop];
      paper.value = text;
      paper.setSelectionRange(from, to);
      paper.scrollTop = top;
    }
    this.#shown = text;
    this.#remember();
  }

  #remember() {
    const paper = el("paper");
    if (!this.#bound || this.#isComposing || paper.value !== this.#bound.text.text) return;
    this.#from = this.#bound.text.anchor(paper.selectionStart);
    this.#to = this.#bound.text.anchor(paper.selectionEnd);
  }

  #takeBack() {
    const taken = this.#bound?.open ? this.#undo.take(this.#bound.text) : null;
    if (!taken) return;
    this.#from = this.#to = taken.caret;
    this.#bound.send(taken.ops);
  }
}
