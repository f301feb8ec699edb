import assert from 'node:assert/strict';
import test from 'node:test';
import { connect, watch } from '../../../sdk/client/index.js';
import { Clock } from './clock.js';

/** What cannot be had from a real host at will: a line that breaks, or falls silent, between two given messages. */
function sockets() {
  const made = [];
  class Socket {
    readyState = 0;
    said = [];

    constructor(url) {
      this.url = url;
      made.push(this);
    }

    open() {
      this.readyState = 1;
      this.onopen();
    }

    hear(...messages) {
      for (const message of messages) this.onmessage({ data: JSON.stringify(message) });
    }

    die(code = 1006, reason = '') {
      this.readyState = 3;
      this.onclose({ code, reason });
    }

    send(text) {
      this.said.push(JSON.parse(text));
    }

    close() {
      this.readyState = 3;
    }
  }
  return { made, Socket };
}

const turn = () => new Promise((resolve) => { setImmediate(resolve); });

function set(begin, options = {}) {
  const clock = new Clock();
  const { made, Socket } = sockets();
  const table = begin({ url: 'http://a:1', key: 'k', transport: 'socket', WebSocket: Socket, clock, random: () => 0, ...options });
  const next = async (milliseconds) => {
    clock.pass(milliseconds);
    await turn();
    return made.at(-1);
  };
  return { table, clock, made, next };
}

const welcome = (socket, more = {}) => socket.hear({ type: 'ack', request_id: socket.said[0].id, timestamp: 5, result: { person: 'p', role: 'gm', session_id: 's', ...more } });

test('what tells of one event is handed on together, and after a break in between told once', async () => {
  const { table, made, next } = set(watch);
  const told = [];
  table.on('message', (message) => told.push(message.n));
  let socket = await next(0);
  socket.open();
  socket.hear({ type: 'x', n: 1 }, { type: 'x', n: 2, position: 'p2' }, { type: 'x', n: 3 });
  assert.deepEqual(told, [1, 2]);
  socket.die();
  socket = await next(125);
  assert.equal(made.length, 2);
  socket.open();
  assert.equal(socket.said[0].params.after, 'p2');
  socket.hear([{ type: 'x', n: 3 }, { type: 'x', n: 4, position: 'p4' }]);
  assert.deepEqual(told, [1, 2, 3, 4]);
  table.close();
});

test('a host that asks to be left alone is, for a while; one that only restarts is not', async () => {
  const { table, made, next } = set(connect);
  (await next(0)).open();
  made[0].die(1012);
  await next(124);
  assert.equal(made.length, 1);
  await next(1);
  assert.equal(made.length, 2);
  made[1].die(1013);
  await next(2249);
  assert.equal(made.length, 2);
  await next(1);
  assert.equal(made.length, 3);
  table.close();
  await next(60000);
  assert.equal(made.length, 3);
});

/** Says nothing more on a line that just fell silent: it is asked, answers once, and is then given up for another. */
async function fallSilent({ table, made, next }, socket) {
  const said = socket.said.length;
  await next(29999);
  assert.equal(socket.said.length, said);
  await next(1);
  assert.equal(socket.said.at(-1).type, 'heartbeat');
  socket.hear({ type: 'ack', request_id: socket.said.at(-1).id });
  await next(44999);
  assert.equal(table.state, 'live');
  await next(1000);
  assert.equal(table.state, 'offline');
  const again = await next(1000);
  assert.equal(made.length, 2);
  again.open();
  return again.said[0].params;
}

test('a line that fell silent is asked, and then given up', async () => {
  const line = set(connect);
  const socket = await line.next(0);
  socket.open();
  welcome(socket, { heartbeat: 30 });
  await line.next(29000);
  socket.hear({ type: 'event', event: 'e', id: '1', position: 'p1', timestamp: 9 });
  const { after, session_id: session } = await fallSilent(line, socket);
  assert.deepEqual([after, session], ['p1', 's']);
  line.table.close();
});

test('a feed that fell silent is asked and given up as well', async () => {
  const line = set(watch);
  const socket = await line.next(0);
  socket.open();
  socket.hear({ type: 'x', n: 1, position: 'p1' });
  const { after } = await fallSilent(line, socket);
  assert.equal(after, 'p1');
  line.table.close();
});

