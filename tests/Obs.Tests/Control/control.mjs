// What a client that others wrote sees of an OBS: the same lines of OBS itself and of the peer that stands for it.
import { createRequire } from 'node:module';

const [modules, url, password] = process.argv.slice(2);
const from = createRequire(`${modules}/`);
const { default: OBSWebSocket } = from('obs-websocket-js/json');
const WebSocket = from('ws');
const say = (...words) => console.log(words.join(' '));

const wrong = await new OBSWebSocket().connect(url, 'wrong').then(() => 'let in', (error) => error.code);
say('wrong password', wrong);

const obs = new OBSWebSocket();
const { negotiatedRpcVersion } = await obs.connect(url, password, { rpcVersion: 1, eventSubscriptions: 1 | 4 | 64 });
say('identified', negotiatedRpcVersion);
const shown = new Promise((done) => obs.on('CurrentProgramSceneChanged', ({ sceneName }) => done(sceneName)));
const code = (name, data) => obs.call(name, data).then(() => 100, (error) => error.code);
const scene = { sceneName: 'Js' };
const text = { ...scene, inputName: 'line', inputKind: 'text_ft2_source_v2', inputSettings: { text: 'x' } };
say('create scene', await code('CreateScene', scene), await code('CreateScene', scene), await code('CreateScene'));
say('switch', await code('SetCurrentProgramScene', scene), await code('SetCurrentProgramScene', { sceneName: 'nowhere' }));
say('shown', await shown, (await obs.call('GetCurrentProgramScene')).currentProgramSceneName);
say('scenes', (await obs.call('GetSceneList')).scenes.some(({ sceneName }) => sceneName === 'Js'));
say('browser', await code('CreateInput', { ...text, inputName: 'b', inputKind: 'browser_source' }));
say('text', await code('CreateInput', text), await code('CreateInput', text), await code('CreateInput', { ...text, sceneName: 'nowhere' }));
say('settings', await code('SetInputSettings', { inputName: 'line', inputSettings: { text: 'y' } }), await code('SetInputSettings', { inputName: 'none', inputSettings: { text: 'y' } }));
say('inputs', (await obs.call('GetInputList')).inputs.filter(({ inputName }) => inputName === 'line').map(({ unversionedInputKind }) => unversionedInputKind.startsWith('text_ft2')));
say('items', (await obs.call('GetSceneItemList', scene)).sceneItems.map(({ sourceName }) => sourceName), await code('GetSceneItemList', { sceneName: 'nowhere' }));
say('place', await code('CreateSceneItem', { sceneName: 'Scene', sourceName: 'line' }), await code('CreateSceneItem', { sceneName: 'Scene', sourceName: 'none' }));
say('no such request', await code('GetNothing'));
await obs.disconnect();

const raw = (...frames) => new Promise((done) => {
  const socket = new WebSocket(url, 'obswebsocket.json');
  socket.on('message', () => frames.length && socket.send(frames.shift()));
  socket.on('close', done);
});
say('too early', await raw('{"op":6,"d":{"requestType":"GetVersion","requestId":"1"}}'));
say('no json', await raw('nope'));
say('no data', await raw('{"op":1}'));
say('no password', await raw('{"op":1,"d":{"rpcVersion":1}}'));
process.exit(0);
