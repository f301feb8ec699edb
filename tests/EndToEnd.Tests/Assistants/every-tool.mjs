// Calls every tool once with something sensible. The protocol's own client refuses a result that is not after the schema which the tool declares.
import { pathToFileURL } from 'node:url';

const [modules, address, key] = process.argv.slice(2);
const of = path => import(pathToFileURL(`${modules}/${path}`).href);
const { Client } = await of('client/index.js');
const { StreamableHTTPClientTransport } = await of('client/streamableHttp.js');

// These reach programs that are not here, or need a plugin that is not.
const elsewhere = ['export_session', 'obs_picture', 'obs_scenes', 'obs_setup', 'obs_switch_scene', 'obs_text', 'streamerbot_actions', 'streamerbot_do', 'build_encounter'];

async function connect(person) {
  const headers = { Authorization: `Bearer ${key}`, ...(person ? { 'X-PluginHost-As': person } : {}) };
  const client = new Client({ name: 'every-tool', version: '1.0.0' });
  await client.connect(new StreamableHTTPClientTransport(new URL(address), { requestInit: { headers } }));
  return { client, tools: new Map((await client.listTools()).tools.map(tool => [tool.name, tool])) };
}

function fail(what, seen) {
  console.log(`NOT: ${what}: ${JSON.stringify(seen).slice(0, 1000)}`);
  process.exit(1);
}

const called = new Set();

async function call({ client, tools }, name, args = {}) {
  called.add(name);
  const { properties } = tools.get(name)?.outputSchema ?? fail(`${name} is listed`, [...tools.keys()]);
  const result = await client.callTool({ name, arguments: args }).catch(e => fail(`${name} answers as it declares`, e.message));
  if (result.isError) fail(`${name} is done`, result.content);
  const undeclared = Object.keys(result.structuredContent).filter(one => !(one in properties) && !['message', 'id', 'metadata'].includes(one));
  if (undeclared.length > 0) fail(`${name} declares what it gives`, undeclared);
  return result.structuredContent.data ?? result.structuredContent;
}

const gm = await connect();
const table = async steps => {
  for (const [name, args] of steps) await call(gm, name, args);
};

// A table with rules of its own for everything.
const { id: campaign } = await call(gm, 'create_campaign', { name: 'The Long Pier', system: 'dnd5e' });
await table([
  ['list_campaigns'], ['select_campaign', { campaign }], ['start_session', { session_name: 'Friday' }],
  ['generate_character', { system: 'dnd5e', level: 5, class_type: 'wizard', name: 'Runa Vey', player: 'Mira', save: true }],
  ['add_character', { name: 'Oskar Thorn', max_hp: 20, player: 'Kim' }], ['set_hp', { character_id: 'Oskar Thorn', current: 15 }],
  ['add_combatant', { name: 'Goblin', count: 3, initiative: 12, hp: 7, ac: 13 }], ['add_combatant', { of: 'Runa Vey', initiative: 15 }], ['add_combatant', { of: 'Oskar Thorn', initiative: 14 }],
  ['add_combatant', { name: 'Lurker', initiative: 3, hp: 30, hidden: true }],
  ['add_combatant', { monster: { name: 'Old Wyrm', hit_points: 200, armor_class: 19, legendary_actions: [{ name: 'Tail', text: 'One swing.' }] }, initiative: 1 }], ['use_legendary', { combatant: 'Old Wyrm' }],
  ['roll_initiative', { again: true }], ['next_turn'], ['previous_turn'], ['next_turn'], ['next_round'],
]);
const waits = (await call(gm, 'combat_state')).order[0].name;
await table([
  ['delay_turn', { combatant: waits }], ['take_turn', { combatant: waits }], ['apply_damage', { targets: ['Goblin 1'], amount: 3, type: 'fire' }], ['heal', { targets: ['Goblin 1'], amount: 1 }],
  ['update_monster_hp', { monster_id: 'Goblin 2', new_hp: 4 }], ['add_condition', { targets: ['Goblin 2', 'Runa Vey'], condition: 'poisoned', rounds: 3, save: 'con', dc: 12, note: 'from the mire' }],
  ['save_against', { target: 'Runa Vey', against: 'poisoned', total: 5 }], ['remove_condition', { targets: ['Goblin 2'], condition: 'poisoned' }],
  ['apply_damage', { targets: ['Oskar Thorn'], amount: 15 }], ['death_save', { target: 'Oskar Thorn', rolled: 12 }], ['hide', { combatant: 'Goblin 3' }], ['reveal', { combatant_id: 'Goblin 3' }],
  ['remove_combatant', { targets: ['Goblin 3'] }], ['combat_state'], ['party_status'], ['what_now'],
  ['roll_dice', { expression: '2d6+3' }], ['roll_dice', { expression: '1d20+5 vs 15' }], ['roll_dice', { expression: 'Arcana check', character: 'Runa Vey' }],
  ['what_if', { expression: '2d6+5' }], ['dice_odds', { expression: '3d6', vs: 15 }], ['explain_dice', { expression: '4d6kh3' }], ['add_dice_entropy', { text: 'salt' }], ['dice_fairness'],
  ['request_rolls', { what: 'perception', characters: ['Runa Vey'], dc: 12, blind: true }], ['answer_roll', { character: 'Runa Vey', total: 14 }], ['reveal_rolls'], ['end_combat'],
  ['set_initiative', { initiative_order: [{ name: 'A', initiative: 5 }, { name: 'B', initiative: 9 }] }], ['set_initiative', { initiative_order: [] }],
  ['spend', { character: 'Runa Vey', kind: 'slot', name: '1' }], ['short_rest'], ['long_rest'], ['award', { xp: 300, loot: [{ name: 'Rope', quantity: 1 }], reason: 'the mill' }],
]);

