"use strict";
const el = id => document.getElementById(id);
const MOST = 200;

function item(...children) {
  const li = document.createElement("li");
  li.append(...children);
  return li;
}

function part(tag, text, kind) {
  const node = document.createElement(tag);
  node.textContent = text;
  if (kind) node.className = kind;
  return node;
}

function fill(list, items, nothing) {
  list.replaceChildren(...(items.length ? items : [item(part("p", nothing))]));
}

function light(text, kind) {
  el("light").textContent = text;
  el("light").className = "pill " + (kind || "");
}

async function read(path) {
  const answer = await fetch("/api/control/" + path, { headers: { accept: "application/json" } });
  if (answer.status === 401 || answer.status === 403) return null;
  if (!answer.ok) throw new Error(path);
  return answer.json();
}

function plugin(one) {
  const note = one.note || (one.tools.length ? "tools: " + one.tools.join(", ") : "");
  const li = item(part("span", one.state, "state " + one.state), part("strong", one.name));
  if (note) li.append(part("p", note));
  return li;
}

function overlay(one) {
  const copy = part("button", "Copy");
  copy.type = "button";
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(one.address);
      copy.textContent = "Copied";
    } catch {
      copy.textContent = "Use Open";
    }
    setTimeout(() => { copy.textContent = "Copy"; }, 1500);
  });
  const open = part("a", "Open");
  open.href = one.address;
  open.target = "_blank";
  open.rel = "noreferrer";
  const line = part("p", "");
  line.append(open);
  return item(copy, part("strong", one.title), line);
}

function campaign(one) {
  return item(part("span", one.events + " events", "state stopped"), part("strong", one.name), part("p", [one.system, one.default ? "this is the one at the table" : ""].filter(Boolean).join(", ")));
}

// An event that says itself what happened is shown so; of any other, its plain values.
function told(data) {
  if (typeof data.text === "string") return data.text;
  const plain = Object.entries(data).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value));
  const text = plain.map(([name, value]) => name + " " + value).join(", ");
  return text.length > 160 ? text.slice(0, 159) + "…" : text;
}

function happened(one) {
  const at = new Date(one.at);
  const words = one.redacted || one.data === undefined ? "(blanked)" : told(one.data);
  return item(
    part("time", at.toLocaleTimeString()),
    part("span", one.audience.join(", "), "who"),
    part("span", one.kind, "kind"),
    part("span", words, "words"));
}

function show(one) {
  const list = el("events");
  if (list.dataset.empty) { list.replaceChildren(); delete list.dataset.empty; }
  list.prepend(happened(one));
  while (list.childElementCount > MOST) list.lastElementChild.remove();
}

async function refresh() {
  const status = await read("status");
  if (!status) return false;
  el("where").textContent = `${status.address} · ${status.events} events · version ${status.version}`;
  el("campaign").textContent = status.campaign ? "in " + status.campaign : "";
  fill(el("plugins"), status.plugins.map(plugin), "No plugins were found.");
  fill(el("overlays"), ((await read("overlays") || {}).overlays || []).map(overlay), "No running plugin has a page.");
  fill(el("campaigns"), ((await read("campaigns") || {}).campaigns || []).map(campaign), "No campaign yet.");
  return true;
}

async function follow(after) {
  const answer = await fetch("/api/control/events/tail" + (after ? "?after=" + encodeURIComponent(after) : ""));
  if (!answer.ok) throw new Error("tail");
  light("live", "good");
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    for (const line of lines) if (line) show(JSON.parse(line));
  }
}

async function sit() {
  for (;;) {
    try {
      if (!await refresh()) {
        light("not signed in");
        el("table").hidden = true;
        el("stranger").hidden = false;
        return;
      }
      el("table").hidden = false;
      const page = await read("events?limit=50");
      const list = el("events");
      list.dataset.empty = "1";
      fill(list, [], "Nothing happened yet.");
      page.events.forEach(show);
      await follow(page.newer);
    } catch {
      // The host stopped or restarts; the loop comes back to it.
    }
    light("reconnecting", "bad");
    await new Promise(go => setTimeout(go, 2000));
  }
}

setInterval(() => { if (!el("table").hidden && !document.hidden) refresh().catch(() => {}); }, 10000);
sit();
