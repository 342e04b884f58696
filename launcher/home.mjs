// What the home says: where Relay answers and the token that opens it.
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";

export const home = process.env.RELAY_HOME || join(homedir(), ".relay");

const read = (name) => {
  try {
    return readFileSync(join(home, name), "utf8");
  } catch {
    return "";
  }
};

export const setting = (name) => process.env[name]?.trim() || parseEnv(read(".env"))[name]?.trim() || "";

/** Empty when Relay never ran on this home and no RELAY_TOKEN is set. */
export const token = () => setting("RELAY_TOKEN") || read("token").trim();

/** The launcher's own secret; it makes sign-in links and opens nothing else. */
export const loginKey = () => read("login").trim();

/** Where it answers, or will by its settings when it does not run. */
export const address = () => {
  try {
    return JSON.parse(read("run/relay.json")).url.replace(/\/$/, "");
  } catch {
    const port = setting("RELAY_PORT");
    return `http://127.0.0.1:${port && port !== "0" ? port : 8080}`;
  }
};
