// Random numbers that follow from a seed.
export class Chance {
  #state;

  constructor(seed) {
    this.#state = (seed * 2654435761 + 1) >>> 0;
  }

  next() {
    // xorshift with an additive counter: short, and good enough to scatter cases.
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let x = this.#state;
    x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
    return ((x ^ (x >>> 15)) >>> 0) / 4294967296;
  }

  below(most) {
    return Math.floor(this.next() * most);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  shuffle(list) {
    const all = [...list];
    for (let at = all.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      [all[at], all[other]] = [all[other], all[at]];
    }

    return all;
  }
}
