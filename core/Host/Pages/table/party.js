import { bar, h } from "./dom.js";

/** One line of the party. */
export function member(one) {
  return h("li", { class: "member" },
    h("span", {}, h("strong", {}, one.name), one.player ? h("small", {}, ` ${one.player}`) : null, bar(one.hp.current, one.hp.max), h("span", { class: "chips" }, one.conditions.map((title) => h("span", { class: "chip" }, title)))),
    h("b", {}, one.hp.current, h("small", {}, `/${one.hp.max}`)));
}
