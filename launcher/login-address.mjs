// Prints an address that signs one browser in, once.
import { address, loginKey } from "./home.mjs";

try {
  const answer = await fetch(`${address()}/api/login-tokens`, {
    method: "POST",
    headers: { Authorization: `Bearer ${loginKey()}`, "Content-Type": "application/json" },
    body: "{}",
  });
  const text = await answer.text();
  const body = text.startsWith("{") ? JSON.parse(text) : {};
  if (!answer.ok || !body.url) throw new Error(body.error?.message ?? `Relay answered ${answer.status}`);
  console.log(new URL(body.url, address()).href);
} catch (failure) {
  console.error(`relay: no login address could be had: ${failure.cause?.code ?? failure.message}`);
  process.exit(1);
}
