import { el } from "./dom.js";

/** Tells on demand what happened before, as far as this person may know. */
export function offerRecap(desk) {
  el("recap").addEventListener("click", async () => {
    const told = await desk.call("recap", {}, { quiet: true });
    el("told").textContent = told?.message ?? "";
    el("told").hidden = !told;
  });
}
