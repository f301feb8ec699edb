const BREATH = 900;
const MOST = 200;

/** One's own last steps in a note, each of which can be taken back whatever others wrote since. */
export class TextUndo {
  #steps = [];
  #at = -Infinity;

  get isEmpty() {
    return this.#steps.length === 0;
  }

  /** What is typed in one breath is one step. */
  did(edit, now) {
    const isOne = now - this.#at < BREATH && !edit.ops.some((one) => one.t?.includes("\n")) && this.#steps.length > 0;
    if (isOne) this.#steps.at(-1).push(edit);
    else this.#steps.push([edit]);
    this.#at = now;
    if (this.#steps.length > MOST) this.#steps.shift();
  }

  /** Takes the last step back. What somebody else deleted of it meanwhile stays deleted, and what they wrote into it stays. */
  take(text) {
    const step = this.#steps.pop();
    this.#at = -Infinity;
    if (!step) return null;
    const ops = [];
    let caret = null;
    for (const { ops: done, was, left } of step.reverse()) {
      for (const op of done.filter((one) => one.op === "ins")) {
        const back = { op: "del", at: [[op.id[0], op.id[1], op.t.length]] };
        text.apply([back]);
        ops.push(back);
      }
      if (was) ops.push(...text.insert(text.position(left), was));
      caret = was ? text.anchor(text.position(left) + was.length) : left;
    }
    return { ops, caret };
  }
}

/** One's own last steps on a board. What somebody else changed since stays as they have it. */
export class BoardUndo {
  #steps = [];

  get isEmpty() {
    return this.#steps.length === 0;
  }

  did(step) {
    this.#steps.push(step);
    if (this.#steps.length > MOST) this.#steps.shift();
  }

  take(board) {
    const step = this.#steps.pop();
    if (!step) return [];
    if (step.added) return board.remove(step.added);
    if (step.removed) return board.restore(step.removed);
    const now = board.find(step.id)?.fields;
    const back = Object.keys(step.now).filter((name) => now && JSON.stringify(now[name] ?? null) === JSON.stringify(step.now[name]));
    return back.length ? board.set(step.id, Object.fromEntries(back.map((name) => [name, step.was[name] ?? null]))) : [];
  }
}
