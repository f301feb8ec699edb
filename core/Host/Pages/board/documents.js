import { Bound } from "/client/shared/bind.js";
import { say } from "../table/desk.js";

const away = new Set(["offline", "timeout", "closed", "too-many", "busy", "internal", undefined]);

/** The notes and boards that were opened here: each goes on in the background until all that was written is confirmed. */
export class Documents {
  #client;
  #kept;
  #held = new Map();

  constructor(client, kept) {
    this.#client = client;
    this.#kept = kept;
    for (const id of kept.documents) this.hold(id).catch(() => {});
  }

  /** @returns {Promise<Bound>} Comes when there is a connection. */
  hold(id) {
    if (!this.#held.has(id)) {
      const opened = this.#open(id);
      this.#held.set(id, opened);
      opened.catch(() => this.#held.delete(id));
    }
    return this.#held.get(id);
  }

  /** Closes what is not to be seen any more. */
  drop(id) {
    this.#held.get(id)?.then((bound) => bound.close(), () => {});
    this.#held.delete(id);
  }

  async #open(id) {
    const bound = new Bound(this.#client, id, (run, milliseconds) => setTimeout(run, milliseconds), this.#kept.take(id));
    let refused = null;
    let isFull = false;
    bound.onChange(() => {
      if (!this.#kept.save(id, bound.outbox) && !isFull) {
        isFull = true;
        say("This browser has no room left to keep what you write while you are offline. Do not close the page until it is sent.", true);
      }
      if (bound.refused && bound.refused !== refused) say([bound.refused.message, bound.refused.hint].filter(Boolean).join(" "), true);
      refused = bound.refused;
    });
    for (let wait = 500; ; wait = Math.min(wait * 2, 8000)) {
      try {
        await bound.reload();
        return bound;
      } catch (failure) {
        if (!away.has(failure.code)) {
          bound.close();
          throw failure;
        }
        await new Promise((resume) => { setTimeout(resume, wait); });
      }
    }
  }
}

/** Says whether all that was written is with the others. */
export function showKept(element, bound) {
  const count = bound.outbox.length;
  element.textContent = !bound.open ? "Only to look at" : count === 0 ? "Saved" : count === 1 ? "1 change waits" : `${count} changes wait`;
  element.classList.toggle("wait", count > 0);
}
