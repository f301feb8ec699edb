import { say } from "./desk.js";
import { amount, el, fill, h } from "./dom.js";
import { place } from "./order.js";
import { wish } from "./wish.js";

const kinds = ["acid", "bludgeoning", "cold", "fire", "force", "lightning", "necrotic", "piercing", "poison", "psychic", "radiant", "slashing", "thunder"];
const conditions = ["blinded", "charmed", "concentrating", "deafened", "exhaustion", "frightened", "grappled", "incapacitated", "invisible", "paralyzed", "petrified", "poisoned", "prone", "restrained", "stunned", "unconscious"];

/** The initiative order as the game master has it: tap somebody, then say what happens to them. */
export class Fight {
  #desk;
  #chosen = new Set();

  constructor(desk) {
    this.#desk = desk;
    el("types").append(...kinds.map((value) => h("option", { value })));
    el("conditions").append(...conditions.map((value) => h("option", { value })));
    el("next").addEventListener("click", () => desk.call("next_turn"));
    el("back").addEventListener("click", () => desk.call("previous_turn"));
    el("initiative").addEventListener("click", () => desk.call("roll_initiative"));
    el("end").addEventListener("click", () => desk.call("end_combat"));
    el("none").addEventListener("click", () => this.#choose());
    el("act").addEventListener("submit", (event) => { event.preventDefault(); this.#act(event.submitter?.dataset.do ?? "apply_damage"); });
    el("add").addEventListener("submit", (event) => { event.preventDefault(); this.#add(); });
    desk.addEventListener("state", (state) => { if (state.detail.changed.includes("initiative")) this.#show(); });
  }

  get #fight() {
    return this.#desk.parts.initiative ?? { order: [], currentTurn: -1, round: 0 };
  }

  #show() {
    const { order, currentTurn, round } = this.#fight;
    for (const id of this.#chosen) if (!order.some((one) => one.id === id)) this.#chosen.delete(id);
    el("round").textContent = round > 0 ? `round ${round}` : order.length ? "not begun" : "";
    fill(el("order"), order.map((one, at) => this.#line(one, at === currentTurn)), "Nobody fights. Add somebody below.");
    for (const id of ["next", "back", "initiative", "end"]) el(id).disabled = order.length === 0;
    this.#bar();
  }

  #line(one, isTurn) {
    const chip = (title) => h("button", { type: "button", class: "chip", title: `Take ${title} from ${one.name}`, onclick: (event) => { event.stopPropagation(); this.#desk.call("remove_condition", { targets: [one.id], condition: title }); } }, title, " ✕");
    const line = place(one, isTurn, { chosen: this.#chosen.has(one.id), chip });
    line.tabIndex = 0;
    line.dataset.key = one.id;
    line.setAttribute("role", "button");
    line.setAttribute("aria-pressed", String(this.#chosen.has(one.id)));
    line.addEventListener("click", () => this.#choose(one.id));
    line.addEventListener("keydown", (event) => { if (event.target === line && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); this.#choose(one.id); } });
    return line;
  }

  #choose(id) {
    if (id === undefined) this.#chosen.clear();
    else if (!this.#chosen.delete(id)) this.#chosen.add(id);
    this.#show();
  }

  #bar() {
    const names = this.#fight.order.filter((one) => this.#chosen.has(one.id)).map((one) => one.name);
    el("act").hidden = names.length === 0;
    document.body.classList.toggle("acting", names.length > 0);
    el("chosen").textContent = names.length > 3 ? `${names.length} chosen` : names.join(", ");
  }

  async #act(what) {
    const targets = [...this.#chosen];
    const done = await (what === "add_condition" ? this.#desk.call(what, { targets, condition: el("condition").value.trim() })
      : what === "remove_combatant" ? this.#desk.call(what, { targets })
      : what === "reveal" || what === "hp" ? this.#each(targets, (id) => ["reveal", { combatant_id: id, ...(what === "hp" ? { what: "hp" } : {}) }])
      : what === "hide" ? this.#each(targets, (id) => ["hide", { combatant: id }])
      : this.#harm(what, targets));
    if (!done) return;
    el("amount").value = "";
    el("condition").value = "";
    if (what !== "apply_damage" && what !== "half" && what !== "heal") this.#choose();
  }

  #harm(what, targets) {
    const text = el("amount").value.trim();
    if (!text) return say("Say how much: 7, or dice such as 2d6.", true);
    if (what === "heal") return this.#desk.call("heal", { targets, ...amount(text) });
    return this.#desk.call("apply_damage", { targets, ...amount(text), ...(el("type").value ? { type: el("type").value } : {}), ...(what === "half" ? { half: true } : {}) });
  }

  async #each(targets, call) {
    let last;
    for (const id of targets) last = await this.#desk.call(...call(id)) ?? last;
    return last;
  }

  /** Whoever is in the campaign or in a book comes with their numbers; anybody else with what was typed. */
  async #add() {
    const asked = wish(el("who").value);
    if (!asked) return say("Say who comes, such as: 5 goblins.", true);
    const { name, ...rest } = asked;
    const known = rest.hp === undefined ? await this.#known(name) : undefined;
    if (await this.#desk.call("add_combatant", { ...(known ?? { name }), ...rest, roll_initiative: this.#fight.round > 0 })) el("add").reset();
  }

  async #known(name) {
    const same = (one) => (one.name ?? "").toLowerCase() === name.toLowerCase();
    for (const data_type of ["characters", "monsters", "npcs"]) {
      const found = (await this.#desk.read("get_campaign_data", { data_type, limit: 200 }))?.items?.find(same);
      if (found) return { of: found.id };
    }
    const found = await this.#desk.read("lookup", { name, content_type: "monster" });
    return found && same(found) ? { name: found.name, monster: found } : undefined;
  }
}
