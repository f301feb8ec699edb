// A note that several people write at once, also while they are offline. Local changes answer with operations to send; operations of others
// may come late, twice and in any order. Format: sdk/docs/shared.md.

import { Sequence, isPair, isSame } from './sequence.js';

/** @typedef {import('./sequence.js').Id} Id */
/** @typedef {import('./sequence.js').Range} Range */

/**
 * Characters between two others. Without text, `n` characters that were deleted since.
 * @typedef {{ op: 'ins', id: Id, l: Id | null, r: Id | null, t?: string, n?: number }} Insert
 */
/** @typedef {{ op: 'del', at: Range[], was?: string[] }} Delete */
/** @typedef {Insert | Delete} TextOp */

/**
 * The note as it is kept. A run is `[site, counter, text or number of deleted characters, l, r]`; one that only goes on where its site's characters
 * were parted has no `l` and `r`.
 * @typedef {object} TextState
 * @property {number} clock
 * @property {Array<[number, number, string | number, ([number, number] | null)?, ([number, number] | null)?]>} runs With sites by their place in `sites`.
 * @property {string[]} sites
 * @property {TextOp[]} [waiting]
 */

export class SharedText {
  /** @type {Sequence} */
  #its = new Sequence();

  /** @type {TextOp[]} Those whose neighbours are not known yet. */
  #waiting = [];

  #clock = 0;

  /** @type {string | null} */
  #text = '';

  /** @param {string} site This replica's own name, which nobody else uses. */
  constructor(site) {
    this.site = site;
  }

