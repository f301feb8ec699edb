import { blob, element, flag, keep, paint, portrait, say } from './elements.js';

/* Only what viewers see is ever drawn: there is no layer of fog that could come too late. Under fog the host sends the picture in pieces, each as far as it is
   seen at that moment; a map without fog comes whole. */
const again = 3000;

export function map(part, chosen, on, piece) {
  const frame = element('div', 'frame');
  const canvas = element('canvas');
  const tokens = element('div', 'tokens');
  const title = element('h1', 'title');
  const picture = new Image();
  frame.append(canvas, tokens);
  part.append(frame, title);
  let its = { shown: false };
  let loaded = '';
  let timer = 0;
  const pieces = new Map();

  const areas = () => (its.whole ? [{ x: 0, y: 0, width: its.width, height: its.height }] : its.areas || []);

  function draw() {
    const box = frame.getBoundingClientRect();
    if (!its.shown || box.width === 0) {
      canvas.width = canvas.height = 1;
      return;
    }
    const square = Math.max(4, Math.min(96, Math.round((box.width * Math.min(2, devicePixelRatio || 1)) / its.width)));
    canvas.width = its.width * square;
    canvas.height = its.height * square;
    const pen = canvas.getContext('2d');
    const style = getComputedStyle(part);
    if (loaded && loaded === its.image) pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    else {
      pen.fillStyle = style.getPropertyValue('--floor');
      for (const one of areas().flatMap(floor)) pen.fillRect(one.x * square, one.y * square, one.width * square, one.height * square);
      for (const { x, y, width, height, drawn } of pieces.values()) if (drawn) pen.drawImage(drawn, x * square, y * square, width * square, height * square);
    }
    if (!chosen.hide.has('grid')) lines(pen, square, style.getPropertyValue('--grid'));
    soften(pen, square);
  }

  /** What two areas share. */
  function shared(one, other) {
    const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
    const [width, height] = [Math.min(one.x + one.width, other.x + other.width) - x, Math.min(one.y + one.height, other.y + other.height) - y];
    return width > 0 && height > 0 ? [{ x, y, width, height }] : [];
  }

  /** Bare floor, where the picture is not there, or not there yet. */
  const floor = (one) => (its.tile ? [...pieces.values()].filter((held) => !held.whole).flatMap((held) => shared(one, held)) : [one]);

  /** Asks for the pieces of which something is seen, when something else of them is seen than before. */
  function gather() {
    clearTimeout(timer);
    const wanted = new Set();
    for (let row = 0; its.tile && row * its.tile < its.height; row++) {
      for (let column = 0; column * its.tile < its.width; column++) {
        const place = { x: column * its.tile, y: row * its.tile, width: Math.min(its.tile, its.width - column * its.tile), height: Math.min(its.tile, its.height - row * its.tile) };
        const seen = JSON.stringify(its.areas.flatMap((one) => shared(one, { x: place.x - 1, y: place.y - 1, width: place.width + 2, height: place.height + 2 })));
        if (!its.areas.some((one) => shared(one, place).length)) continue;
        const key = `${its.id} ${its.tile} ${column} ${row}`;
        wanted.add(key);
        const held = pieces.get(key) || place;
        pieces.set(key, held);
        if (held.seen !== seen) ask(held, seen, column, row);
      }
    }
    for (const key of pieces.keys()) if (!wanted.has(key)) pieces.delete(key);
  }

  function ask(held, seen, column, row) {
    Object.assign(held, { seen, whole: false });
    piece(its.id, column, row).then((drawn) => {
      if (held.seen !== seen) return;
      Object.assign(held, { drawn, whole: drawn !== null });
      draw();
    }).catch(() => {
      if (held.seen !== seen) return;
      held.seen = '';
      clearTimeout(timer);
      timer = setTimeout(gather, again);
    });
  }

  function lines(pen, square, colour) {
    pen.strokeStyle = colour;
    pen.lineWidth = Math.max(1, square / 40);
    pen.beginPath();
    for (const one of areas()) {
      for (let x = one.x; x <= one.x + one.width; x++) {
        pen.moveTo(x * square, one.y * square);
        pen.lineTo(x * square, (one.y + one.height) * square);
      }
      for (let y = one.y; y <= one.y + one.height; y++) {
        pen.moveTo(one.x * square, y * square);
        pen.lineTo((one.x + one.width) * square, y * square);
      }
    }
    pen.stroke();
  }

  /** The edge of the fog is soft inwards: outside of what is seen nothing is drawn. */
  function soften(pen, square) {
    if (its.whole) return;
    pen.globalCompositeOperation = 'destination-in';
    pen.drawImage(seenSoftly(square), 0, 0);
    pen.globalCompositeOperation = 'source-over';
  }

  function seenSoftly(square) {
    const whole = new OffscreenCanvas(canvas.width, canvas.height);
    const pen = whole.getContext('2d');
    areas().forEach((one) => pen.fillRect(one.x * square, one.y * square, one.width * square, one.height * square));
    const soft = new OffscreenCanvas(canvas.width, canvas.height);
    const brush = soft.getContext('2d');
    brush.filter = `blur(${Math.max(1, square / 5)}px)`;
    brush.drawImage(whole, 0, 0);
    brush.filter = 'none';
    brush.globalCompositeOperation = 'destination-in';
    brush.drawImage(whole, 0, 0);
    return soft;
  }

  function make() {
    const token = element('div', 'token');
    token.append(portrait('portrait round'), element('span', 'name'));
    return token;
  }

  function update(token, one) {
    const [face, name] = token.children;
    token.dataset.token = one.name;
    flag(token, 'kind', one.isPlayer ? 'player' : 'other');
    flag(token, 'current', one.current);
    flag(token, 'out', one.state === 'down');
    paint(face, one.name, one.image);
    say(name, chosen.hide.has('names') ? '' : one.name);
    token.style.width = `${(one.size * 100) / its.width}%`;
    token.style.height = `${(one.size * 100) / its.height}%`;
    token.style.transform = `translate(${(one.x / one.size) * 100}%, ${(one.y / one.size) * 100}%)`;
  }

  function show() {
    part.hidden = !its.shown;
    say(title, its.shown && !chosen.hide.has('title') ? its.name : '');
    if (its.shown) {
      frame.style.setProperty('--columns', its.width);
      frame.style.setProperty('--rows', its.height);
      frame.style.aspectRatio = `${its.width} / ${its.height}`;
    }
    keep(tokens, its.shown && !chosen.hide.has('tokens') ? its.tokens : [], (one) => one.id, make, update);
    if (its.shown && its.image && loaded !== its.image) {
      const asked = its.image;
      picture.onload = () => {
        loaded = asked;
        draw();
      };
      picture.src = blob(asked);
    } else if (!its.image) loaded = '';
    if (its.shown && piece) gather();
    else pieces.clear();
    draw();
  }

  on('map', (message) => {
    its = message;
    show();
  });
  const seen = new ResizeObserver(draw);
  seen.observe(frame);
  return () => {
    clearTimeout(timer);
    seen.disconnect();
  };
}
