// The reference cases through the module, as a page or a host calls it: optima of the plane, kernel machines, edits.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { initSync, Lab } from "../../www/pkg/margin_lab.js";

const file = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url));
initSync({ module: file("../../www/pkg/margin_lab_bg.wasm") });

const read = (/** @type {string} */ name) => JSON.parse(file(`../reference/${name}.json`).toString());
const rows = (/** @type {any} */ { x, y }) => x.map((/** @type {number[]} */ at, /** @type {number} */ i) => [...at, y[i] > 0 ? 1 : 0]);
const kernel = (/** @type {any} */ spec) => (spec.type === "linear" ? { type: "linear" } : { type: "kernel", kernel: { ...spec, type: spec.type === "poly" ? "polynomial" : spec.type } });
const flat = (/** @type {number[][]} */ places) => new Float64Array(places.flat());

/** @param {string} what @param {number} got @param {number} wanted @param {number} within */
const near = (what, got, wanted, within) => assert.ok(Math.abs(got - wanted) <= within, `${what} is ${got}, not ${wanted}`);

/** A lab at its optimum: by itself, or by `solve`. @param {object} scenario @param {string} trainer */
function optimum(scenario, trainer) {
  const lab = new Lab({ version: 1, ...scenario, trainer: { type: trainer } });
  if (trainer !== "exact") lab.solve(1e-12);
  return lab;
}

/** @param {string} name @param {any} report @param {any} wanted */
function checkObjective(name, report, wanted) {
  const { primal, dual, gap } = report.objective;
  near(`${name}: P`, primal, wanted.primal_objective, 1e-8 * Math.abs(wanted.primal_objective));
  near(`${name}: D`, dual, wanted.dual_objective, 1e-8 * Math.abs(wanted.dual_objective) + 1e-12);
  near(`${name}: gap`, gap, primal - dual, 1e-15 * Math.max(1, primal));
  assert.equal(report.converged, true, name);
}

/** @param {string} name @param {any} report @param {any} wanted */
function checkBias(name, report, wanted) {
  const { b, b_interval: interval } = report.weights;
  near(`${name}: b`, b, wanted.b, 1e-6 * Math.max(1, Math.abs(wanted.b)) + Math.sqrt(2 * Math.max(0, report.objective.gap)));
  if (wanted.b_unique !== false) return assert.equal(interval, null, name);
  assert.ok(interval, `${name}: b is not unique`);
  wanted.b_interval.forEach((/** @type {number | null} */ end, /** @type {number} */ k) => (end === null ? assert.equal(interval[k], null, name) : near(`${name}: an end of b`, interval[k], end, 1e-6 * Math.max(1, Math.abs(end)))));
}

test("optima of the plane", () => {
  const { datasets, solutions } = read("linear_svm");
  for (const wanted of solutions) {
    const scenario = { data: { points: rows(datasets[wanted.dataset]) }, c: wanted.C, loss: { type: wanted.loss.replace("_", "-") }, regularise_bias: wanted.bias === "regularised" };
    for (const trainer of ["subgradient", "exact"]) {
      const name = `${wanted.dataset} C=${wanted.C} ${wanted.loss} ${wanted.bias} ${trainer}`;
      if (wanted.status === "not_attained") {
        if (trainer === "exact") assert.equal(optimum(scenario, trainer).report().warnings.at(-1).code, "no-optimum", name);
        else assert.throws(() => optimum(scenario, trainer), /not attained/, name);
        continue;
      }
      const lab = optimum(scenario, trainer);
      const report = lab.report();
      checkObjective(name, report, wanted);
      checkBias(name, report, wanted);
      const scale = wanted.dataset === "wide_scale" ? [1e-3, 1e3] : [1, 1];
      const norm = Math.hypot(...scale.map((s, k) => s * wanted.w[k]));
      const off = Math.sqrt(2 * Math.max(0, report.objective.gap));
      scale.forEach((s, k) => near(`${name}: w`, s * report.weights.w[k], s * wanted.w[k], 1e-6 * norm + s * off));
      if (wanted.alpha_unique && wanted.free_sv) assert.deepEqual([report.support.free, report.support.bounded], [wanted.free_sv, wanted.bounded_sv], name);
      lab.free();
    }
  }
});

