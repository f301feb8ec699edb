// A minimal server of the protocol's own library: one tool, over standard input and output, or over HTTP with sessions.
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [packages, port] = process.argv.slice(2);
const require = createRequire(pathToFileURL(packages + '/'));
const load = name => import(pathToFileURL(require.resolve(name)).href);
const { McpServer } = await load('@modelcontextprotocol/sdk/server/mcp.js');
const { z } = await load('zod');

function serve() {
  const server = new McpServer({ name: 'peer', version: '1.0.0' });
  server.registerTool(
    'explain_dice',
    { title: 'Explain dice', description: 'Says in words what dice mean.', inputSchema: { expression: z.string() } },
    async ({ expression }) => {
      const [count, sides] = expression.split(/[d+]/).map(Number);
      const data = { expression, least: count, most: count * sides };
      return { content: [{ type: 'text', text: `${count} dice with ${sides} sides each.` }], structuredContent: { success: true, data } };
    });
  return server;
}

if (port === undefined) {
  const { StdioServerTransport } = await load('@modelcontextprotocol/sdk/server/stdio.js');
  await serve().connect(new StdioServerTransport());
} else {
  const { StreamableHTTPServerTransport } = await load('@modelcontextprotocol/sdk/server/streamableHttp.js');
  const sessions = new Map();
  createServer(async (request, response) => {
    const id = request.headers['mcp-session-id'];
    let transport = id && sessions.get(id);
    if (!transport) {
      transport = new StreamableHTTPServerTransport({ sessionIdGenerator: () => randomUUID(), onsessioninitialized: made => sessions.set(made, transport) });
      await serve().connect(transport);
    }

    await transport.handleRequest(request, response);
  }).listen(Number(port), '127.0.0.1', () => console.error('listening'));
}