  get text() {
    return (this.#text ??= this.#its.text);
  }

  get length() {
    return this.text.length;
  }

  /** How many operations wait for others. */
  get waiting() {
    return this.#waiting.length;
  }

  /** @param {number} index @param {string} text @returns {TextOp[]} */
  insert(index, text) {
    return this.replace(index, 0, text);
  }

  /** @param {number} index @param {number} count @returns {TextOp[]} */
  remove(index, count) {
    return this.replace(index, count, '');
  }

  /**
   * Puts a text in the place of some characters. What is half a character at an end is left out of it.
   * @param {number} index @param {number} count @param {string} text @returns {TextOp[]}
   */
  replace(index, count, text) {
    const whole = this.text;
    let start = Math.max(0, Math.min(index, whole.length));
    let end = Math.max(start, Math.min(index + count, whole.length));
    start -= isPair(whole, start) ? 1 : 0;
    end += isPair(whole, end) ? (count > 0 ? 1 : -1) : 0;
    const written = wellFormed(text);
    /** @type {TextOp[]} */
    const ops = [];
    const l = this.#idBefore(start);
    if (end > start) {
      ops.push({ op: 'del', at: this.#rangesOf(start, end) });
    }

    if (written.length > 0) {
      ops.push({ op: 'ins', id: [this.site, this.#clock + 1], l, r: this.#idAfter(l), t: written });
    }

    this.apply(ops);
    return ops;
  }

  /**
   * Makes the text what somebody made of it in an input, with as little change as can be.
   * @param {string} after @param {number} [caret] Where the caret stands in it now, which tells one of several equal letters from the others.
   * @returns {TextOp[]}
   */
  edit(after, caret) {
    const change = difference(this.text, after, caret);
    return change ? this.replace(change.index, change.count, change.text) : [];
  }

  /**
   * Takes in operations; one that is known already changes nothing.
   * @param {readonly TextOp[]} ops @returns {boolean} Whether the text may have changed.
   */
  apply(ops) {
    let isChanged = false;
    for (const op of ops) {
      for (let isMoving = this.#take(op); isMoving;) {
        const waiting = this.#waiting;
        this.#waiting = [];
        [isChanged, isMoving] = [true, false];
        for (const waited of waiting) {
          isMoving = this.#take(waited) || isMoving;
        }
      }
    }

    this.#text = isChanged ? null : this.#text;
    return isChanged;
  }

  /** A place that stays where it is whatever others write: the character left of it. @param {number} index @returns {Id | null} */
  anchor(index) {
    return this.#idBefore(Math.max(0, Math.min(index, this.length)));
  }

  /** Where an anchor is now. @param {Id | null} anchor @returns {number} */
  position(anchor) {
    const run = anchor && this.#its.find(anchor);
    if (!run) {
      return 0;
    }

    let index = run.text === null ? 0 : anchor[1] - run.at + 1;
    for (const other of this.#its.runs) {
      if (other === run) {
        break;
      }

      index += other.text?.length ?? 0;
    }

    return index;
  }

  /** @returns {TextState} */
  state() {
    this.#its.compact();
    const sites = [...new Set(this.#its.runs.flatMap((run) => [run.site, ...(run.l ? [run.l[0]] : []), ...(run.r ? [run.r[0]] : [])]))].sort();
    const index = new Map(sites.map((site, at) => [site, at]));
    /** @param {string} site */
    const siteOf = (site) => index.get(site) ?? -1;
    /** @param {Id | null} id @returns {[number, number] | null} */
    const short = (id) => id && [siteOf(id[0]), id[1]];
    return {
      clock: this.#clock,
      sites,
      runs: this.#its.runs.map((run) => (this.#goesOn(run)
        ? [siteOf(run.site), run.at, run.text ?? run.length]
        : [siteOf(run.site), run.at, run.text ?? run.length, short(run.l), short(run.r)])),
      ...(this.#waiting.length > 0 ? { waiting: this.#waiting } : {}),
    };
  }

  /** @param {TextState} state @param {string} site @returns {SharedText} */
  static load(state, site) {
    const text = new SharedText(site);
    const byCounter = state.runs.map((run) => run).sort((one, other) => one[1] - other[1]);
    /** @type {Map<string, Id | null>} What a run that only goes on stands left of. */
    const rights = new Map();
    /** @param {[number, number] | null | undefined} id @returns {Id | null} */
    const long = (id) => (id ? [state.sites[id[0]], id[1]] : null);
    for (const run of byCounter) {
      const [owner, at, content, , r] = run;
      const length = typeof content === 'number' ? content : content.length;
      rights.set(`${owner}:${at + length}`, run.length > 3 ? long(r) : rights.get(`${owner}:${at}`) ?? null);
    }

    text.#its.load(state.runs.map((run) => {
      const [owner, at, content, l, r] = run;
      const length = typeof content === 'number' ? content : content.length;
      const isNew = run.length > 3;
      return {
        site: state.sites[owner], at, length, text: typeof content === 'number' ? null : content,
        l: isNew ? long(l) : [state.sites[owner], at - 1], r: isNew ? long(r) : rights.get(`${owner}:${at + length}`) ?? null, place: 0,
      };
    }));
    text.#text = null;
    text.#clock = state.clock;
    text.#waiting = [...(state.waiting ?? [])];
    return text;
  }

  /** @param {TextOp} op @returns {boolean} Whether it did anything. */
  #take(op) {
    return op.op === 'ins' ? this.#insert(op) : op.op === 'del' ? this.#remove(op) : false;
  }

  /** @param {Insert} op */
  #insert(op) {
    const [site, first] = op.id;
    const length = op.t?.length ?? op.n ?? 0;
    this.#clock = Math.max(this.#clock, first + length - 1);
    let isChanged = false;
    for (let offset = 0; offset < length;) {
      const known = this.#its.find([site, first + offset]);
      if (known) {
        offset = known.at + known.length - first;
        continue;
      }

      const count = this.#its.unknown([site, first + offset], length - offset);
      /** @type {Id | null} */
      const l = offset === 0 ? op.l : [site, first + offset - 1];
      if ((l && !this.#its.find(l)) || (op.r && !this.#its.find(op.r))) {
        this.#waiting.push(op);
        return isChanged;
      }

      this.#its.insert([site, first + offset], count, op.t === undefined ? null : op.t.slice(offset, offset + count), l, op.r);
      isChanged = true;
      offset += count;
    }

    if (op.t === undefined && length > 0) {
      this.#its.remove([site, first, length]);
      isChanged = true;
    }

    return isChanged;
  }

  /** @param {Delete} op */
  #remove(op) {
    /** @type {Range[]} */
    const missing = [];
    let isChanged = false;
    for (const [site, first, length] of op.at) {
      for (let at = first; at < first + length;) {
        const run = this.#its.find([site, at]);
        const count = run ? Math.min(run.at + run.length, first + length) - at : this.#its.unknown([site, at], first + length - at);
        if (run === null) {
          missing.push([site, at, count]);
        } else if (run.text !== null) {
          this.#its.remove([site, at, count]);
          isChanged = true;
        }

        at += count;
      }
    }

    if (missing.length > 0) {
      this.#waiting.push({ op: 'del', at: missing });
    }

    return isChanged;
  }

  /** The id of the character left of an index. @param {number} index @returns {Id | null} */
  #idBefore(index) {
    let rest = index;
    for (const run of rest > 0 ? this.#its.runs : []) {
      const length = run.text?.length ?? 0;
      if (rest <= length && length > 0) {
        return [run.site, run.at + rest - 1];
      }

      rest -= length;
    }

    return null;
  }

  /** The character right after another one, deleted or not. @param {Id | null} id @returns {Id | null} */
  #idAfter(id) {
    const run = id && this.#its.find(id);
    if (run && id[1] < run.at + run.length - 1) {
      return [id[0], id[1] + 1];
    }

    const next = this.#its.runs[run ? this.#its.placeOf(run) + 1 : 0];
    return next ? [next.site, next.at] : null;
  }

