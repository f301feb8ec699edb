import { connect, ToolError, watch } from '../../../../sdk/client/index.js';

// Only checked, never run. Each line that expects an error must have one: a type that lets everything through fails here.
export async function uses() {
  const table = connect({ url: 'http://127.0.0.1:8765', key: 'k', transport: 'sse', after: null });
  // @ts-expect-error There is no such way to connect.
  connect({ transport: 'pigeon' });
  // @ts-expect-error A key is a text.
  connect({ key: 5 });

  const answer = await table.call('roll_dice', { expression: '1d20' }, { dryRun: true, priority: 3 });
  /** @type {boolean} */
  const done = answer.success;
  // @ts-expect-error A time limit is a number.
  await table.call('roll_dice', {}, { timeout: 'soon' });

  /** @type {string} */
  let kind = '';
  table.on('event', (happened) => { kind = happened.kind; });
  table.on('event:dice/rolled', (happened) => { kind = happened.position; });
  table.on('state', (state) => { kind = state === 'live' ? 'yes' : 'no'; });
  // @ts-expect-error There is no such state.
  table.on('state', (state) => state === 'asleep');
  // @ts-expect-error There is nothing of that name to listen to.
  table.on('weather', () => {});
  for await (const happened of table) kind = happened.id;

  table.presence.setStatus('typing', { where: 'notes' });
  // @ts-expect-error There is no such status.
  table.presence.setStatus('bored');
  table.presence.on('change', (people) => { kind = people[0].name; });

  const feed = watch({ feed: '/obs', key: 'k', campaign: 'c' });
  feed.on('message:dice_roll', (roll) => { kind = roll.expression; });
  const refusal = new ToolError({ code: 'timeout', message: 'No.' });
  return { done, kind, code: refusal.code };
}