test("kernel machines", () => {
  const { datasets, solutions } = read("kernel_svm");
  for (const wanted of solutions) {
    const data = datasets[wanted.dataset];
    const loose = wanted.dataset === "spiral" && wanted.kernel.degree === 2 && wanted.C >= 40 ? 1e-5 : 1e-6;
    for (const trainer of ["smo", "exact"]) {
      const name = `${wanted.dataset} ${JSON.stringify(wanted.kernel)} C=${wanted.C} ${trainer}`;
      const lab = optimum({ data: { points: rows(data) }, c: wanted.C, model: kernel(wanted.kernel) }, trainer);
      const report = lab.report();
      checkObjective(name, report, wanted);
      checkBias(name, report, wanted);
      near(`${name}: ‖w‖`, report.weights.norm, wanted.norm_w, 1e-6 * wanted.norm_w);
      const largest = Math.max(1, ...wanted.decision_probes.map(Math.abs));
      lab.scores(flat(data.probes)).forEach((/** @type {number} */ f, /** @type {number} */ k) => near(`${name}: f`, f - report.weights.b, wanted.decision_probes[k] - wanted.b, loose * largest));
      if (wanted.alpha_unique && loose === 1e-6) assert.deepEqual([report.support.free, report.support.bounded], [wanted.free_sv, wanted.bounded_sv], name);
      lab.free();
    }
  }
});

test("every edit of the sequences", () => {
  for (const { title, kernel: spec, C, probes, events, after } of read("incremental").sequences) {
    for (const pivots of [true, false]) {
      const lab = new Lab({ version: 1, c: C, model: kernel(spec), trainer: { type: "exact", pivots } });
      /** @type {number[]} */ const ids = [];
      events.forEach((/** @type {any} */ { op, id, x, y, C: c }, /** @type {number} */ k) => {
        const at = ids.indexOf(id);
        if (op === "add") lab.addPoint(x[0], x[1], y > 0 ? 1 : 0), ids.push(id);
        else if (op === "remove") lab.removePoint(at), ids.splice(at, 1);
        else if (op === "move") lab.movePoint(at, x[0], x[1]);
        else if (op === "flip") lab.setClass(at, 1 - lab.report().points[at].class);
        else lab.update({ c });
        const [wanted, report, name] = [after[k], lab.report(), `${title}, event ${k}, pivots ${pivots}`];
        checkObjective(name, report, wanted);
        checkBias(name, report, { ...wanted, b_unique: !wanted.b_interval });
        const largest = Math.max(1, ...wanted.decision_probes.map(Math.abs));
        lab.scores(flat(probes)).forEach((/** @type {number} */ f, /** @type {number} */ j) => near(`${name}: f`, f - report.weights.b, wanted.decision_probes[j] - wanted.b, 1e-6 * largest));
      });
      lab.free();
    }
  }
});

test("leave-one-out and grids of scores", () => {
  const lab = new Lab({ version: 1, data: { preset: "moons", n: 60, noise: 0.3, seed: 2 }, model: { type: "kernel", kernel: { type: "rbf", gamma: 1 } } });
  const { errors, n, rate, bound, wrong } = lab.leaveOneOut();
  assert.deepEqual([wrong.length, n, rate], [errors, 60, errors / 60]);
  assert.ok(errors <= bound && bound <= 60);
  const grid = lab.scoreGrid(-1, 2, -1, 1, 4, 3);
  const places = [-1, 0, 1].flatMap((y) => [-1, 0, 1, 2].map((x) => [x, y]));
  lab.scores(flat(places)).forEach((/** @type {number} */ f, /** @type {number} */ k) => near("a score of the grid", grid[k], f, 1e-12));
  assert.throws(() => lab.scoreGrid(0, 1, 0, 1, 1, 5), /2 to 4096/);
  lab.free();
});

test("an optimum's points on the edge of the band are no violators", () => {
  const { datasets, solutions } = read("linear_svm");
  for (const wanted of solutions.filter((/** @type {any} */ each) => each.margin_violators && each.b_unique && each.loss === "hinge" && each.dataset !== "wide_scale")) {
    const lab = optimum({ data: { points: rows(datasets[wanted.dataset]) }, c: wanted.C, regularise_bias: wanted.bias === "regularised" }, "exact");
    const { violators } = lab.report({ points: false });
    assert.equal(violators, wanted.margin_violators.length, `${wanted.dataset} C=${wanted.C} ${wanted.bias}`);
    lab.free();
  }
});
