// The program in two parts, as the page loads it: what the first picture needs runs before the rest is there, and with the rest it is the
// program that it is as a whole.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { initSync, Lab } from "../../www/pkg/margin_lab.js";
import { bits } from "./bits.js";

const file = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url));
const first = initSync({ module: file("../../www/pkg/margin_lab_first.wasm") });

test("the lab of the first picture runs on the first part alone", () => {
  const lab = new Lab({ version: 1, data: { preset: "outlier" }, steps: 30 });
  assert.equal(lab.report({ points: false }).step, 30);
  assert.equal(lab.scenario().steps, 30);
  assert.throws(() => lab.removePoint(0), WebAssembly.RuntimeError);
});

test("with the rest, the bits are those of the whole", () => {
  new WebAssembly.Instance(new WebAssembly.Module(file("../../www/pkg/margin_lab_rest.wasm")), { first });
  const runs = JSON.parse(file("../reference/bits.json").toString());
  assert.ok(runs.length > 10);
  for (const run of runs) assert.equal(bits(Lab, run), run.hash, run.name);
});
