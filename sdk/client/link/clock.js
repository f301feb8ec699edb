/** @type {import('../types.js').Clock} */
export const realClock = {
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer),
  now: () => Date.now(),
};
