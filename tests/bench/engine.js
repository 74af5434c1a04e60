// What steps, optima and edits cost in a wasm module, under Node: `cargo dev bench`. The first argument is the folder of the module, the
// second, where there is one, a file for the points, so that other programs can be measured on the same. The figures, milliseconds, go to
// standard output as JSON.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , pkg, file] = process.argv;
/** @type {typeof import("../../www/pkg/margin_lab.js")} */
const { initSync, Lab } = await import(pathToFileURL(join(pkg, "margin_lab.js")).href);
initSync({ module: readFileSync(join(pkg, "margin_lab_bg.wasm")) });

const RBF = { type: "kernel", kernel: { type: "rbf", gamma: 2 } };

let state = 1;
const uniform = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

/** @param {number[]} times */
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

/** The median time of so many turns. @param {number} turns @param {() => number} turn */
const measured = (turns, turn) => median(Array.from({ length: turns }, turn));

/** @param {() => void} work */
function time(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Two normal clouds at ±0.8, the classes in turn. @param {number} n */
const blobs = (n) => Array.from({ length: n }, (_, i) => [0.8 * (i % 2 ? 1 : -1) + normal(), 0.8 * (i % 2 ? 1 : -1) + normal(), i % 2]);

/** Two moons. @param {number} n */
function moons(n) {
  const lab = new Lab({ version: 1, data: { preset: "moons", n, noise: 0.2, seed: 1 } });
  const points = lab.report().points.map((/** @type {any} */ point) => [...point.x, point.class]);
  lab.free();
  return points;
}

/** The optimum from a cold start. @param {object} scenario @param {number} tolerance @param {number} turns */
function solve(scenario, tolerance, turns) {
  let primal = 0;
  const ms = measured(turns, () => {
    const lab = new Lab(scenario);
    const spent = time(() => lab.solve(tolerance));
    primal = lab.report({ points: false }).objective.primal;
    lab.free();
    return spent;
  });
  return { ms, primal };
}

/** One point added to a lab that holds the optimum of 1 000. @param {any[][]} points @param {object} model */
function addition(points, model) {
  const lab = new Lab({ version: 1, data: { points }, model, trainer: { type: "exact" } });
  const times = [], pivots = [];
  for (let i = 0; i < 200; i++) {
    const [x, y] = [3 * uniform() - 1, 2 * uniform() - 0.6];
    times.push(time(() => lab.addPoint(x, y, i % 2)));
    pivots.push(lab.report({ points: false }).last_step.pivots);
    lab.removePoint(points.length);
  }
  lab.free();
  return { ms: median(times), pivots: median(pivots) };
}

/** A point dragged through the other class in sixty steps. @param {any[][]} points @param {object} model @param {boolean} pivots */
function drag(points, model, pivots) {
  const lab = new Lab({ version: 1, data: { points }, model, trainer: { type: "exact", pivots } });
  const times = [], counts = [];
  lab.beginEdit();
  for (let i = 0; i < 60; i++) {
    times.push(time(() => lab.movePoint(0, -1 + i / 20, 1 - i / 40)));
    counts.push(lab.report({ points: false }).last_step.pivots);
  }
  lab.endEdit();
  lab.free();
  return { longest: Math.max(...times), ms: median(times), pivots: median(counts) };
}

/** The scores on 200 × 200 places with 100 support vectors. */
function field() {
  const points = Array.from({ length: 100 }, (_, i) => [4 * uniform() - 2, 4 * uniform() - 2, i % 2]);
  const lab = new Lab({ version: 1, data: { points }, model: RBF, c: 1e-3, trainer: { type: "exact" } });
  const support = lab.report({ points: false }).support;
  const ms = measured(41, () => time(() => lab.scoreGrid(-3, 3, -3, 3, 200, 200)));
  lab.free();
  return { ms, support: support.free.length + support.bounded.length };
}

/** A thousand steps on 1 000 points. @param {object} settings */
function steps(settings) {
  const lab = new Lab({ version: 1, data: { preset: "blobs", n: 1000, noise: 1, seed: 1 }, ...settings });
  const ms = measured(15, () => {
    lab.rewind();
    return time(() => lab.step(1000));
  });
  lab.free();
  return ms;
}

/** What making a lab and asking for its report cost. @param {any[][]} points */
function border(points) {
  const scenario = { version: 1, data: { points } };
  const made = measured(31, () => {
    /** @type {import("../../www/pkg/margin_lab.js").Lab | undefined} */
    let lab;
    const spent = time(() => (lab = new Lab(scenario)));
    lab?.free();
    return spent;
  });
  const lab = new Lab(scenario);
  const report = measured(31, () => time(() => lab.report()));
  const numbers = measured(31, () => time(() => lab.report({ points: false })));
  lab.free();
  return { made, report, numbers };
}

const sets = { blobs1000: blobs(1000), blobs100000: blobs(100_000), moons1000: moons(1000), moons5000: moons(5000) };
const line = (/** @type {any[][]} */ points) => ({ version: 1, data: { points }, regularise_bias: true });
const bells = (/** @type {any[][]} */ points) => ({ version: 1, data: { points }, model: RBF });
const figures = {
  step: {
    subgradient: steps({}),
    pegasos: steps({ trainer: { type: "pegasos" } }),
    perceptron: steps({ loss: { type: "perceptron" }, penalty: "none", trainer: { type: "perceptron" } }),
    "dual-coordinate-descent": steps({ regularise_bias: true, trainer: { type: "dual-coordinate-descent" } }),
    smo: steps({ model: RBF, trainer: { type: "smo" } }),
  },
  lab: border(sets.blobs1000),
  linear: { 1000: solve(line(sets.blobs1000), 1e-3, 31), 100000: solve(line(sets.blobs100000), 1e-6, 7) },
  optimum: { 1000: solve(line(sets.blobs1000), 1e-12, 1).primal, 100000: solve(line(sets.blobs100000), 1e-10, 1).primal },
  rbf: { 1000: solve(bells(sets.moons1000), 1e-4, 31), 5000: solve(bells(sets.moons5000), 1e-4, 7), 20000: solve(bells(moons(20_000)), 1e-4, 1) },
  addition: { rbf: addition(sets.moons1000, RBF), linear: addition(sets.moons1000, { type: "linear" }) },
  drag: { rbf: drag(moons(300), RBF, true), pairs: drag(moons(300), RBF, false), linear: drag(moons(300), { type: "linear" }, true), newton: drag(moons(300), { type: "linear" }, false) },
  field: field(),
  memory: process.memoryUsage().rss,
};
if (file) writeFileSync(file, JSON.stringify(sets));
console.log(JSON.stringify(figures));
