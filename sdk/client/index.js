/** The live table: connect, call tools, hear events, and miss nothing on the way. */
export { connect, Client } from './client.js';
export { watch, Feed } from './feed.js';
export { ToolError } from './errors.js';
