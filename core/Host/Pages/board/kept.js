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
