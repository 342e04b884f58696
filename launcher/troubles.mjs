// The remotes that a running Relay could not look at, a line each.
import { address, token } from "./home.mjs";

try {
  const answer = await fetch(`${address()}/api/status`, {
    headers: { Authorization: `Bearer ${token()}` },
    signal: AbortSignal.timeout(5000),
  });
  const { troubles = [] } = answer.ok ? await answer.json() : {};
  for (const { url, sentence } of troubles) console.log(`${url}: ${sentence}`);
} catch {
  // Whoever does not answer has nothing to tell.
}
