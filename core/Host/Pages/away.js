// Keeps the pages of the table loadable while the host is away. The host puts VERSION and KEPT before this: a name for these very files, and which they are.
// Nothing else is ever kept: no data, no answer of a tool, no page that somebody comes in by. The host is always asked first.

/** How long the host may take before a page is shown as it was. */
const PATIENCE = 5000;

const kept = new Set(KEPT);

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(KEPT.map((path) => new Request(path, { cache: "reload", credentials: "omit" })))));
});

addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name))))
    .then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method === "GET" && origin === location.origin && kept.has(pathname)) event.respondWith(answer(request, pathname));
});

async function answer(request, path) {
  const asked = fetch(request);
  const before = await caches.open(VERSION).then((cache) => cache.match(path)).catch(() => undefined);
  if (!before) return asked;
  let waiting;
  const late = new Promise((give) => { waiting = setTimeout(give, PATIENCE, before); });
  try {
    // What stands in front of a host says 502 to 504 while the host is away.
    return await Promise.race([late, asked.then((fresh) => (fresh.status >= 502 && fresh.status <= 504 ? before : fresh))]);
  } catch {
    return before;
  } finally {
    clearTimeout(waiting);
  }
}
