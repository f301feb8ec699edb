/** Builds elements: h("button", { class: "go", onclick }, "Roll"). Text is always text, never markup. */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const el = (id) => document.getElementById(id);

/** Shows a list anew. Whoever is typing in it is not disturbed: then it waits until they are done. */
export function fill(list, items, nothing) {
  if (list.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) {
    document.activeElement.addEventListener("blur", () => fill(list, items, nothing), { once: true });
    return;
  }
  const at = focusOf(list);
  list.replaceChildren(...(items.length || !nothing ? items : [h("li", { class: "nothing" }, nothing)]));
  if (at) list.querySelector(`[data-key="${CSS.escape(at)}"]`)?.focus({ preventScroll: true });
}

const focusOf = (list) => (list.contains(document.activeElement) ? document.activeElement.dataset.key : undefined);

/** A bar that says how much of something is left. */
export function bar(current, max) {
  const part = max > 0 ? Math.max(0, Math.min(1, current / max)) : 0;
  const left = h("i", { class: part > .5 ? "good" : part > .1 ? "wait" : "bad" });
  left.style.width = `${part * 100}%`;
  return h("span", { class: "bar", "aria-hidden": "true" }, left);
}

export const number = (text) => (/^\s*-?\d+\s*$/.test(text) ? Number(text) : undefined);

/** What a tool takes for "7" or for "2d6". */
export const amount = (text) => (number(text) === undefined ? { dice: text } : { amount: number(text) });

export const signed = (value) => (value < 0 ? `−${-value}` : `+${value}`);
