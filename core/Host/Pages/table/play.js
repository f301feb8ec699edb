import { Desk, say } from "./desk.js";
import { Dice } from "./dice.js";
import { amount, bar, el, fill, h, number } from "./dom.js";
import { place } from "./order.js";
import { member } from "./party.js";
import { offerRecap } from "./recap.js";
import { sheetOf } from "./sheet.js";

const desk = new Desk();
let dice;
let mine;

const same = (one, other) => Boolean(one && other) && one.toLowerCase() === other.toLowerCase();
const isMine = (one) => same(one.owner, desk.me.person) || same(one.player, desk.me.person);
const luck = () => document.querySelector("#luck input:checked").value;

function choose() {
  const own = (desk.parts.party ?? []).filter(isMine);
  const chosen = own.find((one) => one.id === el("mine").value) ?? own[0];
  fill(el("mine"), own.map((one) => h("option", { value: one.id }, one.name)));
  if (chosen) el("mine").value = chosen.id;
  el("mine").hidden = own.length < 2;
  mine = chosen;
  el("name").textContent = mine?.name ?? desk.me.name ?? "At the table";
  el("me").hidden = !mine;
  if (mine) showMe();
  showSheet();
}

function showMe() {
  const { hp, conditions, death } = mine;
  el("hp").textContent = `${hp.current}/${hp.max}${hp.temp ? ` +${hp.temp}` : ""}`;
  el("hp-bar").replaceChildren(bar(hp.current, hp.max));
  el("conditions").replaceChildren(...conditions.map((title) => h("span", { class: "chip" }, title)));
  el("dying").hidden = hp.current > 0;
  el("saves").textContent = death ? `${death.successes ?? 0} saved, ${death.failures ?? 0} failed` : "";
}

let shown;
async function showSheet() {
  const asked = shown = mine?.id;
  const found = mine && await desk.read("get_campaign_data", { data_type: "characters", id: mine.id });
  if (asked !== shown) return;
  const body = found?.sheet ? sheetOf(found.sheet, { roll, spend }) : [];
  el("scores").replaceChildren(...body);
  el("sheet").hidden = body.length === 0;
}

function roll(what, { plain = false } = {}) {
  return dice.roll(plain ? what : what + luck(), mine.id);
}

const spend = (what) => desk.call("spend", { character: mine.id, ...what });

function showAsked() {
  const open = (desk.parts.requests ?? []).filter((one) => one.open && mine && one.of.some((asked) => asked.id === mine.id && asked.total === undefined));
  el("asked").hidden = open.length === 0;
  el("asked").replaceChildren(...open.map((one) => {
    const total = h("input", { inputmode: "numeric", "aria-label": "The total of real dice", placeholder: "real dice" });
    const answer = (input) => desk.call("answer_roll", { request_id: one.id, character: mine.id, ...input });
    return h("form", { onsubmit: (event) => { event.preventDefault(); answer(number(total.value) === undefined ? {} : { total: number(total.value) }); } },
      h("h2", {}, one.what), h("div", { class: "line" }, h("button", { class: "go" }, "Roll"), total));
  }));
}

function showOrder() {
  const { order, currentTurn, round } = desk.parts.initiative;
  el("round").textContent = round > 0 ? `round ${round}` : "";
  fill(el("order"), order.map((one, at) => place(one, at === currentTurn)), "Nobody fights.");
  const turn = order[currentTurn];
  document.body.classList.toggle("my-turn", Boolean(turn && mine && turn.name === mine.name));
}

/** The picture of a handout, as far as it is told to this person. */
const picture = (one) => (/^[0-9a-f]{64}$/.test(one.image?.blob ?? "") ? h("img", { class: "shown", src: `/blobs/${one.image.blob}`, alt: one.name ?? "", loading: "lazy" }) : null);

async function showKnown() {
  const kinds = await Promise.all(["handouts", "quests", "notes"].map((data_type) => desk.read("get_campaign_data", { data_type, limit: 20 })));
  fill(el("known"), kinds.flatMap((kind) => kind?.items ?? []).map((one) => h("li", {}, one.name ? h("strong", {}, one.name) : null, picture(one), h("p", { class: "told" }, one.description ?? one.text ?? one.note ?? ""))), "Nothing was told yet.");
}

let waiting;
function show(changed) {
  const parts = desk.parts;
  if (changed.includes("campaign")) {
    document.title = parts.campaign.name || "At the table";
    el("where").textContent = [parts.campaign.name, parts.campaign.session?.name].filter(Boolean).join(" · ");
  }
  if (changed.includes("party")) {
    choose();
    fill(el("party"), parts.party.map(member));
  }
  if (changed.includes("initiative")) showOrder();
  if (changed.includes("requests") || changed.includes("party")) showAsked();
  clearTimeout(waiting);
  waiting = setTimeout(showKnown, 400);
}

function listen() {
  el("undo").addEventListener("click", () => desk.call("undo"));
  el("mine").addEventListener("change", choose);
  el("death").addEventListener("click", () => desk.call("death_save", { target: mine.id }));
  el("change").addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = el("amount").value.trim();
    if (!text) return say("Say how much: 7, or dice such as 1d8.", true);
    if (await desk.call(event.submitter?.value ?? "apply_damage", { targets: [mine.id], ...amount(text) })) event.target.reset();
  });
  el("note").addEventListener("submit", async (event) => {
    event.preventDefault();
    const note = el("text").value.trim();
    if (note && await desk.call("add_session_note", { note })) event.target.reset();
  });
  offerRecap(desk);
}

async function sit() {
  if (!await desk.open()) {
    el("stranger").hidden = false;
    return;
  }
  dice = new Dice(desk, { example: "1d20+5 adv, or Stealth check", own: "the game master and me", character: () => mine?.id });
  desk.addEventListener("state", (state) => show(state.detail.changed));
  listen();
  el("table").hidden = false;
}

sit();
