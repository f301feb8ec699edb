import assert from 'node:assert/strict';
import test from 'node:test';
import { Calls } from '../../../sdk/client/calls/calls.js';
import { Backoff } from '../../../sdk/client/link/backoff.js';
import { baseOf, httpAddress, socketAddress } from '../../../sdk/client/link/address.js';
import { Route } from '../../../sdk/client/link/route.js';
import { StreamLines } from '../../../sdk/client/link/stream-lines.js';
import { uuid } from '../../../sdk/client/link/uuid.js';
import { Presence } from '../../../sdk/client/presence/presence.js';
import { Clock } from './clock.js';

test('pauses grow to their bound, with chance in them, and begin anew', () => {
  const least = new Backoff(() => 0, 250, 10000);
  assert.deepEqual(Array.from({ length: 8 }, () => least.next()), [125, 250, 500, 1000, 2000, 4000, 5000, 5000]);
  least.reset();
  assert.equal(least.next(), 125);
  const most = new Backoff(() => 0.999999, 250, 10000);
  assert.deepEqual(Array.from({ length: 3 }, () => most.next()), [250, 500, 1000]);
});

test('events are read whatever the pieces in which they come', () => {
  const whole = ': a comment\r\n\r\nid: 1\r\ndata: {"a":1}\r\n\r\ndata:two\ndata: lines\n\nevent: x\n\ndata: ä\u2028ö\r\rdata\n\ndata: unfinished';
  const expected = ['{"a":1}', 'two\nlines', 'ä\u2028ö'];
  for (let size = 1; size <= whole.length; size++) {
    const told = [];
    const lines = new StreamLines((data) => told.push(data));
    for (let i = 0; i < whole.length; i += size) assert.ok(lines.take(whole.slice(i, i + size)));
    assert.deepEqual(told, expected, `in pieces of ${size}`);
  }
});

test('a stream that never ends a line is given up', () => {
  const lines = new StreamLines(() => {});
  const piece = 'x'.repeat(1024 * 1024);
  let taken = 0;
  while (lines.take(piece)) taken += 1;
  assert.equal(taken, 16);
});

test('the socket is left only when it fails and the stream does not', () => {
  const route = new Route('auto', () => 0);
  assert.equal(route.kind, 'socket');
  assert.equal(route.failed('socket', true), false);
  assert.equal(route.kind, 'socket');
  assert.equal(route.failed('socket', true), true);
  assert.equal(route.kind, 'stream');
  route.proved('stream');
  assert.deepEqual([route.nextReturn(), route.nextReturn(), route.nextReturn()], [2500, 5000, 10000]);
  route.proved('socket');
  assert.equal(route.kind, 'socket');

  // It worked once: a single failure is more likely the host that went away.
  assert.equal(route.failed('socket', false), false);
  assert.equal(route.failed('socket', false), true);
  assert.equal(route.failed('stream', false), false);
  assert.equal(route.kind, 'socket');

  assert.equal(new Route('auto', () => 0).failed('socket', false), true);
  assert.equal(new Route('socket', () => 0).failed('socket', false), false);
  assert.equal(new Route('sse', () => 0).kind, 'stream');
});

test('addresses keep what stands before the host\u2019s own paths', () => {
  assert.equal(socketAddress(baseOf('http://a:1'), '/events').href, 'ws://a:1/events');
  assert.equal(socketAddress(baseOf('https://a/table?x#y'), 'events').href, 'wss://a/table/events');
  assert.equal(httpAddress(baseOf('wss://a/table/'), '/obs').href, 'https://a/table/obs');
});

test('calls are bounded, retried when the host is busy, and time out', async () => {
  const clock = new Clock();
  const said = [];
  const line = { attached: true, send: (message) => said.push(message.id) };
  const calls = new Calls(clock, line);
  const busy = calls.ask({ id: 'a', type: 'tool_call' }, { retry: 2 });
  const refuse = () => calls.heard({ type: 'error', request_id: 'a', error: { code: 429, message: 'Later.', data: { code: 'too-many' } } });
  refuse();
  clock.pass(999);
  assert.deepEqual(said, ['a']);
  clock.pass(1);
  assert.deepEqual(said, ['a', 'a']);
  refuse();
  clock.pass(2000);
  assert.deepEqual(said, ['a', 'a', 'a']);
  refuse();
  await assert.rejects(busy, { code: 'too-many' });

  const slow = calls.ask({ id: 'b', type: 'tool_call' }, {});
  clock.pass(29999);
  assert.equal(calls.heard({ type: 'response', request_id: 'unknown' }), false);
  clock.pass(1);
  await assert.rejects(slow, { code: 'timeout' });

  line.attached = false;
  const waiting = Array.from({ length: 200 }, (_, i) => calls.ask({ id: `w${i}`, type: 'tool_call' }, {}));
  await assert.rejects(calls.ask({ id: 'w200', type: 'tool_call' }, {}), { code: 'too-many' });
  said.length = 0;
  calls.again();
  assert.equal(said.length, 200);
  for (let i = 0; i < 200; i++) assert.ok(calls.heard({ type: 'response', request_id: `w${i}`, result: i }));
  assert.equal((await Promise.all(waiting)).at(-1), 199);
});

test('a pointer moves at most twenty times a second, and ends where it ended', () => {
  const clock = new Clock();
  const sent = [];
  const presence = new Presence(clock, { attached: true, kind: 'socket', send: (message) => sent.push(message.params.x) });
  for (let x = 0; x <= 1000; x++) {
    presence.moveCursor('board', x, 0);
    clock.pass(1);
  }
  clock.pass(1000);
  assert.ok(sent.length <= 22 && sent.length >= 20, `${sent.length}`);
  assert.equal(sent.at(-1), 1000);
});

test('who is at the table follows what the host says, and is not known without it', () => {
  const presence = new Presence(new Clock(), { attached: false, kind: null, send: () => assert.fail() });
  const changes = [];
  presence.on('change', (people) => changes.push(people.map((one) => one.session_id).join()));
  presence.heard({ type: 'presence_update', data: { people: [{ session_id: 'a' }, { session_id: 'b' }] } });
  presence.heard({ type: 'presence_update', data: { changed: [{ session_id: 'c' }], left: ['a'] } });
  presence.lost();
  presence.heard({ type: 'presence_update', data: { people: [{ session_id: 'd' }] } });
  assert.deepEqual(changes, ['a,b', 'b,c', '', 'd']);
});

test('ids are UUIDs, each another', () => {
  const some = new Set(Array.from({ length: 1000 }, uuid));
  assert.equal(some.size, 1000);
  for (const id of some) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
