// Signs in as the owner, as the link of ./relay token does for a browser, and out again at the end.
import { address, loginKey } from "./home.mjs";

const told = async (answer) => {
  const text = await answer.text();
  const body = /^[[{]/.test(text) ? JSON.parse(text) : undefined;
  if (!answer.ok) throw new Error(body?.error?.message ?? `Relay answered ${answer.status}`);
  return body;
};

const signIn = async () => {
  const issued = await told(
    await fetch(`${address()}/api/login-tokens`, {
      method: "POST",
      headers: { Authorization: `Bearer ${loginKey()}`, "Content-Type": "application/json" },
      body: "{}",
    }),
  );
  const { search } = new URL(issued.url, address());
  const answer = await fetch(`${address()}/login${search}`, { redirect: "manual" });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  const key = /#key=([\w-]+)$/.exec(answer.headers.get("location") ?? "")?.[1];
  if (!cookie || !key) throw new Error("Relay let nobody in");
  return { Cookie: cookie, "Relay-Page-Key": key, Origin: new URL(address()).origin };
};

/** Gives `work` a function (method, path, body) that asks Relay as its owner; fails with a sentence. */
export const asPerson = async (work) => {
  try {
    const signedIn = await signIn();
    const ask = async (method, path, body) =>
      told(
        await fetch(address() + path, {
          method,
          headers: { ...signedIn, "Content-Type": "application/json" },
          body: body === undefined ? undefined : JSON.stringify(body),
        }),
      );
    try {
      return await work(ask);
    } finally {
      await ask("POST", "/api/logout").catch(() => {});
    }
  } catch (failure) {
    console.error(`relay: ${failure.cause?.code ?? failure.message}`);
    process.exit(1);
  }
};
