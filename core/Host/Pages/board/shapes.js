/** Objects of a board as SVG. What others wrote is data: whatever is not understood is left out. One square of the grid is one unit. */

export function s(tag, props, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(props ?? {})) if (value !== undefined && value !== null) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

export const n = (value, otherwise = 0) => (typeof value === "number" && Number.isFinite(value) ? value : otherwise);
const words = (value) => (typeof value === "string" ? value : "");
const color = (value) => (/^#[0-9a-f]{6}$/i.test(words(value)) ? value : "#2b2a33");
const pairs = (points) => (Array.isArray(points) ? Array.from({ length: Math.floor(points.length / 2) }, (_, at) => [n(points[2 * at]), n(points[2 * at + 1])]) : []);

/** A line through points that was drawn by hand, with its corners taken off. */
function path(points) {
  const all = pairs(points);
  if (all.length < 3) return all.map(([x, y], at) => `${at ? "L" : "M"}${x} ${y}`).join("") + (all.length === 1 ? "h.01" : "");
  let d = `M${all[0][0]} ${all[0][1]}`;
  for (let at = 1; at < all.length - 1; at++) d += `Q${all[at][0]} ${all[at][1]} ${(all[at][0] + all[at + 1][0]) / 2} ${(all[at][1] + all[at + 1][1]) / 2}`;
  return `${d}L${all.at(-1)[0]} ${all.at(-1)[1]}`;
}

const ink = (fields) => ({ stroke: color(fields.color), "stroke-width": Math.max(.02, n(fields.width, .12)), fill: "none", "stroke-linecap": "round", "stroke-linejoin": "round" });

const makers = {
  pen: (its) => [s("path", { d: path(its.points), ...ink(its) })],
  line: (its) => [s("line", { x1: 0, y1: 0, x2: n(its.w), y2: n(its.h), ...ink(its) })],
  rect: (its) => [s("rect", { width: Math.max(0, n(its.w)), height: Math.max(0, n(its.h)), ...ink(its), ...filled(its) })],
  ellipse: (its) => [s("ellipse", { cx: n(its.w) / 2, cy: n(its.h) / 2, rx: Math.max(0, n(its.w) / 2), ry: Math.max(0, n(its.h) / 2), ...ink(its), ...filled(its) })],
  text: (its) => {
    const size = Math.max(.1, n(its.size, .8));
    const text = s("text", { "font-size": size, fill: color(its.color) });
    text.append(...words(its.text).split("\n").slice(0, 40).map((line, at) => s("tspan", { x: 0, y: size * (1 + 1.25 * at) }, line || " ")));
    return [text];
  },
  image: (its) => (/^[0-9a-f]{64}$/.test(words(its.image)) ? [s("image", { href: `/blobs/${its.image}`, width: Math.max(0, n(its.w, 1)), height: Math.max(0, n(its.h, 1)), preserveAspectRatio: "none" })] : []),
  token: (its) => {
    const size = Math.max(.2, n(its.size, 1));
    const name = words(its.name);
    const letters = name.split(/\s+/).filter(Boolean);
    const last = letters.length > 1 ? (/^\d+$/.test(letters.at(-1)) ? letters.at(-1) : [...letters.at(-1)][0]) : "";
    return [
      s("circle", { cx: size / 2, cy: size / 2, r: size * .45, fill: color(its.color), stroke: "#fff", "stroke-width": size * .05 }),
      s("text", { x: size / 2, y: size * .63, "font-size": size * .36, "font-weight": 700, "text-anchor": "middle", fill: "#fff" }, `${[...(letters[0] ?? "?")][0].toUpperCase()}${last.toUpperCase()}`),
      s("text", { x: size / 2, y: size + .22, "font-size": .26, "font-weight": 600, "text-anchor": "middle", fill: "#23211c", stroke: "#f4efe4", "stroke-width": .07, "paint-order": "stroke" }, name.length > 24 ? `${name.slice(0, 23)}…` : name),
    ];
  },
};

const filled = (its) => (typeof its.fill === "string" && /^#[0-9a-f]{6}$/i.test(its.fill) ? { fill: its.fill, "fill-opacity": .25 } : {});

/** What is drawn of an object, at its place. */
export function shape(fields, props = {}) {
  const node = s("g", { ...props, transform: `translate(${n(fields.x)} ${n(fields.y)})` });
  node.append(...(Object.hasOwn(makers, fields.type) ? makers[fields.type](fields) : []));
  if (["pen", "line"].includes(fields.type)) {
    // Thin lines are hard to hit with a finger.
    const wide = node.firstChild?.cloneNode();
    if (wide) { wide.setAttribute("stroke", "transparent"); wide.setAttribute("stroke-width", String(Math.max(.6, n(fields.width)))); node.prepend(wide); }
  }
  return node;
}

/** Where fog is lifted. */
export const hole = (fields, props) => (Array.isArray(fields.points)
  ? s("polygon", { points: pairs(fields.points).map(([x, y]) => `${x + n(fields.x)},${y + n(fields.y)}`).join(" "), ...props })
  : s("rect", { x: n(fields.x), y: n(fields.y), width: Math.max(0, n(fields.w)), height: Math.max(0, n(fields.h)), ...props }));