  /** @param {number} start @param {number} end @returns {Range[]} */
  #rangesOf(start, end) {
    /** @type {Range[]} */
    const ranges = [];
    let index = 0;
    for (const run of this.#its.runs) {
      const length = run.text?.length ?? 0;
      const [from, to] = [Math.max(start, index), Math.min(end, index + length)];
      if (from < to) {
        const last = ranges.at(-1);
        const at = run.at + from - index;
        if (last && last[0] === run.site && last[1] + last[2] === at) {
          last[2] += to - from;
        } else {
          ranges.push([run.site, at, to - from]);
        }
      }

      index += length;
      if (index >= end) {
        break;
      }
    }

    return ranges;
  }

  /** Whether it is the rest of a run that was cut. @param {import('./sequence.js').Run} run */
  #goesOn(run) {
    const before = run.l && run.l[0] === run.site && run.l[1] === run.at - 1 ? this.#its.find(run.l) : null;
    return before !== null && isSame(before.r, run.r);
  }
}

/** @param {string} text */
function wellFormed(text) {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/**
 * The one stretch in which two texts differ, never in the middle of a character.
 * @param {string} before @param {string} after @param {number} [caret] Where the caret stands in `after`.
 * @returns {{ index: number, count: number, text: string } | null}
 */
export function difference(before, after, caret) {
  if (before === after) {
    return null;
  }

  const most = Math.min(before.length, after.length);
  const right = Math.min(most, caret === undefined ? most : Math.max(0, after.length - caret));
  let end = 0;
  if (caret !== undefined) {
    while (end < right && before[before.length - 1 - end] === after[after.length - 1 - end]) {
      end++;
    }
  }

  let start = 0;
  while (start < most - end && before[start] === after[start]) {
    start++;
  }

  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end++;
  }

  start -= isPair(before, start) || isPair(after, start) ? 1 : 0;
  end -= end > 0 && (isPair(before, before.length - end) || isPair(after, after.length - end)) ? 1 : 0;
  return { index: start, count: before.length - end - start, text: after.slice(start, after.length - end) };
}
