'use strict';

/* Toasts are state: each knows when it came and what is too old is taken away whenever the page draws. A source that OBS hid for an hour
   shows nothing stale when it comes back, whatever became of its timers. */
(() => {
  const stays = 9000;
  const most = 4;
  let toasts = [];

  function natural(roll) {
    const twenty = (roll.dice || []).find((die) => die.sides === 20);
    return twenty ? (twenty.value === 20 ? 'best' : twenty.value === 1 ? 'worst' : '') : '';
  }

  function draw() {
    toasts = toasts.filter((toast) => Date.now() - toast.came < stays);
    document.querySelector('[data-part=dice]').replaceChildren(...toasts.map(({ roll }) => {
      const card = table.element('article', 'toast');
      card.dataset.roll = roll.id;
      card.dataset.total = roll.total;
      if (natural(roll)) card.dataset.natural = natural(roll);
      const words = table.element('div', 'words');
      words.append(table.element('span', 'who', roll.player || 'Someone'), table.element('span', 'how', roll.breakdown || roll.expression));
      card.append(table.element('span', 'total', roll.total), words);
      return card;
    }));
  }

  table.on('dice_roll', (roll) => {
    toasts = [{ roll, came: Date.now() }, ...toasts].slice(0, most);
    draw();
    setTimeout(draw, stays + 50);
  });
  document.addEventListener('visibilitychange', draw);
})();
