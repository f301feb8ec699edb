// Notes when each roll, hit point and turn came to stand in the document, and when the page was done with the frame that shows it.
{
  const text = (selector) => document.querySelector(selector)?.textContent ?? '';
  const look = {
    roll: () => text('[data-roll] .who'),
    points: () => text('[data-member="Ilvane"] .words'),
    turn: () => `${text('[data-current] .name')}, ${text('[data-part=initiative] .round').replace(/\D/g, '')}`,
  };
  const now = () => performance.timeOrigin + performance.now();
  const last = {};
  let fresh = [];
  window.marks = {};

  // What is posted in a frame comes after its style, layout and paint.
  const after = new MessageChannel();
  after.port1.onmessage = ({ data }) => data.forEach((mark) => window.marks[mark].push(now()));
  new MutationObserver(() => {
    for (const [kind, its] of Object.entries(look)) {
      const mark = `${kind} ${its()}`;
      if (mark === last[kind]) continue;
      last[kind] = mark;
      window.marks[mark] = [now()];
      fresh.push(mark);
      if (fresh.length > 1) continue;
      requestAnimationFrame(() => {
        after.port2.postMessage(fresh);
        fresh = [];
      });
    }
  }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
}
