// Follows one campaign in three ways at once, each cut now and then, and prints what each was told.
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [, , port, key, campaign, rolls] = process.argv;
const host = `http://127.0.0.1:${port}`;
const wanted = Number(rolls);
const Cut = 7;

// Each way yields messages until it is closed; whoever follows comes back where it was.
async function* socket(after) {
  const inbox = [];
  let wake = () => {};
  const ws = new WebSocket(`ws://127.0.0.1:${port}/events`, 'mcp-ttrpg-v1');
  ws.onopen = () => ws.send(JSON.stringify({ type: 'authenticate', params: { key, campaign, after, batch: true } }));
  ws.onmessage = ({ data }) => { inbox.push(...[JSON.parse(data)].flat()); wake(); };
  ws.onclose = () => { inbox.push(null); wake(); };
  try {
    for (;;) {
      while (inbox.length === 0) await new Promise((resolve) => { wake = resolve; });
      const message = inbox.shift();
      if (message === null) return;
      yield message;
    }
  } finally {
    ws.close();
  }
}

async function* stream(after) {
  const gone = new AbortController();
  const response = await fetch(`${host}/events/stream?campaign=${campaign}`, {
    headers: { Authorization: `Bearer ${key}`, Accept: 'text/event-stream', ...(after && { 'Last-Event-ID': after }) }, signal: gone.signal,
  });
  let text = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body) {
      text += decoder.decode(chunk, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop();
      for (const part of parts) {
        const data = part.split('\n').find((line) => line.startsWith('data: '));
        if (data) yield JSON.parse(data.slice(6));
      }
    }
  } finally {
    gone.abort();
  }
}

async function* line(after) {
  const connection = createConnection(Number(port), '127.0.0.1');
  connection.write(JSON.stringify({ type: 'subscribe', key, campaign, after }) + '\n');
  try {
    for await (const text of createInterface({ input: connection })) yield JSON.parse(text);
  } finally {
    connection.destroy();
  }
}

let ready = 0;
let begin;
const allReady = new Promise((resolve) => { begin = resolve; });

async function follow(way) {
  const told = [];
  let position;
  while (told.length < wanted) {
    let left = Cut;
    for await (const message of way(position)) {
      if (message.position) position = message.position;
      if (message.type === 'snapshot' && ++ready === 3) begin();
      if (message.type === 'event') told.push(JSON.stringify(message));
      if (told.length >= wanted || (message.type === 'event' && --left === 0)) break;
    }
  }
  return told;
}

async function play() {
  await allReady;
  for (let i = 0; i < wanted; i++) {
    const response = await fetch(`${host}/events/send`, {
      method: 'POST', headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: `r${i}`, type: 'dice_roll', campaign, params: { expression: `1d20+${i}` } }),
    });
    const [reply] = await response.json();
    if (reply.request_id !== `r${i}` || !reply.result?.success) throw new Error(JSON.stringify(reply));
  }
}

const [first, second, third] = await Promise.all([follow(socket), follow(stream), follow(line), play()]);
console.log(JSON.stringify({ socket: first, stream: second, line: third }));
process.exit(0);
