import { connect, watch } from "/client/index.js";
import { keepPages, standStill, whoAmI } from "./absence.js";
import { el, h } from "./dom.js";
import { forget, restore } from "./drafts.js";

/** What this page knows of the table, and how it acts on it. */
export class Desk extends EventTarget {
  /** The parts of the view, such as `initiative` and `party`, as far as this person may know. */
  parts = {};
  me = { person: "", role: "spectator" };
  #client;

  async open() {
    keepPages();
    restore();
    this.me = await whoAmI((isAway) => this.#away(isAway)) ?? this.me;
    if (!["gm", "player"].includes(this.me.role)) {
      forget();
      return false;
    }

    // Some fields are made by the page once it is open.
    setTimeout(restore);

    const campaign = new URLSearchParams(location.search).get("campaign") ?? undefined;
    this.#client = connect({ campaign });
    const feed = watch({ feed: "/table", campaign });
    feed.on("state", (state) => this.#light(state));
    feed.on("reset", () => { this.parts = {}; });
    feed.on("message:state", (message) => this.#take(message));
    return true;
  }

  /** The place at the table itself, for what is more than a call. */
  get client() {
    return this.#client;
  }

  get presence() {
    return this.#client.presence;
  }

  /** Calls a tool. What it says is shown; what went wrong is shown with what to do, and comes back as nothing. */
  async call(tool, input, { quiet = false } = {}) {
    try {
      const answer = await this.#client.call(tool, input ?? {});
      if (!quiet) say(plain(answer.message?.split("\n")[0] ?? "Done."));
      return answer;
    } catch (failure) {
      say([failure.message, failure.hint].filter(Boolean).join(" "), true);
      return undefined;
    }
  }

  /** Reads something without a word about it; what cannot be read is nothing. */
  async read(tool, input) {
    try {
      return (await this.#client.call(tool, input ?? {})).data;
    } catch {
      return undefined;
    }
  }

  /** The host does not answer, and we do not know who we are; or it does again. */
  #away(isAway) {
    standStill(isAway);
    this.#light(isAway ? "offline" : "connecting");
    this.dispatchEvent(new CustomEvent("away", { detail: isAway }));
  }

  #take(message) {
    this.parts = { ...this.parts, ...message.parts };
    this.dispatchEvent(new CustomEvent("state", { detail: { changed: Object.keys(message.parts), event: message.event } }));
  }

  #light(state) {
    el("light").textContent = { live: "live", refused: "signed out", connecting: "connecting" }[state] ?? "reconnecting";
    el("light").className = `pill ${state === "live" ? "good" : state === "connecting" ? "" : "bad"}`;
  }
}

/** A sentence without the ids that scripts and assistants go by. */
export const plain = (text) => text.replace(/ \[[\w-]{4,}\]/g, "");

let fading;

/** What was rolled, large: whoever rolled looks for the number. */
export function sayRoll(total, text) {
  say("");
  el("said").className = "rolled";
  el("said").replaceChildren(h("b", {}, String(total)), h("span", {}, text));
}

export function say(text, wrong = false) {
  const note = el("said");
  note.textContent = text.length > 400 ? `${text.slice(0, 399)}…` : text;
  note.className = wrong ? "wrong" : "";
  note.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { note.hidden = true; }, wrong ? 9000 : 4000);
}
