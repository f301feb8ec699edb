import { say } from "../table/desk.js";
import { el, fill, h } from "../table/dom.js";
import { ask } from "./tools.js";

const BELOW = -100_000;

/** What can be laid on a board: tokens of those who are in the party or the fight, and, by the game master, a map below everything. */
export class Pieces {
  #desk;
  #page;
  #maps = [];

  constructor(desk, page) {
    this.#desk = desk;
    this.#page = page;
    el("token").addEventListener("change", () => this.#token());
    el("map").addEventListener("change", () => this.#map());
    desk.addEventListener("state", (state) => { if (["party", "initiative"].some((part) => state.detail.changed.includes(part))) this.#showTokens(); });
    this.#showTokens();
  }

  async open() {
    el("map").hidden = true;
    if (this.#desk.me.role !== "gm") return;
    this.#maps = (await this.#desk.read("get_campaign_data", { data_type: "maps", limit: 100 }))?.items ?? [];
    fill(el("map"), [h("option", { value: "" }, "Map …"), ...this.#maps.map((one) => h("option", { value: one.id }, one.name ?? one.id)), h("option", { value: "none" }, "no map")]);
    el("map").hidden = this.#maps.length === 0;
  }

  get #figures() {
    const { party = [], initiative } = this.#desk.parts;
    const fighters = (initiative?.order ?? []).filter((one) => !party.some((member) => member.name === one.name));
    return [...party.map((one) => ({ name: one.name, character: one.id, color: "#2b62a8" })), ...fighters.map((one) => ({ name: one.name, combatant: one.id, color: "#b3312e", ...(one.hidden ? { hidden: true } : {}) }))];
  }

  #showTokens() {
    fill(el("token"), [h("option", { value: "" }, "Token …"), ...this.#figures.map((one) => h("option", { value: one.character ?? one.combatant }, one.hidden ? `${one.name} (hidden)` : one.name)), h("option", { value: "new" }, "somebody else …")]);
  }

  async #token() {
    const chosen = el("token").value;
    el("token").value = "";
    const name = chosen === "new" ? await ask("Whose token is it?") : "";
    const figure = chosen === "new" ? name && { name, color: "#2f7d4f" } : this.#figures.find((one) => (one.character ?? one.combatant) === chosen);
    if (!figure) return;
    const { view, objects } = this.#page;
    const [x, y] = [Math.floor(view.x + view.width / 2), Math.floor(view.y + view.height / 2)];
    const isFree = (at) => !objects.some((one) => one.fields.type === "token" && one.fields.x === x + at && one.fields.y === y);
    let step = 0;
    while (step < 50 && !isFree(step)) step += 2;
    this.#page.drew({ type: "token", ...figure, x: x + step, y, size: 1 }, { chosen: true });
  }

  async #map() {
    const id = el("map").value;
    el("map").value = "";
    const known = this.#maps.find((one) => one.id === id);
    const map = known && (await this.#desk.read("get_campaign_data", { data_type: "maps", id, detail: "full" }) ?? known);
    const image = map?.image?.blob;
    if (known && !image) return say(`${known.name} has no picture.`, true);
    for (const one of this.#page.objects.filter((each) => each.fields.type === "image" && each.fields.z === BELOW)) this.#page.remove(one.id);
    if (!image) return;
    const size = map.grid?.width && map.grid?.height ? { w: map.grid.width, h: map.grid.height } : await sizeOf(image);
    this.#page.drew({ type: "image", image, x: 0, y: 0, ...size, z: BELOW, locked: true });
    this.#page.fit();
    if (!this.#page.isSecret && !map.audience?.some((who) => who === "table" || who === "everyone")) say(`Players see the picture of ${map.name} once you share it: on your page, Reveal, Maps, Table. Whoever may see it can save all of it; fog only covers it on the screen.`);
  }
}

/** A map that does not say its squares is thirty wide. */
async function sizeOf(image) {
  const picture = new Image();
  picture.src = `/blobs/${image}`;
  await picture.decode().catch(() => {});
  return { w: 30, h: picture.naturalWidth ? Math.round(3000 * picture.naturalHeight / picture.naturalWidth) / 100 : 20 };
}
