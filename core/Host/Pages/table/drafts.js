/** What is typed and not sent yet outlives a reload, in this window alone. */
const place = `pluginhost/drafts/${location.pathname}`;

const fields = () => [...document.querySelectorAll("main input[id]:not([type]), main textarea[id]:not(#paper)")];

const read = () => {
  try {
    return JSON.parse(sessionStorage.getItem(place)) ?? {};
  } catch {
    return {};
  }
};

function keep() {
  // A field that is not there yet keeps what it had.
  const drafts = read();
  for (const field of fields()) {
    if (field.value && field.value !== field.defaultValue) drafts[field.id] = field.value;
    else delete drafts[field.id];
  }
  try {
    sessionStorage.setItem(place, JSON.stringify(drafts));
  } catch {
    // No room: then it is lost with the page.
  }
}

/** Puts back what was typed, where nothing else stands by now. */
export function restore() {
  const drafts = read();
  for (const field of fields()) if (!field.value && typeof drafts[field.id] === "string") field.value = drafts[field.id];
}

/** Somebody else sits here now, or nobody. */
export function forget() {
  sessionStorage.removeItem(place);
}

addEventListener("pagehide", keep);
document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
