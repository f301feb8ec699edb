import { uuid } from "/client/link/uuid.js";

/** What this person wrote and the host has not confirmed, in the browser's own storage: it outlives a reload. Each open page keeps its own part of it. */
export class Kept {
  #place;
  #page = uuid();

  constructor(person, campaign) {
    this.#place = `pluginhost/unsent/${person}/${campaign}/`;
  }

  /** The documents of which something waits. */
  get documents() {
    return [...new Set(this.#keys().map((key) => key.slice(this.#place.length).split("/")[0]))];
  }

  /** All that waits for a document, which is this page's from now on. What another page has of it as well does nothing when it is sent twice. */
  take(document) {
    const keys = this.#keys().filter((key) => key.startsWith(`${this.#place}${document}/`));
    const ops = keys.flatMap((key) => {
      try {
        const read = JSON.parse(localStorage.getItem(key));
        return Array.isArray(read) ? read : [];
      } catch {
        return [];
      }
    });
    if (this.save(document, ops)) for (const key of keys) if (key !== this.#key(document)) localStorage.removeItem(key);
    return ops;
  }

  /** @returns Whether the browser has room for it. */
  save(document, ops) {
    try {
      if (ops.length > 0) localStorage.setItem(this.#key(document), JSON.stringify(ops));
      else localStorage.removeItem(this.#key(document));
      return true;
    } catch {
      return false;
    }
  }

  #key(document) {
    return `${this.#place}${document}/${this.#page}`;
  }

  #keys() {
    return Object.keys(localStorage).filter((key) => key.startsWith(this.#place));
  }
}

/** What waits in this browser, as words: of every note what was written and not taken back, and how much else. It is all there is to show while nobody says what the rest is. */
export function unsent() {
  const found = new Map();
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith("pluginhost/unsent/"))) {
    const document = key.split("/").at(-2);
    const known = found.get(document) ?? { letters: [], drawn: 0 };
    found.set(document, known);
    try {
      for (const op of JSON.parse(localStorage.getItem(key))) replay(op, known);
    } catch {
      // Not ours to read.
    }
  }
  return [...found.values()].map(({ letters, drawn }) => ({ text: letters.map((one) => one.letter).join(""), drawn })).filter((one) => one.text || one.drawn);
}

function replay(op, known) {
  const at = (id) => (id ? known.letters.findIndex((one) => one.site === id[0] && one.counter === id[1]) : -1);
  if (op.op === "ins" && typeof op.t === "string") {
    const [after, before] = [at(op.l), at(op.r)];
    const letters = [...Array(op.t.length).keys()].map((index) => ({ site: op.id[0], counter: op.id[1] + index, letter: op.t[index] }));
    known.letters.splice(after >= 0 ? after + 1 : before >= 0 ? before : known.letters.length, 0, ...letters);
  } else if (op.op === "del") {
    known.letters = known.letters.filter((one) => !op.at.some(([site, from, count]) => one.site === site && one.counter >= from && one.counter < from + (count ?? 1)));
  } else {
    known.drawn++;
  }
}
