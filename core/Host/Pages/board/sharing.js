import { say } from "../table/desk.js";
import { el, h } from "../table/dom.js";

/** Says what the open note or board is called and who sees it. */
export class Sharing {
  #desk;
  #about = null;

  /** @param desk The desk. @param changed Called when something was changed. */
  constructor(desk, changed) {
    this.#desk = desk;
    el("about").addEventListener("click", () => this.#ask());
    el("change-not").addEventListener("click", () => el("change").close());
    el("change-form").addEventListener("submit", () => this.#change(changed));
    el("change-form").addEventListener("change", () => this.#unfold());
  }

  /** What is open now, or nothing. */
  told(about) {
    this.#about = about;
    el("about").hidden = !about?.mine;
    if (!about?.mine) el("change").close();
  }

  get #isMaster() { return this.#desk.me.role === "gm"; }
  get #me() { return `person:${this.#desk.me.person}`; }
  get #chosen() { return new FormData(el("change-form")).get("who"); }

  async #ask() {
    const about = this.#about;
    el("change-form").reset();
    el("change-name").value = about.name;
    el("change-only").textContent = this.#isMaster ? "only me" : "the game master and me";
    const now = wayOf(about.audience);
    el("change-form").elements.who.value = now;
    el("change-same").hidden = now !== "same";
    this.#offer(new Map(members(about.audience).map((person) => [person, person])), about);
    this.#unfold();
    el("change").showModal();
    const known = await this.#people();
    if (this.#about?.document === about.document) this.#offer(known, about);
  }

  #unfold() { el("change-people").hidden = this.#chosen !== "some"; }

  /** Whoever it may be shown to, by what they are called. What was ticked meanwhile stays ticked. */
  #offer(known, about) {
    const ticked = new Set([...members(about.audience), ...new FormData(el("change-form")).getAll("person")]);
    for (const person of members(about.audience)) if (!known.has(person)) known.set(person, person);
    const boxes = [...known].map(([person, name]) => h("label", {}, h("input", { type: "checkbox", name: "person", value: person, checked: ticked.has(person) }), h("span", {}, name)));
    el("change-some").replaceChildren(...boxes.length ? boxes : [h("span", { class: "nothing" }, "Nobody else has joined yet.")]);
  }

  async #people() {
    const known = new Map();
    const characters = (await this.#desk.read("get_campaign_data", { data_type: "characters" }))?.items ?? [];
    for (const one of characters) if (one.owner) known.set(one.owner, one.name);
    for (const one of this.#desk.presence.people) if (one.role === "player") known.set(one.person, one.name || one.person);
    known.delete(this.#desk.me.person);
    return known;
  }

  async #change(changed) {
    const { document, name, audience } = this.#about;
    const data = { id: document };
    if (el("change-name").value.trim() !== name) data.name = el("change-name").value.trim();
    const wanted = this.#audience();
    if (wanted && String([...wanted].sort()) !== String([...audience ?? []].sort())) data.audience = wanted;
    if (Object.keys(data).length === 1) return;
    if (!await this.#desk.call("update_campaign_data", { data_type: "documents", data }, { quiet: true })) return;
    say("Changed.");
    changed();
  }

  #audience() {
    const some = new FormData(el("change-form")).getAll("person").map((person) => `person:${person}`);
    const chosen = { table: ["table"], mine: [], some }[this.#chosen];
    if (!chosen || chosen[0] === "table") return chosen;
    return this.#isMaster ? (chosen.length ? chosen : ["gm"]) : [this.#me, ...chosen];
  }
}

const members = (audience) => (audience ?? []).filter((one) => one.startsWith("person:")).map((one) => one.slice(7));

/** Which of the choices an audience is; a player is not told who else was let in, and only says what is to change. */
function wayOf(audience) {
  if (!audience || audience.includes("everyone")) return "same";
  if (audience.includes("table")) return "table";
  return members(audience).length > 0 ? "some" : "mine";
}
