// The module computes the same bits as the native library.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { initSync, Lab } from "../../www/pkg/margin_lab.js";
import { bits } from "./bits.js";

const file = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url));
initSync({ module: file("../../www/pkg/margin_lab_bg.wasm") });

for (const run of JSON.parse(file("../reference/bits.json").toString())) {
  test(run.name, () => assert.equal(bits(Lab, run), run.hash));
}
