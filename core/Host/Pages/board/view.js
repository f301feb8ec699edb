const SMALLEST = 4;
const LARGEST = 240;

/** Which part of the board the screen shows: `scale` is how many pixels a square takes. */
export class View {
  x = -1;
  y = -1;
  scale = 44;
  #svg;
  #listeners = [];

  constructor(svg) {
    this.#svg = svg;
    new ResizeObserver(() => this.#apply()).observe(svg);
    svg.addEventListener("wheel", (event) => {
      event.preventDefault();
      if (event.ctrlKey || Math.abs(event.deltaY) >= Math.abs(event.deltaX)) this.zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? .05 : .0015)), event.clientX, event.clientY);
      else this.pan(-event.deltaX, 0);
    }, { passive: false });
  }

  get width() { return Math.max(1, this.#svg.clientWidth) / this.scale; }
  get height() { return Math.max(1, this.#svg.clientHeight) / this.scale; }

  onChange(listener) {
    this.#listeners.push(listener);
  }

  /** A place on the screen as one on the board. */
  at(clientX, clientY) {
    const { left, top } = this.#svg.getBoundingClientRect();
    return { x: this.x + (clientX - left) / this.scale, y: this.y + (clientY - top) / this.scale };
  }

  pan(pixelsX, pixelsY) {
    this.x -= pixelsX / this.scale;
    this.y -= pixelsY / this.scale;
    this.#apply();
  }

  /** The place under the pointer stays under it. */
  zoom(factor, clientX, clientY) {
    const before = this.at(clientX, clientY);
    this.scale = Math.min(LARGEST, Math.max(SMALLEST, this.scale * factor));
    const after = this.at(clientX, clientY);
    this.x += before.x - after.x;
    this.y += before.y - after.y;
    this.#apply();
  }

  /** Shows all of a box, or the beginning of an empty board. */
  fit(box) {
    const { clientWidth, clientHeight } = this.#svg;
    if (!box) [this.x, this.y, this.scale] = [-1, -1, 44];
    else {
      const room = 1.2;
      this.scale = Math.min(90, Math.max(SMALLEST, Math.min(clientWidth / (box.width + room), clientHeight / (box.height + room))));
      this.x = box.x + box.width / 2 - this.width / 2;
      this.y = box.y + box.height / 2 - this.height / 2;
    }
    this.#apply();
  }

  #apply() {
    this.#svg.setAttribute("viewBox", `${this.x} ${this.y} ${this.width} ${this.height}`);
    for (const listener of this.#listeners) listener();
  }
}
