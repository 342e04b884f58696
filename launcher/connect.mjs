// Shows, or writes, how an MCP client reaches Relay.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { homedir, platform } from "node:os";
import { dirname, join } from "node:path";
import { address, home, token } from "./home.mjs";

const [client, ...options] = process.argv.slice(2);
const write = options.includes("--write");
const hint = options.includes("--hint");
const url = `${address()}/mcp`;
const key = token() || "<start Relay once to get a token>";
const headers = { Authorization: `Bearer ${key}` };
const inHome = (...parts) => join(homedir(), ...parts);
const command = process.env.RELAY_COMMAND ?? "relay";

const vscode = {
  darwin: inHome("Library", "Application Support", "Code", "User"),
  win32: join(process.env.APPDATA ?? "", "Code", "User"),
}[platform()] ?? join(process.env.XDG_CONFIG_HOME ?? inHome(".config"), "Code", "User");

const clients = {
  claude: {
    file: process.env.CLAUDE_CONFIG_DIR ? join(process.env.CLAUDE_CONFIG_DIR, ".claude.json") : inHome(".claude.json"),
    under: "mcpServers",
    entry: { type: "http", url, headers },
    line: `claude mcp add --scope user --transport http relay ${url} --header "Authorization: Bearer ${key}"`,
  },
  cursor: { file: inHome(".cursor", "mcp.json"), under: "mcpServers", entry: { url, headers } },
  vscode: { file: join(vscode, "mcp.json"), under: "servers", entry: { type: "http", url, headers } },
  gemini: { file: inHome(".gemini", "settings.json"), under: "mcpServers", entry: { httpUrl: url, headers } },
  codex: {
    file: join(process.env.CODEX_HOME ?? inHome(".codex"), "config.toml"),
    toml: [
      "[mcp_servers.relay]",
      `command = ${JSON.stringify(command)}`,
      'args = ["mcp"]',
      `env = { RELAY_HOME = ${JSON.stringify(home)} }`,
      "startup_timeout_sec = 60",
    ].join("\n"),
  },
};

const chosen = clients[client];
if (!chosen) {
  console.error(`relay: connect knows ${Object.keys(clients).join(", ")}${client ? `, not '${client}'` : ""}.`);
  process.exit(64);
}
if (write) {
  if (!token() && !chosen.toml) stop("there is no token yet: start Relay once with ./relay up, then connect again.");
  save(chosen.file, chosen.toml ? withTable(chosen.file, chosen.toml) : withEntry(chosen));
} else if (chosen.line) {
  console.log(hint ? `Claude Code joins with: ${chosen.line}` : chosen.line);
} else {
  console.log(`In ${chosen.file}:`);
  console.log(chosen.toml ?? JSON.stringify({ [chosen.under]: { relay: chosen.entry } }, null, 2));
}

function stop(sentence) {
  console.error(`relay: ${sentence}`);
  process.exit(1);
}

function text(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function withEntry({ file, under, entry }) {
  let config = {};
  try {
    config = JSON.parse(text(file).trim() || "{}");
  } catch {
    stop(`${file} holds more than plain JSON (comments?), so it was left alone. Add by hand:\n` +
      JSON.stringify({ [under]: { relay: entry } }, null, 2));
  }
  config[under] = { ...config[under], relay: entry };
  return JSON.stringify(config, null, 2) + "\n";
}

/** Takes out a table of ours that is there already, up to the next table, and appends the new one. */
function withTable(file, table) {
  const kept = [];
  let ours = false;
  for (const line of text(file).split("\n")) {
    if (/^\s*\[/.test(line)) ours = /^\s*\[\s*mcp_servers\s*\.\s*"?relay"?\s*[\].]/.test(line);
    if (!ours) kept.push(line);
  }
  const before = kept.join("\n").trimEnd();
  return (before ? `${before}\n\n` : "") + `${table}\n`;
}

function save(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const mode = existsSync(file) ? statSync(file).mode & 0o777 : 0o600;
  if (existsSync(file)) copyFileSync(file, `${file}.before-relay`);
  writeFileSync(`${file}.relay-new`, content, { mode });
  renameSync(`${file}.relay-new`, file);
  console.log(`Relay is in ${file} now${existsSync(`${file}.before-relay`) ? "; what it was is beside it, named .before-relay" : ""}. Restart ${client} to see it.`);
}
