import { el, h } from "../table/dom.js";

const colors = ["#e0a458", "#7fb2e5", "#8fcf9b", "#d98fbf", "#c9b458", "#9c95e0", "#e58b76", "#63c5c0"];

/** The same colour for the same person on every page. */
export function colorOf(person) {
  let sum = 7;
  for (const letter of person) sum = (sum * 31 + letter.codePointAt(0)) >>> 0;
  return colors[sum % colors.length];
}

/** Who else is here, and who is typing in what is open. */
export class People {
  #client;
  #open = {};
  #quiet;

  constructor(client) {
    this.#client = client;
    client.presence.on("change", () => this.#show());
    client.on("me", () => this.#show());
    document.addEventListener("visibilitychange", () => this.#say(document.hidden ? "away" : "active"));
  }

  /** @param isSecret Whether others are not to know that there is such a document. */
  at(id, isSecret) {
    this.#open = isSecret ? { id } : { id, where: id };
    this.#say("active");
    this.#show();
  }

  typing() {
    if (!this.#quiet) this.#say("typing");
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => { this.#quiet = undefined; this.#say("active"); }, 2500);
  }

  nameOf(session) {
    return this.#client.presence.people.find((one) => one.session_id === session)?.name ?? "";
  }

  #say(status) {
    this.#client.presence.setStatus(status, this.#open.where ? { where: this.#open.where } : {});
  }

  #show() {
    const own = this.#client.me?.session_id;
    const others = this.#client.presence.people.filter((one) => one.session_id !== own);
    const persons = [...new Map(others.sort((one, other) => rank(one) - rank(other)).map((one) => [one.person, one])).values()];
    el("people").replaceChildren(...persons.slice(0, 8).map((one) => {
      const name = one.name || one.person;
      const face = h("span", { class: `face ${one.status}`, title: `${name}${one.status === "typing" ? " is typing" : one.status === "away" ? " is away" : " is here"}` }, [...name.trim()].slice(0, 1).join("").toUpperCase());
      face.style.background = colorOf(one.person);
      return h("li", {}, face);
    }));
    const typing = persons.filter((one) => one.status === "typing" && one.where === this.#open.id).map((one) => one.name || one.person);
    el("typing").textContent = typing.length ? `${typing.join(" and ")} ${typing.length > 1 ? "are" : "is"} typing …` : "";
  }
}

const rank = (one) => ["away", "active", "typing"].indexOf(one.status);