// What is told, written and remembered.
await table([
  ['add_session_note', { note: 'The baron lied.' }], ['record_decision', { content: 'They trust the keeper.' }], ['set_scene', { scene: 'The mill' }],
  ['update_campaign_data', { data_type: 'campaign', data: { date: '1492-03-05' } }], ['advance_time', { hours: 3 }], ['set_attendance', { present: ['Mira'] }],
  ['update_campaign_data', { data_type: 'quests', data: { name: 'Find the miller', objectives: [{ text: 'Search the mill' }] } }], ['complete_objective', { quest: 'Find the miller', objective: 'Search the mill' }],
  ['update_campaign_data', { data_type: 'handouts', data: { name: 'A letter', text: 'Hello' } }], ['share', { id: 'A letter', audience: ['everyone'] }], ['show_handout', { id: 'A letter' }],
  ['get_campaign_data'], ['get_campaign_data', { data_type: 'characters', id: 'Runa Vey' }], ['check_links'], ['search_campaign', { query: 'mill' }], ['recap'], ['undo'], ['redo'],
  ['plan_session', { name: 'Next', plan: 'the cave' }], ['create_shared', { kind: 'note', name: 'Plans', text: 'one' }], ['list_shared'], ['get_shared', { document: 'Plans' }],
  ['edit_shared', { document: 'Plans', append: 'two' }], ['generate_npc', { system: 'dnd5e', role: 'innkeeper' }], ['generate_loot', { level: 6 }], ['list_personalities'],
  ['get_system_personality', { system: 'dnd5e' }], ['preview_personality', { text: 'The door is locked.' }], ['edit_personality', { system: 'dnd5e', tone: 'grim' }], ['set_active_personality', { system: 'dnd5e' }],
  ['roll_table', { table: 'sky' }],
]);
const { event } = (await call(gm, 'history', { limit: 5 })).items.at(-1);
await table([['at', { moment: event }], ['diff', { from: event }], ['redact_event', { event, reason: 'a name', dry_run: true }]]);
const { files } = await call(gm, 'export_campaign', { format: 'ucsf-json', entity: 'Runa Vey', detail: 'full' });
await table([['import_character', { content: files[0].text, preview: true }], ['import_file', { content: files[0].text, preview: true }]]);

// Books, and what viewers see.
await call(gm, 'add_source', { path: 'tides.md', rulebook_name: 'Tides', system: 'dnd5e' });
const { results } = await call(gm, 'search', { query: 'when is the causeway dry' });
const { entries } = await call(gm, 'list_content', { limit: 3 });
await table([
  ['search_rules', { query: 'causeway', limit: 3 }], ['get_rule', { id: results[0].id }], ['complete_search', { typed: 'cause' }], ['list_sources'], ['get_source', { source: 'Tides' }],
  ['lookup', { name: entries[0].name }], ['correct_content', { entry: entries[0].key, no_entry: true }], ['reindex_sources'], ['remove_source', { source: 'Tides', dry_run: true }],
  ['spotlight', { who: 'Runa Vey' }], ['lower_third', { title: 'The mill', seconds: 20 }], ['start_poll', { question: 'Which way?', options: ['up', 'down'], seconds: 60 }], ['vote', { option: 'up' }],
  ['end_poll'], ['blank_overlays'], ['blank_overlays', { on: false }], ['update_campaign_data', { data_type: 'maps', data: { name: 'Cellar', grid: { width: 20, height: 20 } } }], ['show_map', { id: 'Cellar' }],
  ['reveal_map_area', { x: 2, y: 2, width: 4, height: 4 }], ['move_token', { who: 'Runa Vey', x: 3, y: 3 }], ['obs_status'],
]);

// A player is told less, in the same form.
const mira = await connect('Mira');
for (const [name, args] of [
  ['select_campaign', { campaign }], ['what_now'], ['party_status'], ['combat_state'], ['get_campaign_data'], ['history'], ['recap'], ['search', { query: 'causeway' }], ['search_campaign', { query: 'mill' }],
  ['roll_dice', { expression: '1d6' }], ['add_session_note', { note: 'I saw it.' }], ['list_shared'],
]) await call(mira, name, args);

await table([['end_session'], ['verify_rolls']]);
const missed = [...gm.tools.keys()].filter(name => !called.has(name) && !elsewhere.includes(name));
if (missed.length > 0) fail('every tool was called', missed);
console.log(`${called.size} tools answered as they declare`);
process.exit(0);
