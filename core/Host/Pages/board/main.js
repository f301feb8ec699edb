import { Desk, say } from "../table/desk.js";
import { el, fill, h } from "../table/dom.js";
import { BoardPage } from "./board.js";
import { Documents } from "./documents.js";
import { Kept, unsent } from "./kept.js";
import { NotePage } from "./note.js";
import { People } from "./people.js";
import { Sharing } from "./sharing.js";

const desk = new Desk();
let documents, people, pages, sharing;
let list = [];
let current = null;

const wanted = () => decodeURIComponent(location.hash.slice(1));
const isMaster = () => desk.me.role === "gm";
const isSecret = (one) => isMaster() && !one.audience?.some((who) => who === "table" || who === "everyone");

async function refresh() {
  const found = (await desk.read("list_shared"))?.documents;
  if (!found) return;
  list = found;
  fill(el("documents"), list.map((one) => h("li", {}, h("button", { type: "button", "data-key": one.document, "aria-current": one.document === current?.document ? "true" : undefined, onclick: () => { location.hash = one.document; } },
    h("small", { "aria-hidden": "true" }, one.kind === "board" ? "▦" : "¶"), one.name, isSecret(one) ? h("small", {}, one.audience?.some((who) => who.startsWith("person:")) ? "some of you" : "only you") : null))));
  const now = list.find((one) => one.document === current?.document);
  if (current && !now) await show(null);
  else if (current) again(now);
  if (!current) await open();
}

/** What is open may have another name now, and others who see it. */
function again(now) {
  const was = current;
  current = now;
  entitle();
  sharing.told(now);
  if (isSecret(was) !== isSecret(now)) people.at(now.document, isSecret(now));
  pages[now.kind].told?.(now, isSecret(now));
}

function entitle() {
  el("title").textContent = current?.name ?? "Draw and write together";
  document.title = current ? `${current.name} · together` : "Draw and write together";
}

/** Opens what the address names; otherwise the first there is. */
async function open() {
  const one = list.find((each) => each.document === wanted()) ?? list[0];
  if (one && one.document !== current?.document) await show(one);
  el("empty").hidden = list.length > 0;
}

async function show(one) {
  const before = current;
  current = one;
  for (const page of Object.values(pages)) page.hide();
  if (before && !list.some((each) => each.document === before.document)) documents.drop(before.document);
  for (const button of el("documents").querySelectorAll("button")) button.toggleAttribute("aria-current", false);
  entitle();
  sharing.told(one);
  el("empty").hidden = Boolean(one);
  if (!one) return;
  el("documents").querySelector(`[data-key="${CSS.escape(one.document)}"]`)?.setAttribute("aria-current", "true");
  try {
    const bound = await documents.hold(one.document);
    if (current?.document !== one.document) return;
    people.at(one.document, isSecret(current));
    pages[one.kind].show(bound, current, isSecret(current));
  } catch (failure) {
    say([failure.message, failure.hint].filter(Boolean).join(" "), true);
  }
}

function listen() {
  addEventListener("hashchange", open);
  el("new").addEventListener("click", () => el("make").showModal());
  el("make-not").addEventListener("click", () => el("make").close());
  el("make-form").addEventListener("submit", async () => {
    const given = new FormData(el("make-form"));
    const audience = given.get("audience") === "mine" ? [isMaster() ? "gm" : `person:${desk.me.person}`] : ["table"];
    const made = await desk.call("create_shared", { kind: given.get("kind"), name: el("make-name").value.trim(), audience }, { quiet: true });
    el("make-name").value = "";
    if (!made) return;
    await refresh();
    location.hash = made.data?.id ?? made.id;
  });
  let waiting;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(refresh, 250); };
  desk.client.on("event", (event) => { if (event.kind !== "campaigns/shared-edited" || !list.some((one) => one.document === event.data?.document)) soon(); });
  desk.client.on("snapshot", soon);
}

/** All there is to see while the host is away: what was written and not sent. */
function showAway(isAway) {
  el("away").hidden = !isAway;
  el("empty").hidden = isAway;
  el("unsent").replaceChildren(...isAway ? unsent().map((one) => h("p", { class: "told" }, one.text || `${one.drawn} ${one.drawn === 1 ? "change" : "changes"} of a drawing`)) : []);
}

async function sit() {
  desk.addEventListener("away", (told) => showAway(told.detail));
  if (!await desk.open()) {
    el("stranger").hidden = false;
    return;
  }
  if (!desk.parts.campaign) await new Promise((known) => { desk.addEventListener("state", (state) => { if (state.detail.changed.includes("campaign")) known(); }); });
  el("where").textContent = desk.parts.campaign.name ?? "";
  el("back").href = (isMaster() ? "/gm" : "/play") + location.search;
  el("only").textContent = isMaster() ? "only me" : "the game master and me";
  people = new People(desk.client);
  documents = new Documents(desk.client, new Kept(desk.me.person, desk.parts.campaign.id ?? ""));
  sharing = new Sharing(desk, refresh);
  pages = { note: new NotePage(people), board: new BoardPage(desk, people) };
  listen();
  el("table").hidden = el("shelf").hidden = false;
  await refresh();
}

sit();
