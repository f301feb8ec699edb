// The characters of a shared note in their agreed order, as runs. Every character has an id for ever, also one that was deleted, and the two
// neighbours that it was written between: whoever has the same characters has them in the same order, whichever came first.

/** @typedef {[site: string, counter: number]} Id */
/** @typedef {[site: string, counter: number, length: number]} Range */

/**
 * Characters that were written one after the other. The first stands right of `l`, each other right of the one before it; all stand left of `r`.
 * @typedef {object} Run
 * @property {string} site
 * @property {number} at The counter of the first character.
 * @property {number} length
 * @property {string | null} text Nothing when they are deleted.
 * @property {Id | null} l
 * @property {Id | null} r
 * @property {number} place Where it stood when that was last looked up.
 */

/** @param {Id | null} one @param {Id | null} other */
export const isSame = (one, other) => one === other || (one !== null && other !== null && one[1] === other[1] && one[0] === other[0]);

export class Sequence {
  /** @type {Run[]} */
  runs = [];

  /** @type {Map<string, Run[]>} Each site's runs by counter. */
  sites = new Map();

  /** Whether a run was ever cut between the two halves of one character. */
  broken = false;

  get text() {
    let text = '';
    for (const run of this.runs) {
      text += run.text ?? '';
    }

    return text;
  }

  /** Takes runs in their order. @param {Run[]} runs */
  load(runs) {
    this.runs = runs;
    this.sites = new Map();
    runs.forEach((run, place) => {
      run.place = place;
      const list = this.sites.get(run.site);
      list ? list.push(run) : this.sites.set(run.site, [run]);
    });
    for (const list of this.sites.values()) {
      list.sort((one, other) => one.at - other.at);
    }
  }

  /** @param {Id} id @returns {Run | null} The run that the character is in. */
  find([site, counter]) {
    const list = this.sites.get(site);
    const run = list?.[this.#before(list, counter)];
    return run && counter < run.at + run.length ? run : null;
  }

  /** The run of a known character. @param {Id} id @returns {Run} */
  at(id) {
    const run = this.find(id);
    if (run === null) throw new Error(`Nobody wrote ${id}.`);
    return run;
  }

  /** How many characters from here on are unknown, at most `most`. @param {Id} id @param {number} most */
  unknown([site, counter], most) {
    const list = this.sites.get(site);
    const next = list?.[this.#before(list, counter) + 1];
    return next ? Math.min(most, next.at - counter) : most;
  }

  /** @param {Run} run */
  placeOf(run) {
    const { runs } = this;
    const hint = Math.min(run.place, runs.length - 1);
    for (let distance = 0; ; distance++) {
      if (runs[hint + distance] === run) {
        return (run.place = hint + distance);
      }

      if (runs[hint - distance] === run) {
        return (run.place = hint - distance);
      }
    }
  }

  /**
   * Puts characters between the neighbours that they were written between; both are known.
   * @param {Id} id @param {number} length @param {string | null} text @param {Id | null} l @param {Id | null} r
   */
  insert(id, length, text, l, r) {
    const left = l ? this.#endAt(l) : null;
    const right = r ? this.#startAt(r) : null;
    const from = left ? this.placeOf(left) : -1;
    const to = right ? Math.max(this.placeOf(right), from + 1) : this.runs.length;
    const place = from + 1 === to ? to : this.#among(id, l, r, from, to);
    /** @type {Run} */
    const run = { site: id[0], at: id[1], length, text, l, r, place };
    this.runs.splice(place, 0, run);
    this.#keep(run);
    this.#join(place);
  }

  /** Makes known characters of one site deleted. @param {Range} range */
  remove([site, counter, length]) {
    const end = counter + length;
    for (let at = counter; at < end;) {
      let run = this.at([site, at]);
      if (run.text !== null) {
        run = this.#startAt([site, at]);
        run = end < run.at + run.length ? this.#endAt([site, end - 1]) : run;
        run.text = null;
        at = run.at + run.length;
        this.#join(this.placeOf(run));
      } else {
        at = run.at + run.length;
      }
    }
  }

  /** All runs that may be one become one: whoever has the same characters keeps the same runs. */
  compact() {
    /** @type {Run[]} */
    const joined = [];
    for (const run of this.runs) {
      const last = joined.at(-1);
      if (last && isRest(last, run)) {
        append(last, run);
      } else {
        joined.push(run);
      }
    }

    this.load(joined.length < this.runs.length ? joined : this.runs);
  }

  /** The run at a place becomes one with its neighbours where nothing is lost by it. @param {number} place */
  #join(place) {
    const { runs } = this;
    for (const at of [place + 1, place]) {
      const [one, other] = [runs[at - 1], runs[at]];
      if (one && other && isRest(one, other)) {
        append(one, other);
        runs.splice(at, 1);
        const list = this.sites.get(one.site) ?? [];
        list.splice(this.#before(list, other.at), 1);
      }
    }
  }

  /**
   * Where it stands among what others wrote between the same neighbours: what one person wrote in one go stays together.
   * @param {Id} id @param {Id | null} l @param {Id | null} r @param {number} from @param {number} to
   */
  #among(id, l, r, from, to) {
    let place = from + 1;
    let isPassing = false;
    for (let index = place; ; index++) {
      place = isPassing ? place : index;
      if (index >= to) {
        return place;
      }

      const other = this.runs[index];
      const side = this.#compareLeft(other.l, l, from);
      const isLast = side === 0 && isSame(other.r, r);
      if (side < 0 || (isLast && (id[0] < other.site || (id[0] === other.site && id[1] < other.at)))) {
        return place;
      }

      isPassing = side === 0 ? this.#isLeftOf(other.r, r, to) : isPassing;
    }
  }

  /** @param {Id | null} one @param {Id | null} other The last character of the run at `from`. @param {number} from */
  #compareLeft(one, other, from) {
    if (isSame(one, other)) {
      return 0;
    }

    return one === null || (other !== null && this.placeOf(this.at(one)) <= from) ? -1 : 1;
  }

