// A board that several people draw on at once, also while they are offline: objects whose fields each keep the value that was written last.
// Format: sdk/docs/shared.md.

/** @typedef {[site: string, counter: number]} Stamp Later is the greater counter, then the greater site. */
/** @typedef {Record<string, unknown>} Fields */
/** @typedef {{ op: 'set', id: string, by: Stamp, fields: Fields, was?: Fields }} SetOp A value of null takes a field away. */
/** @typedef {{ op: 'drop' | 'back', id: string, by: Stamp }} GoneOp */
/** @typedef {SetOp | GoneOp} BoardOp */
/** @typedef {{ id: string, fields: Fields }} BoardObject */

/**
 * @typedef {object} BoardState
 * @property {number} clock
 * @property {Record<string, { fields: Record<string, [unknown, string, number]>, gone?: [boolean, string, number] }>} objects
 */

/** @typedef {{ value: unknown, by: Stamp }} Field */
/** @typedef {{ id: string, fields: Map<string, Field>, gone: { is: boolean, by: Stamp } | null }} Kept */

/** @param {Stamp} one @param {Stamp} other */
export const isLater = (one, other) => one[1] > other[1] || (one[1] === other[1] && one[0] > other[0]);

export class SharedBoard {
  /** @type {Map<string, Kept>} */
  #objects = new Map();

  #clock = 0;

  /** @type {BoardObject[] | null} */
  #shown = null;

  /** @param {string} site This replica's own name, which nobody else uses. */
  constructor(site) {
    this.site = site;
  }

  /** What there is to draw, the lowest first. @returns {readonly BoardObject[]} */
  get objects() {
    return (this.#shown ??= [...this.#objects.values()]
      .filter(isThere)
      .map((one) => ({ id: one.id, fields: fieldsOf(one) }))
      .sort((one, other) => zOf(one) - zOf(other) || (one.id < other.id ? -1 : 1)));
  }

  /** @param {string} id @returns {BoardObject | null} */
  find(id) {
    const one = this.#objects.get(id);
    return one && isThere(one) ? { id, fields: fieldsOf(one) } : null;
  }

  /** A new object. @param {string} type @param {Fields} fields @returns {BoardOp[]} Its id is that of the only operation. */
  add(type, fields) {
    const by = this.#next();
    return this.#did({ op: 'set', id: `${by[0]}:${by[1]}`, by, fields: { ...fields, type } });
  }

  /** @param {string} id @param {Fields} fields Only those that change. @returns {BoardOp[]} */
  set(id, fields) {
    const known = this.#objects.get(id);
    const changed = Object.fromEntries(Object.entries(fields).filter(([name, value]) => JSON.stringify(known?.fields.get(name)?.value ?? null) !== JSON.stringify(value ?? null)));
    return Object.keys(changed).length > 0 ? this.#did({ op: 'set', id, by: this.#next(), fields: changed }) : [];
  }

  /** Puts it above all others. @param {string} id @returns {BoardOp[]} */
  raise(id) {
    const top = this.objects.at(-1);
    return top && top.id !== id ? this.set(id, { z: zOf(top) + 1 }) : [];
  }

  /** @param {string} id @returns {BoardOp[]} */
  remove(id) {
    return this.find(id) ? this.#did({ op: 'drop', id, by: this.#next() }) : [];
  }

  /** Brings back one that was removed. @param {string} id @returns {BoardOp[]} */
  restore(id) {
    return this.#objects.get(id)?.gone?.is ? this.#did({ op: 'back', id, by: this.#next() }) : [];
  }

  /**
   * Takes in operations; one that is known already, or came too late, changes nothing.
   * @param {readonly BoardOp[]} ops @returns {boolean} Whether anything changed.
   */
  apply(ops) {
    let isChanged = false;
    for (const op of ops) {
      isChanged = this.#take(op) || isChanged;
    }

    this.#shown = isChanged ? null : this.#shown;
    return isChanged;
  }

  /** @returns {BoardState} */
  state() {
    /** @type {BoardState['objects']} */
    const objects = {};
    for (const one of [...this.#objects.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const fields = [...one.fields].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { value, by }]) => /** @type {[string, [unknown, string, number]]} */ ([name, [value, by[0], by[1]]]));
      objects[one.id] = { fields: Object.fromEntries(fields), ...(one.gone ? { gone: [one.gone.is, ...one.gone.by] } : {}) };
    }

    return { clock: this.#clock, objects };
  }

  /** @param {BoardState} state @param {string} site @returns {SharedBoard} */
  static load(state, site) {
    const board = new SharedBoard(site);
    board.#clock = state.clock;
    for (const [id, { fields, gone }] of Object.entries(state.objects)) {
      board.#objects.set(id, {
        id,
        fields: new Map(Object.entries(fields).map(([name, [value, by, counter]]) => [name, { value, by: [by, counter] }])),
        gone: gone ? { is: gone[0], by: [gone[1], gone[2]] } : null,
      });
    }

    return board;
  }

  /** @param {BoardOp} op */
  #take(op) {
    if (op.op !== 'set' && op.op !== 'drop' && op.op !== 'back') {
      return false;
    }

    this.#clock = Math.max(this.#clock, op.by[1]);
    const one = this.#objects.get(op.id) ?? { id: op.id, fields: new Map(), gone: null };
    let isChanged = false;
    if (op.op === 'set') {
      for (const [name, value] of Object.entries(op.fields)) {
        const known = one.fields.get(name);
        if (!known || isLater(op.by, known.by)) {
          one.fields.set(name, { value, by: op.by });
          isChanged = true;
        }
      }
    } else if (!one.gone || isLater(op.by, one.gone.by)) {
      one.gone = { is: op.op === 'drop', by: op.by };
      isChanged = true;
    }

    if (isChanged) {
      this.#objects.set(op.id, one);
    }

    return isChanged;
  }

  /** @param {BoardOp} op */
  #did(op) {
    this.apply([op]);
    return [op];
  }

  /** @returns {Stamp} */
  #next() {
    return [this.site, this.#clock + 1];
  }
}

/** Whether it is there to be drawn: what was removed is gone whatever was written of it at the same time. @param {Kept} one */
const isThere = (one) => !one.gone?.is && typeof one.fields.get('type')?.value === 'string';

/** @param {Kept} one @returns {Fields} */
const fieldsOf = (one) => Object.fromEntries([...one.fields].filter(([, { value }]) => value !== null).map(([name, { value }]) => /** @type {[string, unknown]} */ ([name, value])).sort(([a], [b]) => (a < b ? -1 : 1)));

/** @param {BoardObject} one */
const zOf = (one) => (typeof one.fields.z === 'number' ? one.fields.z : 0);
