// An evening with the protocol's own client: subscribe, roll, search, fight, lose the connection, come back, and miss nothing.
import { pathToFileURL } from 'node:url';

const [modules, address, key] = process.argv.slice(2);
const of = path => import(pathToFileURL(`${modules}/${path}`).href);
const { Client } = await of('client/index.js');
const { StreamableHTTPClientTransport } = await of('client/streamableHttp.js');
const { ResourceUpdatedNotificationSchema } = await of('types.js');

function check(what, holds, seen) {
  if (!holds) {
    console.log(`NOT: ${what}: ${JSON.stringify(seen)}`);
    process.exit(1);
  }
  console.log(`ok: ${what}`);
}

async function until(what, holds) {
  for (let i = 0; i < 1200; i++) {
    if (await holds()) return console.log(`ok: ${what}`);
    await new Promise(done => setTimeout(done, 50));
  }
  check(what, false, 'in vain');
}

// The line on which news come can be cut, as a network does it.
const lines = [];
async function cuttable(url, init) {
  if (init?.method !== 'GET') return fetch(url, init);
  const cut = new AbortController();
  const response = await fetch(url, { ...init, signal: AbortSignal.any([init.signal, cut.signal].filter(Boolean)) });
  lines.push({ cut: () => cut.abort(), last: new Headers(init.headers).get('last-event-id'), ok: response.ok });
  return response;
}

async function connect(fetching) {
  const client = new Client({ name: 'evening', version: '1.0.0' }, { capabilities: {} });
  const transport = new StreamableHTTPClientTransport(new URL(address), { requestInit: { headers: { Authorization: `Bearer ${key}` } }, fetch: fetching });
  await client.connect(transport);
  return { client, transport };
}

const { client, transport } = await connect(cuttable);
const updated = [];
client.setNotificationHandler(ResourceUpdatedNotificationSchema, note => void updated.push(note.params.uri));
await until('the line for news is open', () => lines.length === 1 && lines[0].ok);

const call = async (name, args = {}) => {
  const result = await client.callTool({ name, arguments: args });
  check(`${name} is done`, !result.isError, result);
  return result;
};

const tools = (await client.listTools()).tools;
check('tools have schemas both ways', tools.length > 20 && tools.every(tool => tool.inputSchema.type === 'object' && tool.outputSchema?.type === 'object'), tools.length);
const now = await call('what_now');
check('the situation is told in few words', now.content[0].text.length > 50 && now.content[0].text.length < 6000, now);
const campaign = now.structuredContent.data.campaign;

await client.subscribeResource({ uri: 'journal://recent' });
await client.subscribeResource({ uri: `campaign://${campaign}/combat` });
const rolled = await call('roll_dice', { expression: '2d6+3' });
check('a roll has a total', rolled.structuredContent.data.total >= 5, rolled);
await until('the roll is told to who subscribed', () => updated.includes('journal://recent'));
check('nobody is told of a fight that did not change', !updated.includes(`campaign://${campaign}/combat`), updated);

const found = await call('search', { query: 'lantern', max_results: 2 });
check('a search has sources', found.structuredContent.success && found.structuredContent.total_results > 0 && found.structuredContent.results[0].source, found.structuredContent);

const fight = await call('set_initiative', { initiative_order: [{ name: 'Marsh Heron', initiative: 14, hp: { current: 9, max: 9 } }, { name: 'Ilvane Marrow', initiative: 11, is_player: true }] });
await until('the fight is told to who subscribed', () => updated.includes(`campaign://${campaign}/combat`));
await call('next_turn');
const combat = JSON.parse((await client.readResource({ uri: `campaign://${campaign}/combat` })).contents[0].text);
check('the fight has its order', combat.order.length === 2, combat);
check('the fight was answered in words', fight.content[0].text.length > 0, fight);

const prompt = await client.getPrompt({ name: 'recap', arguments: {} });
check('a prompt brings what it needs', prompt.messages.some(message => message.content.type === 'resource'), prompt);
const completed = await client.complete({ ref: { type: 'ref/resource', uri: 'character://{id}' }, argument: { name: 'id', value: 'il' } });
check('a name is completed', completed.completion.values.includes('Ilvane Marrow'), completed);

const session = transport.sessionId;
lines[0].cut();
updated.length = 0;
const other = await connect(fetch);
await other.client.callTool({ name: 'roll_dice', arguments: { expression: '1d20' } });
await other.client.close();
await until('the client comes back by itself, with the last event it had', () => lines.some(line => line.last && line.ok));
await until('what happened meanwhile is told', () => updated.includes('journal://recent'));
check('it is the same session', transport.sessionId === session, transport.sessionId);
await call('roll_dice', { expression: '1d4' });
await transport.terminateSession();
await client.close();
console.log('the evening is over');
process.exit(0);
