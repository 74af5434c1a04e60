// Pictures of the module against those that the library writes natively, and what hosts are told about wrong wishes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as module from "../../www/pkg/margin_lab.js";

const file = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url));
module.initSync({ module: file("../../www/pkg/margin_lab_bg.wasm") });

/** The run of the golden pictures, so many steps after its start. @param {number} steps */
const outlier = (steps) => new module.Lab({ version: 1, data: { preset: "outlier" }, steps, trainer: { type: "subgradient", rate: { type: "inverse-sqrt", initial: 0.5 } } });
/** The same under dual coordinate descent. @param {number} steps */
const dual = (steps) => new module.Lab({ version: 1, data: { preset: "outlier" }, steps, regularise_bias: true, trainer: { type: "dual-coordinate-descent" } });
const golden = (/** @type {string} */ name) => file(`../golden/${name}.svg`).toString();

test("the module's SVG is the native one, to the last letter", () => {
  assert.equal(outlier(137).svg("loss", { width: 368, height: 151 }), golden("loss-wide"));
  assert.equal(outlier(137).svg("loss", { width: 368, height: 151, theme: "dark" }), golden("loss-dark"));
  assert.equal(outlier(137).svg("loss", { width: 476, height: 201, theme: "projector" }), golden("loss-projector"));
  assert.equal(outlier(137).svg("loss", { width: 520, height: 260, state: { others: true } }), golden("loss-others"));
  assert.equal(outlier(137).svg("curve", { width: 368, height: 170, state: { log: true } }), golden("curve-log"));
  assert.equal(dual(60).svg("plane", { width: 420, height: 340 }), golden("plane-rings"));
  assert.equal(dual(9).svg("kkt", { width: 368, height: 151 }), golden("kkt-wide"));
  assert.equal(dual(9).svg("alphas", { width: 366, height: 123 }), golden("alphas-phone"));
});

test("the table of the charts says where each may stand", () => {
  const charts = module.catalog().charts;
  assert.deepEqual(charts.map(({ id, slot, needs }) => [id, slot, needs]), [
    ["plane", "plane", "points"], ["loss", "points", "points"], ["curve", "run", "points"], ["kkt", "points", "multipliers"], ["alphas", "points", "multipliers"],
  ]);
  const lab = outlier(3);
  for (const { id } of charts) assert.match(lab.svg(/** @type {any} */ (id)), /^<svg .* width="640" height="480"/);
});

test("an own theme is taken by name, and what is wrong in it is said", () => {
  const colors = {
    paper: "#fff", ink: "rgb(27, 31, 36)", soft: "#4a5159", rule: "#767d85", grid: "#e9ecef", band: "#4f4180", violation: "#b3104e", focus: "#0b57d0",
    classes: ["#d55e00", "#0072b2", "#009e73", "#cc79a7", "#8a6d00", "#5f6670", "#56b4e9", "#7a4a1f"],
    tintClass0: "rgb(213 94 0 / 0.115)", tintClass1: "rgb(0 114 178 / 0.115)", tintBand: "rgb(79 65 128 / 0.07)", layerPenalty: "rgb(79 65 128 / 0.36)", layerLoss: "rgb(179 16 78 / 0.13)",
  };
  const lengths = { text: 14, point: 12, boundary: 2.5, edge: 1.5, thin: 1.25, slack: 2, curve: 2, axis: 1, outline: 1.25, ring: 1.75 };
  const theme = { colors, lengths, font: 'Arial, "A & B", sans-serif', mathFont: "serif" };
  const lab = outlier(137);
  const shapes = (/** @type {string} */ text) => text.match(/<(path|circle|rect)[^>]*>/g);
  const own = lab.svg("loss", { width: 368, height: 151, theme });
  assert.deepEqual(shapes(own), shapes(golden("loss-wide")));
  assert.match(own, /font-family="Arial, &quot;A &amp; B&quot;, sans-serif"/);
  const wrong = (/** @type {any} */ options, /** @type {RegExp} */ words, chart = "plane") => assert.throws(() => lab.svg(/** @type {any} */ (chart), options), words);
  wrong({ theme: "sepia" }, /theme: expected one of light, dark, projector, got "sepia"/);
  wrong({ theme: { ...theme, colors: { ...colors, ink: "blue-ish" } } }, /theme.*blue-ish/);
  wrong({ theme: { ...theme, lengths: { ...lengths, point: 0 } } }, /theme\.lengths\.point: expected a number from 0\.1 to 100/);
  wrong({ theme: { ...theme, colors: {} } }, /theme.*paper/);
  wrong({ width: 10 }, /width/);
  wrong({ view: { x: [1, 0], y: [0, 1] } }, /view/);
  wrong({ get width() { throw new Error("no width"); } }, /no width/);
  wrong({}, /chart: expected one of plane, loss, curve, kkt, alphas, got "pie"/, "pie");
  // A refusal leaves the lab as it was.
  assert.equal(lab.svg("loss", { width: 368, height: 151 }), golden("loss-wide"));
});
