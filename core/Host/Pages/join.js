"use strict";
const el = id => document.getElementById(id);
const code = location.hash.slice(1);

// The code is for once: it shall not stay in the address line or the history.
history.replaceState(null, "", "/join");

function say(text, kind) {
  el("said").textContent = text;
  el("said").className = kind || "";
  el("said").hidden = !text;
}

async function answer(path, body) {
  const got = await fetch(path, body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return { ok: got.ok, body: await got.json().catch(() => ({})) };
}

async function join(event) {
  event.preventDefault();
  el("go").disabled = true;
  say("");
  try {
    const { ok, body } = await answer("/api/join", { code, name: el("name").value.trim() });
    if (ok) {
      if (body.note) {
        say("You are in, but without your character: " + body.note);
        setTimeout(() => location.replace("/play"), 4000);
      } else {
        location.replace("/play");
      }
      return;
    }
    say([body.error, body.details && body.details.hint].filter(Boolean).join(" ") || "The table did not answer. Try again.", "bad");
  } catch {
    say("The table cannot be reached from here. Are you in the same network, and does the host run?", "bad");
  }
  el("go").disabled = false;
}

async function begin() {
  if (!code) {
    el("form").hidden = true;
    say("This link is not whole: open it exactly as the game master sent it.", "bad");
  }
  try {
    const { ok, body } = await answer("/api/signin");
    if (ok && body.external) {
      el("external").textContent = `I was here before: sign in with ${body.external}`;
      el("elsewhere").hidden = false;
    }
  } catch {
    // Without an answer there is only the form.
  }
}

el("form").addEventListener("submit", join);
begin();
