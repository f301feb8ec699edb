// What Streamer.bot's own client sees of the peer that stands for it.
import { pathToFileURL } from 'node:url';

const [modules, address, password] = process.argv.slice(2);
const { StreamerbotClient } = await import(pathToFileURL(`${modules}/@streamerbot/client/dist/index.js`).href);
const { hostname, port } = new URL(address);
const open = (word) => new Promise((done) => {
  const client = new StreamerbotClient({
    host: hostname, port: Number(port), password: word, autoReconnect: false, logLevel: 'none', onConnect: () => done(client), onError: () => done(null),
  });
});

console.log('wrong password', await open('wrong') ? 'let in' : 'refused');
const client = await open(password);
console.log('actions', (await client.getActions()).actions.map(({ name, enabled }) => `${name}:${enabled}`).join(' '));
console.log('do', (await client.doAction({ name: 'Fight!' }, { who: 'Tess' })).status);
console.log('do', await client.doAction({ name: 'Nothing' }).then(() => 'done', () => 'refused'));
process.exit(0);
