// webhook add owner/repo | list | rotate owner/repo [--overlap HOURS] | remove owner/repo
import { asPerson } from "./person.mjs";

const usage = () => {
  console.error("relay: webhook knows add owner/repo, list, rotate owner/repo [--overlap HOURS] and remove owner/repo.");
  process.exit(64);
};

const [command, scope, ...more] = process.argv.slice(2);
if (!["add", "list", "rotate", "remove"].includes(command) || (command !== "list" && !scope)) usage();

const overlap = () => {
  if (more.length === 0) return {};
  if (more[0] !== "--overlap" || !/^\d+$/.test(more[1] ?? "")) usage();
  return { overlapHours: Number(more[1]) };
};

const pick = async (ask) => {
  const all = await ask("GET", "/api/webhooks");
  const found = all.filter(
    (hook) => hook.id === scope || hook.scope.toLowerCase() === scope.toLowerCase() || `${hook.server}/${hook.scope}` === scope,
  );
  if (found.length === 1) return found[0];
  throw new Error(found.length ? `several webhooks fit '${scope}': name one by its id, ./relay webhook list` : `there is no webhook for '${scope}': ./relay webhook list shows all`);
};

const commands = {
  add: async (ask) => console.log((await ask("POST", "/api/webhooks", { repository: scope })).sentence),
  list: async (ask) => {
    const all = await ask("GET", "/api/webhooks");
    if (all.length === 0) console.log("There is no webhook yet: ./relay webhook add owner/repo makes one.");
    for (const hook of all) {
      console.log(`${hook.id}  ${hook.server}/${hook.scope}  ${hook.heardAt ? `first heard ${hook.heardAt}` : "not heard yet"}`);
    }
  },
  rotate: async (ask) => {
    const hours = overlap();
    const hook = await pick(ask);
    console.log((await ask("POST", `/api/webhooks/${hook.id}/rotate`, hours)).sentence);
  },
  remove: async (ask) => {
    const hook = await pick(ask);
    await ask("DELETE", `/api/webhooks/${hook.id}`);
    console.log(`The webhook of ${hook.scope} is removed, there and here.`);
  },
};

await asPerson(commands[command]);
