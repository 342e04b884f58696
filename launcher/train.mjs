// Uses a Relay the way its first user will, so that the archive holds the classes for it.
import { address, token } from "./home.mjs";

const headers = {
  Authorization: `Bearer ${token()}`,
  "Content-Type": "application/json",
  Accept: "application/json, text/event-stream",
};
const get = (path) => fetch(address() + path, { headers }).then((answer) => answer.text());
const rpc = (session, message) =>
  fetch(`${address()}/mcp`, {
    method: "POST",
    headers: session ? { ...headers, "Mcp-Session-Id": session } : headers,
    body: JSON.stringify({ jsonrpc: "2.0", ...message }),
  });

for (const path of ["/", "/api/health", "/api/status", "/api/workspaces", "/api/tasks", "/api/approvals"]) {
  await get(path).catch(() => {});
}
const initialize = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "training", version: "1" } };
const opened = await rpc(null, { id: 1, method: "initialize", params: initialize });
const session = opened.headers.get("mcp-session-id");
await opened.text();
await rpc(session, { method: "notifications/initialized" }).then((answer) => answer.text());
await rpc(session, { id: 2, method: "tools/list" }).then((answer) => answer.text());
for (const name of ["status", "workspaces", "tasks"]) {
  await rpc(session, { id: name, method: "tools/call", params: { name, arguments: {} } }).then((answer) => answer.text());
}
