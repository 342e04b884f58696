// A stand-in for Relay that speaks docs/architecture.md, for work on the page and its pictures.
//   node test/fake-backend.mjs [port]     then http://127.0.0.1:PORT/login?token=demo
// Never part of what is built.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { WebSocketServer } from 'ws';
import { Desk } from './fake-desk.mjs';
import { Talker } from './fake-talker.mjs';

const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; media-src 'self' blob:; worker-src 'self' blob:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

export function start(port = 0, { pace = 1 } = {}) {
  const desk = new Desk(pace);
  const server = createServer((req, res) => void answer(desk, req, res));
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (req, socket, head) => {
    if (!signedIn(req)) return socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
    const id = new URL(req.url, 'http://x').searchParams.get('conversation');
    sockets.handleUpgrade(req, socket, head, (ws) => {
      const left = () => ws.close(4401, 'You are signed out: open the link that ./relay token prints.');
      desk.leaving.add(left);
      ws.on('close', () => desk.leaving.delete(left));
      return new Talker(ws, id, desk, pace);
    });
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const url = `http://127.0.0.1:${server.address().port}`;
      const dropSockets = () => sockets.clients.forEach((ws) => ws.terminate());
      const stop = () => (dropSockets(), server.closeAllConnections(), server.close());
      resolve({ url, desk, dropSockets, stop });
    });
  });
}

/** Like Relay: reading needs the cookie, changing the key of the page too. */
const signedIn = (req) =>
  /relay_session=yes/.test(req.headers.cookie ?? '') &&
  (req.method === 'GET' || req.headers['relay-page-key'] === 'demo');

async function answer(desk, req, res) {
  const url = new URL(req.url, 'http://x');
  const path = url.pathname;
  if (path === '/login') {
    res.writeHead(302, { location: '/#key=demo', 'set-cookie': 'relay_session=yes; HttpOnly; SameSite=Strict; Path=/' });
    return res.end();
  }
  if (!path.startsWith('/api/')) return file(path, res);
  if (!signedIn(req)) return error(res, 401, 'Sign in first: run ./relay token and open its link.');
  const body = req.method === 'POST' ? await json(req) : {};
  try {
    await api(desk, req, res, url, body);
  } catch (problem) {
    error(res, problem.status ?? 500, problem.message);
  }
}

async function api(desk, req, res, url, body) {
  const path = url.pathname;
  const is = (pattern) => path.match(new RegExp(`^/api/${pattern}$`))?.slice(1).map(decodeURIComponent);
  let m;
  if (path === '/api/me') return send(res, { userId: 'owner', kind: 'person', name: 'owner', scopes: [] });
  if (path === '/api/status') return send(res, desk.status());
  if (path === '/api/openapi.json') return send(res, openapi);
  if (path === '/api/events') return events(desk, req, res, url);
  if ((m = is('workspaces/([^/]+)'))) return send(res, desk.workspace());
  if (path === '/api/tasks') return send(res, desk.list());
  if ((m = is('tasks/([^/]+)'))) return send(res, desk.task(m[0]));
  if ((m = is('tasks/([^/]+)/events'))) return send(res, desk.eventsOf(m[0], Number(url.searchParams.get('after') ?? 0)));
  if ((m = is('tasks/([^/]+)/changes'))) return send(res, desk.changes(m[0]));
  if ((m = is('tasks/([^/]+)/changes/([^/]+)'))) return text(res, desk.patch(m[0], m[1], url.searchParams.get('path')));
  if ((m = is('tasks/([^/]+)/cancel'))) return send(res, desk.cancel(m[0]));
  if ((m = is('tasks/([^/]+)/steer'))) return send(res, desk.steer(m[0], body));
  if (path === '/api/logout') return leave(desk, res);
  if ((m = is('tasks/([^/]+)/undo'))) return send(res, desk.undo(m[0]));
  if (path === '/api/approvals') return send(res, desk.approvals());
  if ((m = is('approvals/([^/]+)'))) return send(res, desk.approval(m[0]));
  if ((m = is('approvals/([^/]+)/decision'))) return send(res, desk.decide(m[0], body));
  error(res, 404, 'There is no such thing here.');
}

/** Everything of the session is hung up on, as Relay does. */
function leave(desk, res) {
  res.writeHead(204, { 'set-cookie': 'relay_session=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0' }).end();
  for (const left of desk.leaving) left();
}

function events(desk, req, res, url) {
  const after = Number(req.headers['last-event-id'] ?? url.searchParams.get('after') ?? desk.log.length);
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  res.write(': here\n\n');
  const push = (entry, i) => {
    const data = JSON.stringify({ event: entry.event, task: entry.task });
    res.write(`id: ${i + 1}\nevent: task\ndata: ${data}\n\n`);
  };
  desk.log.slice(after).forEach((entry, i) => push(entry, after + i));
  const off = desk.onEvent((entry) => push(entry, desk.log.length - 1));
  req.on('close', off);
}

async function file(path, res) {
  const name = normalize(path === '/' ? '/index.html' : path);
  try {
    const bytes = await readFile(join('target/dist', name));
    res.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream', 'content-security-policy': CSP });
    res.end(bytes);
  } catch {
    error(res, 404, 'There is no such page.');
  }
}

async function json(req) {
  let body = '';
  for await (const chunk of req) body += chunk;
  return body ? JSON.parse(body) : {};
}

const send = (res, value) => res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
const text = (res, value) => res.writeHead(200, { 'content-type': 'text/x-diff; charset=utf-8' }).end(value);
const error = (res, status, message) =>
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { code: 'fake', message } }));

const openapi = {
  openapi: '3.1.0',
  info: { title: 'Relay', version: '0.1.0' },
  paths: {
    '/api/tasks': {
      get: { summary: 'Tasks, newest first', parameters: [{ name: 'state', in: 'query', schema: { type: 'string' } }], responses: { 200: { description: 'The tasks', content: { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Task' } } } } } } },
      post: { summary: 'Starts a task', requestBody: { content: { 'application/json': { schema: { type: 'object', required: ['description'], properties: { description: { type: 'string' }, agent: { type: 'string' } } } } } }, responses: { 201: { description: 'It has started' }, 400: { description: 'The description is missing' } } },
    },
    '/api/approvals/{id}/decision': { post: { summary: 'Approves or rejects exact bytes', parameters: [{ name: 'id', in: 'path', required: true }], responses: { 200: { description: 'Decided' }, 409: { description: 'Other bytes, or somebody was first' } } } },
  },
  components: { schemas: { Task: { type: 'object', properties: { id: { type: 'string' }, state: { type: 'string' } } } } },
};

if (process.argv[1]?.endsWith('fake-backend.mjs')) {
  const { url } = await start(Number(process.argv[2] ?? 8080));
  console.log(`${url}/login?token=demo`);
}
