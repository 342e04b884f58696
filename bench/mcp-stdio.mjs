// Times ./relay mcp from its spawn to the answer to the first tools/list, as a client does it, and
// checks that nothing but JSON-RPC came on standard output. Prints one line of JSON.
import { spawn } from 'node:child_process';

const [program, ...rest] = process.argv.slice(2);
const began = process.hrtime.bigint();
const child = spawn(program, [...rest, 'mcp'], { stdio: ['pipe', 'pipe', 'inherit'] });
const say = message => child.stdin.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n');
const clientInfo = { name: 'bench', version: '1' };
say({ id: 1, method: 'initialize', params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo } });

let text = '';
let strange = 0;
let tools = 0;
let seconds = 0;
child.stdout.on('data', chunk => {
  text += chunk;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
    take(text.slice(0, end));
    text = text.slice(end + 1);
  }
});
function take(line) {
  let message;
  try {
    message = JSON.parse(line);
  } catch {
    strange++;
    return;
  }
  if (message.jsonrpc !== '2.0') strange++;
  if (message.id === 1) {
    say({ method: 'notifications/initialized' });
    say({ id: 2, method: 'tools/list' });
  }
  if (message.id === 2) {
    seconds = Number(process.hrtime.bigint() - began) / 1e9;
    tools = message.result?.tools?.length ?? 0;
    child.stdin.end();
  }
}
child.on('exit', status => {
  console.log(JSON.stringify({ seconds, tools, strange, status }));
  process.exit(tools > 0 && strange === 0 && status === 0 ? 0 : 1);
});
