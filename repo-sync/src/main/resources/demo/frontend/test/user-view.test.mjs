import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import { userView } from "../build/user-view.js";

const ada = { id: "7", userName: "Ada" };

test("shows the name, its initial and a link", () => {
  assert.deepEqual(userView(ada), { title: "Ada", initial: "A", link: "/users/7" });
});

test("reads only fields that the shared API has", () => {
  const file = createRequire(import.meta.url).resolve("@shop/shared-api/openapi.yaml");
  const api = readFileSync(file, "utf8");
  for (const field of Object.keys(ada)) {
    assert.match(api, new RegExp(`^ {8}${field}:$`, "m"), `openapi.yaml has no ${field}`);
  }
});
