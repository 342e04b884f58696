// An official TypeScript client that reads a resource, gets a prompt, has an argument completed and
// watches a task that it cancels, and ends its session; prints what it saw as JSON.
// usage: stock-reader.mjs ERA URL TOKEN RESOURCE PROMPT TASK
import * as v2 from '@modelcontextprotocol/client';
import { Client as V1Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as V1Transport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ResourceUpdatedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';

const [era, url, token, resource, prompt, watched] = process.argv.slice(2);
const who = { name: 'stock', version: '1' };
const options = { requestInit: { headers: { Authorization: `Bearer ${token}` } } };
const v1 = era === 'v1';
const client = v1
  ? new V1Client(who)
  : new v2.Client(who, { versionNegotiation: { mode: era === 'v2' ? 'auto' : 'legacy' } });
const transport = new (v1 ? V1Transport : v2.StreamableHTTPClientTransport)(new URL(url), options);
let changed;
const updated = new Promise(resolve => (changed = resolve));
const heard = notification => changed(notification.params.uri);
client.setNotificationHandler(
  v1 ? ResourceUpdatedNotificationSchema : 'notifications/resources/updated',
  heard
);

await client.connect(transport);
const seen = { session: Boolean(transport.sessionId) };
seen.templates = (await client.listResourceTemplates()).resourceTemplates.map(each => each.name);
seen.text = (await client.readResource({ uri: resource })).contents[0].text;
seen.missing = await client.readResource({ uri: resource + 'x' }).then(
  () => 0,
  error => error.code
);
const asked = { name: prompt, arguments: { workspace: 'shop' } };
seen.prompts = (await client.listPrompts()).prompts.map(each => each.name);
seen.messages = (await client.getPrompt(asked)).messages.length;
seen.completed = (
  await client.complete({
    ref: { type: 'ref/prompt', name: prompt },
    argument: { name: 'workspace', value: 'sh' }
  })
).completion.values;
if (era === 'v2') await client.listen({ resourceSubscriptions: [watched] });
else await client.subscribeResource({ uri: watched });
const task = watched.split('/').pop();
await client.callTool({ name: 'tasks', arguments: { action: 'cancel', task } });
seen.updated = await updated;
if (seen.session) await transport.terminateSession();
await client.close();
console.log(JSON.stringify(seen));
process.exit(0);