  /** @param {Id | null} one @param {Id | null} other The first character of the run at `to`. @param {number} to */
  #isLeftOf(one, other, to) {
    return one !== null && !isSame(one, other) && this.placeOf(this.at(one)) < to;
  }

  /** The run that ends with this character. @param {Id} id */
  #endAt(id) {
    const run = this.at(id);
    return id[1] === run.at + run.length - 1 ? run : this.#cut(run, id[1] - run.at + 1)[0];
  }

  /** The run that starts with this character. @param {Id} id */
  #startAt(id) {
    const run = this.at(id);
    return id[1] === run.at ? run : this.#cut(run, id[1] - run.at)[1];
  }

  /** @param {Run} run @param {number} offset @returns {[Run, Run]} */
  #cut(run, offset) {
    const place = this.placeOf(run);
    const { text } = run;
    this.broken ||= text !== null && isPair(text, offset);
    /** @type {Run} */
    const rest = { site: run.site, at: run.at + offset, length: run.length - offset, text: text && text.slice(offset), l: [run.site, run.at + offset - 1], r: run.r, place: place + 1 };
    run.length = offset;
    run.text = text && text.slice(0, offset);
    this.runs.splice(place + 1, 0, rest);
    this.#keep(rest);
    return [run, rest];
  }

  /** @param {Run} run */
  #keep(run) {
    const list = this.sites.get(run.site);
    if (list) {
      list.splice(this.#before(list, run.at) + 1, 0, run);
    } else {
      this.sites.set(run.site, [run]);
    }
  }

  /** The last run that starts at the counter or before it. @param {Run[]} list @param {number} counter */
  #before(list, counter) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle].at <= counter) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }

    return low - 1;
  }
}

/** Whether the other run goes on where the first ends, so that both may be one. @param {Run} one @param {Run} other */
function isRest(one, other) {
  return one.site === other.site && one.at + one.length === other.at && (one.text === null) === (other.text === null)
    && other.l !== null && other.l[0] === one.site && other.l[1] === other.at - 1 && isSame(one.r, other.r);
}

/** @param {Run} one @param {Run} other */
function append(one, other) {
  one.text = one.text === null || other.text === null ? null : one.text + other.text;
  one.length += other.length;
}

/** Whether the two halves of one character meet here. @param {string} text @param {number} index */
export function isPair(text, index) {
  return index > 0 && index < text.length && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}
