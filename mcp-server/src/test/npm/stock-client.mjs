// An official TypeScript client, as its documentation begins: lists, calls, follows progress and
// cancels, and prints what it saw as JSON.
// usage: stock-client.mjs ERA URL TOKEN CALLED PROGRESSING WAITING ("-" leaves one out)
import * as v2 from '@modelcontextprotocol/client';
import { Client as V1Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as V1Transport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [era, url, token, called, progressing, waiting] = process.argv.slice(2);
const who = { name: 'stock', version: '1' };
const options = { requestInit: { headers: { Authorization: `Bearer ${token}` } } };
const v1 = era === 'v1';
const client = v1
  ? new V1Client(who)
  : new v2.Client(who, { versionNegotiation: { mode: era === 'v2' ? 'auto' : 'legacy' } });
const transport = new (v1 ? V1Transport : v2.StreamableHTTPClientTransport)(new URL(url), options);
const call = (name, more) =>
  v1
    ? client.callTool({ name, arguments: {} }, undefined, more)
    : client.callTool({ name, arguments: {} }, more);

await client.connect(transport);
const seen = { session: Boolean(transport.sessionId), progress: [] };
seen.tools = (await client.listTools()).tools.map(tool => tool.name);
if (called !== '-') seen.answer = await call(called);
if (progressing !== '-') {
  await call(progressing, { onprogress: each => seen.progress.push(each.progress) });
}
if (waiting !== '-') {
  const abort = new AbortController();
  const pending = call(waiting, { signal: abort.signal });
  setTimeout(() => abort.abort('changed my mind'), 500);
  seen.cancelled = await pending.then(() => false, () => true);
  seen.after = await call(called);
}
await client.close();
console.log(JSON.stringify(seen));
process.exit(0);
