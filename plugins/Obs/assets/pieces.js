const again = 3000;

/** What two areas share. */
export function shared(one, other) {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  const [width, height] = [Math.min(one.x + one.width, other.x + other.width) - x, Math.min(one.y + one.height, other.y + other.height) - y];
  return width > 0 && height > 0 ? [{ x, y, width, height }] : [];
}

/** The picture of a map under fog, in pieces of which each is asked for as far as it is seen at that moment. */
export function pieces(piece, changed) {
  const held = new Map();
  let timer = 0;
  let change = 0;

  /** Asks for the pieces of which something is seen, when something else of them is seen than before. */
  function gather(its) {
    clearTimeout(timer);
    const wanted = new Set();
    for (let row = 0; row * its.tile < its.height; row++) {
      for (let column = 0; column * its.tile < its.width; column++) {
        const place = { x: column * its.tile, y: row * its.tile, width: Math.min(its.tile, its.width - column * its.tile), height: Math.min(its.tile, its.height - row * its.tile) };
        if (!its.areas.some((one) => shared(one, place).length)) continue;
        const around = { x: place.x - 1, y: place.y - 1, width: place.width + 2, height: place.height + 2 };
        const seen = JSON.stringify(its.areas.flatMap((one) => shared(one, around)));
        const key = `${its.id} ${its.tile} ${column} ${row}`;
        wanted.add(key);
        const one = held.get(key) || place;
        held.set(key, one);
        if (one.seen !== seen) ask(its, one, seen, column, row);
      }
    }
    for (const key of held.keys()) if (!wanted.has(key)) held.delete(key);
  }

  function ask(its, one, seen, column, row) {
    Object.assign(one, { seen, whole: false });
    change++;
    piece(its.id, column, row).then((drawn) => {
      if (one.seen !== seen) return;
      Object.assign(one, { drawn, whole: drawn !== null });
      change++;
      changed();
    }).catch(() => {
      if (one.seen !== seen) return;
      one.seen = '';
      clearTimeout(timer);
      timer = setTimeout(() => gather(its), again);
    });
  }

  return {
    gather,
    all: () => [...held.values()],
    /** Another number whenever something else is to be drawn. */
    change: () => change,
    clear() {
      clearTimeout(timer);
      held.clear();
    },
  };
}
