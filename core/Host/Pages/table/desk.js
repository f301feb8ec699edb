import { connect, watch } from "/client/index.js";
import { el } from "./dom.js";

/** What this page knows of the table, and how it acts on it. */
export class Desk extends EventTarget {
  /** The parts of the view, such as `initiative` and `party`, as far as this person may know. */
  parts = {};
  me = { person: "", role: "spectator" };
  #client;

  async open() {
    const answer = await fetch("/api/me", { headers: { accept: "application/json" } });
    if (answer.ok) this.me = await answer.json();
    if (!["gm", "player"].includes(this.me.role)) return false;

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

export function say(text, wrong = false) {
  const note = el("said");
  note.textContent = text.length > 400 ? `${text.slice(0, 399)}…` : text;
  note.className = wrong ? "wrong" : "";
  note.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { note.hidden = true; }, wrong ? 9000 : 4000);
}
