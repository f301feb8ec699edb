import { bar, h } from "./dom.js";

/** One line of the initiative order, as far as whoever looks may know. */
export function place(one, isTurn, more = {}) {
  return h("li", { class: ["place", isTurn && "turn", one.defeated && "out", more.chosen && "chosen", one.hidden && "hidden"].filter(Boolean).join(" "), "aria-current": isTurn ? "true" : undefined },
    h("span", { class: "initiative" }, one.initiative ?? "–"),
    h("span", { class: "who" },
      h("strong", {}, one.name), one.hidden ? h("em", { class: "tag" }, "hidden") : null, one.waits ? h("em", { class: "tag" }, one.waits) : null,
      one.hp ? bar(one.hp.current, one.hp.max) : null,
      h("span", { class: "chips" }, (one.conditions ?? []).map((title) => more.chip ? more.chip(title) : h("span", { class: "chip" }, title)))),
    h("span", { class: "state" }, one.hp ? h("b", {}, `${one.hp.current}`, h("small", {}, `/${one.hp.max}${one.hp.temp ? ` +${one.hp.temp}` : ""}`)) : one.state ?? "",
      one.ac ? h("small", {}, `AC ${one.ac}`) : null));
}
