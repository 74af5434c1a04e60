// What www/pkg is: the four files of the contract, and a module that Node loads from bytes.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

const pkg = new URL("../../www/pkg/", import.meta.url);

test("the package has its types and says that it is a module", async () => {
  assert.equal(JSON.parse(await readFile(new URL("package.json", pkg), "utf8")).type, "module");
  assert.match(await readFile(new URL("margin_lab.d.ts", pkg), "utf8"), /export function initSync/);
});

test("initSync loads the module from its bytes", async () => {
  const { initSync } = await import(new URL("margin_lab.js", pkg).href);
  const exports = initSync({ module: await readFile(new URL("margin_lab_bg.wasm", pkg)) });
  assert.ok(exports.memory instanceof WebAssembly.Memory);
});

test("init finds the wasm beside the module by itself", async () => {
  // Without the default address a page would have to know where the wasm lies.
  assert.match(await readFile(new URL("margin_lab.js", pkg), "utf8"), /new URL\('margin_lab_bg\.wasm',\s*import\.meta\.url\)/);
});
