// The official TypeScript SDK's server with one tool, as its own examples begin: express, a
// transport per session. Prints its URL. A peer for bench/mcp-throughput.sh.
import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { z } from 'zod';

const transports = new Map();

async function open() {
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: id => transports.set(id, transport)
  });
  const server = new McpServer({ name: 'echo', version: '1' });
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }]
  }));
  await server.connect(transport);
  return transport;
}

const app = createMcpExpressApp();
app.post('/mcp', async (request, response) => {
  const transport = transports.get(request.headers['mcp-session-id']) ?? (await open());
  await transport.handleRequest(request, response, request.body);
});
const http = app.listen(0, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${http.address().port}/mcp`)
);