test('a host that opens and never answers is left again', async () => {
  const { table, made, next } = set(connect);
  (await next(0)).open();
  await next(9999);
  assert.equal(made.length, 1);
  await next(1);
  assert.equal(table.state, 'offline');
  await next(125);
  assert.equal(made.length, 2);
  await next(8000);
  assert.equal(made[1].readyState, 3);
  table.close();
});

test('what was missed is told before the table is live again', async () => {
  const { table, next } = set(connect, { after: 'p0' });
  const states = [];
  table.on('state', (state) => states.push(state));
  table.on('event', (happened) => states.push(happened.id));
  const socket = await next(0);
  socket.open();
  welcome(socket);
  socket.hear({ type: 'event', event: 'e', id: 'old', position: 'p1', timestamp: 1 });
  assert.equal(table.state, 'catching-up');
  socket.hear({ type: 'event', event: 'e', id: 'new', position: 'p2', timestamp: 6 });
  assert.deepEqual(states, ['catching-up', 'old', 'new', 'live']);
  table.close();
});

test('each lasting no ends it, with the host\u2019s own sentence', async () => {
  for (const [code, name] of [[4401, 'unauthenticated'], [4403, 'forbidden'], [4404, 'not-found']]) {
    const { table, made, next } = set(connect);
    const waiting = table.call('t');
    const socket = await next(0);
    socket.open();
    socket.die(code, 'So it is.');
    await assert.rejects(waiting, { code: name, message: 'So it is.' });
    assert.equal(table.state, 'refused');
    await next(600000);
    assert.equal(made.length, 1);
  }
});

test('what comes as no message of ours is passed over', async () => {
  const { table, next } = set(connect);
  const socket = await next(0);
  socket.open();
  for (const data of ['', 'nonsense', '5', 'null', '[null, 7]', '{}', '{"type":5}', '{"type":"presence_update"}', new ArrayBuffer(3)]) socket.onmessage({ data });
  welcome(socket);
  assert.equal(table.state, 'catching-up');
  await next(150);
  assert.equal(table.state, 'live');
  table.close();
});

test('a listener that fails disturbs nobody', async (t) => {
  const { table, next } = set(connect);
  const failures = [];
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', (failure) => failures.push(failure.message));
  t.after(() => {
    process.removeAllListeners('uncaughtException');
    for (const other of others) process.on('uncaughtException', other);
  });
  const seen = [];
  table.on('event', () => { throw new Error('mine'); });
  table.on('event', (happened) => seen.push(happened.id));
  const socket = await next(0);
  socket.open();
  welcome(socket);
  socket.hear({ type: 'event', event: 'e', id: '1', position: 'p1' }, { type: 'event', event: 'e', id: '2', position: 'p2' });
  await turn();
  assert.deepEqual(seen, ['1', '2']);
  assert.deepEqual(failures, ['mine', 'mine']);
  table.close();
});

test('what a stream told by half is told once by the socket that takes its place', async () => {
  let stream;
  const asked = [];
  const fetch = async (input) => {
    asked.push(new URL(input));
    const body = new ReadableStream({ start: (controller) => { stream = controller; } });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  };
  const say = async (...messages) => {
    for (const message of messages) stream.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(message)}\n\n`));
    await turn();
  };
  const { table, made, next } = set(watch, { transport: 'auto', fetch });
  const told = [];
  table.on('message', (message) => told.push(message.n));
  (await next(0)).die();
  await next(0);
  assert.equal(asked.length, 1);
  await say({ type: 'x', n: 1, position: 'p1' }, { type: 'x', n: 2 });
  assert.deepEqual([told, table.transport], [[1], 'sse']);
  const socket = await next(10000);
  assert.equal(made.length, 2);
  socket.open();
  assert.equal(socket.said[0].params.after, 'p1');
  socket.hear({ type: 'x', n: 2 }, { type: 'x', n: 3, position: 'p3' });
  assert.deepEqual([told, table.transport], [[1, 2, 3], 'socket']);
  table.close();
});
