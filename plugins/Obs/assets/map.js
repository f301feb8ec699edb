import { blob, element, flag, keep, paint, portrait, say } from './elements.js';
import { pieces, shared } from './pieces.js';

/* Only what viewers see is ever drawn: there is no layer of fog that could come too late. Under fog the host sends the picture in pieces, as far as they are
   seen; a map without fog comes whole. */
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
  let drawn = '';
  let across = 0;
  const seen = pieces(piece, draw);

  const areas = () => (its.whole ? [{ x: 0, y: 0, width: its.width, height: its.height }] : its.areas || []);

  /** Tokens walk over a picture that stays as it was: it is made again only when something else is to be seen, or at another size. */
  function draw() {
    const square = its.shown && across > 0 ? Math.max(4, Math.min(96, Math.round((across * Math.min(2, devicePixelRatio || 1)) / its.width))) : 0;
    const wanted = JSON.stringify(square ? [square, its.width, its.height, areas(), loaded === its.image && loaded, seen.change()] : null);
    if (wanted === drawn) return;
    drawn = wanted;
    canvas.width = Math.max(1, its.width * square || 0);
    canvas.height = Math.max(1, its.height * square || 0);
    if (square) fill(canvas.getContext('2d'), square);
  }

  function fill(pen, square) {
    const style = getComputedStyle(part);
    pen.save();
    pen.beginPath();
    for (const one of areas()) pen.rect(one.x * square, one.y * square, one.width * square, one.height * square);
    pen.clip();
    if (loaded && loaded === its.image) pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    else {
      pen.fillStyle = style.getPropertyValue('--floor');
      for (const one of areas().flatMap(floor)) pen.fillRect(one.x * square, one.y * square, one.width * square, one.height * square);
      for (const one of seen.all()) if (one.drawn) pen.drawImage(one.drawn, one.x * square, one.y * square, one.width * square, one.height * square);
    }
    if (!chosen.hide.has('grid')) lines(pen, square, style.getPropertyValue('--grid'));
    pen.restore();
    if (!its.whole) soften(pen, square);
  }

  /** Bare floor, where the picture is not there, or not there yet. */
  const floor = (one) => (its.tile ? seen.all().filter((held) => !held.whole).flatMap((held) => shared(one, held)) : [one]);

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

  /** The edge of the fog is soft inwards: outside of what is seen nothing was drawn. What is soft needs few pixels, and is stretched. */
  function soften(pen, square) {
    const few = Math.min(square, 12);
    pen.globalCompositeOperation = 'destination-in';
    pen.drawImage(seenSoftly(few), 0, 0, canvas.width, canvas.height);
    pen.globalCompositeOperation = 'source-over';
  }

  function seenSoftly(square) {
    const whole = new OffscreenCanvas(its.width * square, its.height * square);
    const pen = whole.getContext('2d');
    areas().forEach((one) => pen.fillRect(one.x * square, one.y * square, one.width * square, one.height * square));
    const soft = new OffscreenCanvas(whole.width, whole.height);
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
    flag(token, 'token', one.name);
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
    if (its.shown && its.tile) seen.gather(its);
    else seen.clear();
    draw();
  }

  on('map', (message) => {
    its = message;
    show();
  });
  const size = new ResizeObserver(([one]) => {
    across = one.contentRect.width;
    draw();
  });
  size.observe(frame);
  return () => {
    seen.clear();
    size.disconnect();
  };
}
