import { plain, say, sayRoll } from "./desk.js";
import { el, fill, h } from "./dom.js";

const sides = ["d20", "d12", "d10", "d8", "d6", "d4", "d100"];

function form(example, own) {
  const choice = (value, text) => h("label", {}, h("input", { type: "radio", name: "audience", value, checked: value === "public" }), h("span", {}, text));
  return [h("h2", { id: "h-dice" }, "Dice"), h("form", { id: "roll", autocomplete: "off" },
    h("div", { class: "line" }, h("input", { id: "expression", "aria-label": "What to roll", placeholder: example, enterkeyhint: "go" }), h("button", { class: "go" }, "Roll")),
    h("fieldset", { class: "choice" }, h("legend", {}, "Who sees it"), choice("public", "everyone"), choice("table", "the table"), choice("gm", own)))];
}

/** Dice for anybody: an expression, who sees it, and what was rolled lately. */
export class Dice {
  #desk;

  /**
   * @param example What the field shows while it is empty.
   * @param own Who sees a roll that is not for the table, in words.
   * @param character Gives the id of whose sheet an expression may use.
   */
  constructor(desk, { example, own, character = () => undefined }) {
    this.#desk = desk;
    el("dice").append(...form(example, own), h("div", { id: "quick", class: "line" }, sides.map((die) => h("button", { type: "button", onclick: () => this.roll(`1${die}`) }, die))),
      h("ul", { id: "rolls", class: "rolls", "aria-live": "polite" }));
    el("roll").addEventListener("submit", (event) => {
      event.preventDefault();
      const expression = el("expression").value.trim();
      if (expression) this.roll(expression, /[@a-z]{3}/i.test(expression.replace(/\b(adv|dis|elven|crit\d*|vs)\b/g, "")) ? character() : undefined);
    });
    desk.addEventListener("state", (state) => { if (state.detail.changed.includes("rolls")) this.#show(); });
  }

  /** Who is to see a roll. */
  get audience() {
    return new FormData(el("roll")).get("audience") ?? "public";
  }

  async roll(expression, character) {
    const rolled = await this.#desk.call("roll_dice", { expression, audience: this.audience, ...(character ? { character } : {}) }, { quiet: true });
    const said = plain(rolled?.message?.split("\n")[0] ?? "");
    if (typeof rolled?.data?.total === "number") sayRoll(rolled.data.total, said);
    else if (rolled) say(said || "Done.");
    return rolled;
  }

  #show() {
    const rolls = [...(this.#desk.parts.rolls ?? [])].reverse().slice(0, 12);
    fill(el("rolls"), rolls.map((one) => h("li", {},
      h("strong", { class: "total" }, String(one.total)),
      h("span", {}, h("b", {}, one.player), " ", h("small", {}, one.breakdown || one.expression)))), "Nothing was rolled yet.");
  }
}
