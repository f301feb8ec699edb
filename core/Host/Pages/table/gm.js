import { Desk, plain, say } from "./desk.js";
import { Dice } from "./dice.js";
import { el, fill, h, number } from "./dom.js";
import { Fight } from "./fight.js";
import { member } from "./party.js";
import { offerRecap } from "./recap.js";

const desk = new Desk();
let party = [];

function request(one) {
  const answers = one.of.map((asked) => `${asked.name}: ${asked.total === undefined ? "…" : asked.total}${asked.degree ? ` (${asked.degree})` : ""}`);
  return h("li", {}, h("button", { type: "button", onclick: () => desk.call("reveal_rolls", { request_id: one.id }) }, "Tell"),
    h("strong", {}, one.what), one.dc !== undefined ? h("small", {}, ` DC ${one.dc}`) : null, h("p", {}, answers.join(", ")));
}

async function showThings() {
  const found = await desk.read("get_campaign_data", { data_type: el("kind").value, limit: 100 });
  const share = (one, audience) => desk.call("share", { id: one.id, audience: [audience] }).then(showThings);
  fill(el("things"), (found?.items ?? []).map((one) => h("li", {},
    h("span", { class: "sharing" }, ["everyone", "table", "gm"].map((audience) => h("button", { type: "button", "data-key": `${one.id}/${audience}`, onclick: () => share(one, audience) }, { everyone: "Viewers", table: "Table", gm: "Only me" }[audience]))),
    h("strong", {}, one.name ?? one.id))), "There is none yet. Import one, or let an assistant write it.");
}

async function showSteps() {
  const found = await desk.read("history", { limit: 12 });
  fill(el("steps"), (found?.items ?? []).map((one) => h("li", {}, h("time", { datetime: one.at }, new Date(one.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false })), h("span", {}, plain(one.what)))), "Nothing happened yet.");
}

let waiting;
function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => { showSteps(); showThings(); }, 250);
}

function show(changed) {
  const parts = desk.parts;
  if (changed.includes("campaign")) {
    el("campaign").textContent = parts.campaign.name || "The table";
    document.title = `${parts.campaign.name || "The table"} · game master`;
    el("where").textContent = parts.campaign.session ? `Session: ${parts.campaign.session.name ?? "under way"}` : "No session is under way.";
    el("session").textContent = parts.campaign.session ? "End the session" : "Start a session";
  }
  if (changed.includes("party")) {
    party = parts.party;
    fill(el("party"), party.map(member), "Nobody yet. import_character brings one in.");
    fill(el("for"), [h("option", { value: "" }, "without a character"), ...party.map((one) => h("option", { value: one.id }, `to play ${one.name}`))]);
  }
  if (changed.includes("requests")) fill(el("requests"), parts.requests.map(request));
  if (changed.includes("stage")) {
    el("blank").setAttribute("aria-pressed", String(Boolean(parts.stage?.blank)));
    el("blank").textContent = parts.stage?.blank ? "Show overlays" : "Blank overlays";
  }
  soon();
}

function listen() {
  el("invite").addEventListener("submit", (event) => { event.preventDefault(); invite(); });
  el("invitation").addEventListener("close", () => { el("code").removeAttribute("src"); el("link").removeAttribute("href"); el("link").textContent = ""; });
  el("undo").addEventListener("click", () => desk.call("undo"));
  el("blank").addEventListener("click", () => desk.call("blank_overlays", { on: !desk.parts.stage?.blank }));
  el("kind").addEventListener("change", showThings);
  el("ask").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await desk.call("request_rolls", { what: el("what").value, dc: number(el("dc").value) })) event.target.reset();
  });
  el("note").addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = el("text").value.trim();
    const kept = text && (event.submitter?.value === "decision" ? await desk.call("record_decision", { decision: text }) : await desk.call("add_session_note", { note: text }));
    if (kept) event.target.reset();
  });
  el("scene").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await desk.call("set_scene", { scene: el("scene-name").value.trim() })) event.target.reset();
  });
  el("session").addEventListener("click", () => desk.call(desk.parts.campaign?.session ? "end_session" : "start_session"));
  el("party-in").addEventListener("click", async () => {
    for (const one of party) await desk.call("add_combatant", { of: one.id }, { quiet: true });
    say("The party is in the fight.");
  });
  offerRecap(desk);
}

/** The link is shown and nowhere kept: whoever has it comes in. */
async function invite() {
  const answer = await fetch("/api/control/invite", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ campaign: desk.parts.campaign.id, role: "player", character: el("for").value || undefined }),
  });
  const said = await answer.json();
  if (!answer.ok) return say([said.error?.message, said.error?.hint].filter(Boolean).join(" "), true);
  el("code").src = `data:image/svg+xml;utf8,${encodeURIComponent(said.svg)}`;
  el("link").href = el("link").textContent = said.address;
  el("invitation").showModal();
}

async function sit() {
  if (!await desk.open() || desk.me.role !== "gm") {
    el("stranger").hidden = false;
    return;
  }
  new Fight(desk);
  new Dice(desk, { example: "2d6+3", own: "only me" });
  desk.addEventListener("state", (state) => show(state.detail.changed));
  listen();
  el("table").hidden = false;
}

sit();
