import { el } from "./dom.js";

/** From a page of this host or its own computer a browser keeps the pages themselves for as long as the host is away; elsewhere it must not. */
export function keepPages() {
  navigator.serviceWorker?.register("/away.js", { updateViaCache: "none" }).catch(() => {});
}

/** Waits until the host answers, whoever it then says we are. @param {(isAway: boolean) => void} told Called when that changes. */
export async function whoAmI(told) {
  for (let wait = 500, isAway = false; ; wait = Math.min(wait * 1.6, 5000)) {
    const answer = await fetch("/api/me", { headers: { accept: "application/json" }, signal: AbortSignal.timeout(8000) }).catch(() => null);
    if (answer && !(answer.status >= 502 && answer.status <= 504)) {
      if (isAway) told(false);
      return answer.ok ? answer.json() : null;
    }
    if (!isAway) told(isAway = true);
    await new Promise((go) => {
      const again = () => { clearTimeout(waiting); removeEventListener("online", again); go(); };
      const waiting = setTimeout(again, wait);
      addEventListener("online", again);
    });
  }
}

/** Shows the page with nothing to press: what was typed is there, and can be copied. */
export function standStill(isAway) {
  if (isAway) {
    el("table").hidden = false;
    for (const button of document.querySelectorAll(":is(#table, header) :is(button, select):not(:disabled)")) {
      button.disabled = true;
      button.dataset.still = "";
    }
  } else {
    for (const button of document.querySelectorAll("[data-still]")) {
      button.disabled = false;
      delete button.dataset.still;
    }
    el("table").hidden = true;
  }
}
