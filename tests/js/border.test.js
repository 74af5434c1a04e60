// The border: what CONTRACTs of users rely on, driven as a user of the module would.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { catalog, initSync, Lab, losses, parseCsv, registerData } from "../../www/pkg/margin_lab.js";

const file = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url));
initSync({ module: file("../../www/pkg/margin_lab_bg.wasm") });

const POINTS = [[1, 1, 1], [2, 3, 1], [3, 2, 1], [-1, -1, 0], [-2, -3, 0], [-3, -2, 0], [-1.5, -0.5, 1]];
const document = () => ({ version: 1, data: { points: POINTS.map((row) => [...row]) } });
/** @param {unknown} value @param {string} path */
function plain(value, path = "report") {
  assert.notEqual(value, undefined, `${path} is undefined`);
  assert.notEqual(typeof value, "bigint", `${path} is a BigInt`);
  if (typeof value === "number") assert.ok(Number.isFinite(value), `${path} is ${value}`);
  if (value === null || typeof value !== "object") return;
  assert.ok(Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype, `${path} is no plain object`);
  for (const [key, member] of Object.entries(value)) plain(member, `${path}.${key}`);
}

test("a lab is trained step by step", () => {
  const lab = new Lab(document());
  assert.deepEqual(lab.report().weights.w, [0, 0]);
  lab.step(30);
  const report = lab.report();
  plain(report);
  assert.equal(report.step, 30);
  assert.equal(report.objective.n, 7);
  assert.ok(Math.abs(report.objective.primal - report.objective.regulariser - report.objective.loss) < 1e-12);
  assert.ok(Math.abs(report.margin.width * report.weights.norm - 2) < 1e-12);
  assert.equal(report.points.length, 7);
  assert.equal(lab.report({ points: false }).points, null);
  assert.equal(report.train.confusion.flat().reduce((a, b) => a + b), 7);
  assert.deepEqual(Object.keys(report), ["step", "epoch", "converged", "diverged", "objective", "weights", "margin", "support", "inside_band",
    "right_inside", "violators", "train", "test", "points", "last_step", "network", "ensemble", "warnings"]);
});

test("solve, with a certificate", () => {
  const lab = new Lab({ ...document(), c: 10 });
  lab.solve(1e-12);
  const { objective, support, converged, points } = lab.report();
  assert.ok(objective.gap <= 1e-12 * Math.max(1, objective.primal) && objective.gap >= -1e-12);
  assert.ok(converged && support.free.length + support.bounded.length > 0);
  const balance = points.reduce((sum, p) => sum + p.alpha * (p.class ? 1 : -1), 0);
  assert.ok(Math.abs(balance) <= 1e-9 * points.reduce((sum, p) => sum + p.alpha, 0));
});

test("edits, undo, seek, rewind", () => {
  const lab = new Lab(document());
  lab.step(5);
  assert.equal(lab.addPoint(0.25, -0.5, 0), 7);
  lab.setWeight(7, 2.5);
  lab.setClass(7, 1);
  lab.movePoint(7, 1, 1);
  assert.deepEqual(lab.report().points[7], { ...lab.report().points[7], x: [1, 1], class: 1, weight: 2.5 });
  lab.removePoint(0);
  assert.equal(lab.report().points.length, 7);
  for (let i = 0; i < 5; i += 1) assert.equal(lab.undo(), true);
  assert.equal(lab.undo(), false);
  assert.equal(lab.report().points.length, 7);
  assert.equal(lab.redo(), true);
  lab.step(5);
  lab.seek(3);
  assert.equal(lab.report().step, 3);
  assert.throws(() => lab.seek(11), /seek: expected a step from 0 to 10, got 11/);
  lab.seekEnd(5);
  assert.equal(lab.report().points.length, 8);
  lab.rewind();
  assert.deepEqual([lab.report().step, lab.report().points.length], [0, 8]);
});

test("a line put down by hand", () => {
  const lab = new Lab(document());
  lab.step(5);
  const { w, b } = lab.report().weights;
  lab.setLine(0.5, -1, 2);
  assert.deepEqual([lab.report().weights.w, lab.report().weights.b, lab.stepNumber], [[0.5, -1], 2, 5]);
  assert.deepEqual(/** @type {any} */ (lab.scenario()).model.initial, { w: [0.5, -1], b: 2 });
  assert.equal(lab.undo(), true);
  assert.deepEqual([lab.report().weights.w, lab.report().weights.b], [w, b]);
});

test("what Rust refuses, JavaScript throws with the same words", () => {
  const lab = new Lab(document());
  const before = lab.report();
  /** @type {[RegExp, () => unknown][]} */
  const refused = [
    [/^c: expected a number > 0 and ≤ 1e9, got -1$|^c: expected a number > 0.*got -1$/, () => lab.update({ c: -1 })],
    [/^c: /, () => lab.update({ c: Number.NaN })],
    [/^c: /, () => lab.update({ c: "1" })],
    [/^colour: unknown field/, () => lab.update({ colour: 1 })],
    [/^loss\.type: expected one of .*hinge/, () => lab.update({ loss: { type: "hing" } })],
    [/dual-coordinate-descent needs regularise_bias true/, () => lab.update({ trainer: { type: "dual-coordinate-descent" } })],
    [/data\.preset: breast_cancer is not loaded/, () => new Lab({ version: 1, data: { preset: "breast_cancer" } })],
    [/class 2 appears in data\.points\[1\]/, () => new Lab({ version: 1, data: { points: [[0, 0, 0], [1, 1, 2]] } })],
    [/^version/, () => new Lab(/** @type {any} */ ({ version: 2 }))],
    [/point/, () => lab.addPoint(Number.NaN, 0, 1)],
    [/class/, () => lab.addPoint(0, 0, 0.5)],
    [/^line: expected w2 from -1e100 to 1e100, got NaN$/, () => lab.setLine(1, Number.NaN, 0)],
    [/^line: dual-coordinate-descent keeps w = .*: subgradient, pegasos, perceptron$/, () => new Lab({ ...document(), regularise_bias: true, trainer: { type: "dual-coordinate-descent" } }).setLine(1, 1, 0)],
    [/there is no point 99/, () => lab.removePoint(99)],
    [/pairs/, () => lab.scores(new Float64Array(3))],
    [/nested too deeply/, () => { const loop = {}; /** @type {any} */ (loop).data = loop; new Lab(/** @type {any} */ (loop)); }],
    [/line 2/, () => parseCsv("1,2,0\n1,x,1\n")],
  ];
  for (const [words, call] of refused) assert.throws(call, (error) => error instanceof Error && words.test(error.message), String(words));
  assert.deepEqual(lab.report(), before);
});

test("an error says to programs what and where", () => {
  const lab = new Lab(document());
  /** @type {[string, string, () => unknown][]} */
  const table = [
    ["mismatch", "model.kernel.gamma", () => lab.update({ model: { type: "kernel", kernel: { gamma: -2 } }, trainer: { type: "smo" } })],
    ["unknown-field", "colour", () => lab.update({ colour: 1 })],
    ["not-loaded", "data.preset", () => new Lab({ version: 1, data: { preset: "spam" } })],
    ["no-point", "", () => lab.removePoint(99)],
    ["mismatch", "line 2: y", () => parseCsv("1,2,0\n1,x,1\n")],
  ];
  for (const [code, path, call] of table)
    assert.throws(call, (/** @type {any} */ error) => error instanceof Error && !/Error/.test(error.message) && error.code === code && error.path === path, `${code} at ${path}`);
  assert.throws(() => lab.update({ c: -1 }), { parameters: { expected: "a number > 0", got: "-1" } });
});

test("whatever is given, it is read, or refused and the lab goes on", () => {
  const lab = new Lab(document());
  const marked = document();
  Object.defineProperty(marked, "__v_skip", { value: true });
  Object.assign(marked, { [Symbol("mark")]: 1, c: undefined });
  class Settings { version = 1; c = 3; }
  const seen = new Proxy({ version: 1, c: 3, data: { points: new Proxy(POINTS, {}) } }, {});
  assert.deepEqual(new Lab(/** @type {any} */ (marked)).scenario(), document());
  assert.deepEqual(new Lab(/** @type {any} */ (new Settings())).scenario(), { version: 1, c: 3 });
  assert.deepEqual(new Lab(/** @type {any} */ (seen)).scenario(), { ...document(), c: 3 });
  assert.deepEqual(new Lab(/** @type {any} */ (Object.assign(Object.create(null), { version: 1, c: 3 }))).scenario(), { version: 1, c: 3 });
  const before = lab.report();
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const thrower = () => { throw new Error("not today"); };
  /** @type {[RegExp, any][]} */
  const refused = [
    [/^c: expected a number > 0, got NaN$/, { c: NaN }],
    [/^c: expected a number > 0, got -Infinity$/, { c: -Infinity }],
    [/^data\.points\[0\]\[1\]: expected a number from -1e12 to 1e12, got Infinity$/, { data: { points: [[0, Infinity, 1]] } }],
    [/^c: expected a number > 0, got an object$/, { c: new Number(1) }],
    [/^the document holds something that is not JSON$/, { c: 1n }],
    [/^the document holds something that is not JSON$/, { c: () => 1 }],
    [/^the document holds something that is not JSON$/, { c: Symbol("c") }],
    [/^the document cannot be read: not today$/, { get c() { return thrower(); } }],
    [/^the document cannot be read: not today$/, new Proxy({}, { ownKeys: thrower })],
    [/^the document cannot be read: not today$/, { data: { points: new Proxy([], { get: thrower }) } }],
    [/^the document cannot be read: .*revoked/, revoked.proxy],
    [/^the document cannot be read: .*revoked/, { data: revoked.proxy }],
    [/^the document holds a list of 4294967295 entries$/, { class_weights: new Array(2 ** 32 - 1) }],
    [/^__proto__: unknown field/, JSON.parse('{"__proto__":{"c":1}}')],
    [/^update: expected an object, got a list of 0$/, []],
    [/^update: expected an object, got null$/, undefined],
    [/^the document is nested too deeply$/, Array.from({ length: 100 }).reduce((inner) => ({ view: inner }), {})],
  ];
  for (const [words, patch] of refused) assert.throws(() => lab.update(patch), (error) => error instanceof Error && words.test(error.message), String(words));
  assert.throws(() => lab.report(/** @type {any} */ ({ get points() { return thrower(); } })), /not today/);
  // A getter that calls the lab meanwhile is refused too, and does not leave it locked.
  assert.throws(() => lab.update(/** @type {any} */ ({ get c() { return lab.addPoint(0, 0, 1); } })), /cannot be read/);
  assert.deepEqual(lab.report(), before);
});

test("a document comes back in its canonical form", () => {
  const lab = new Lab({ version: 1, c: 1, loss: { type: "logistic" }, data: { preset: "moons", n: 20 }, standardise: false });
  lab.step(4);
  assert.deepEqual(lab.scenario(), { version: 1, data: { preset: "moons", n: 20 }, loss: { type: "soft-margin" }, steps: 4 });
  assert.deepEqual(new Lab(lab.scenario()).report(), { ...lab.report(), last_step: new Lab(lab.scenario()).report().last_step });
});

test("history as columns", () => {
  const lab = new Lab(document());
  lab.step(10);
  const history = lab.history();
  assert.deepEqual([...history.step], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  for (const column of Object.values(history)) assert.ok(column instanceof Float64Array && column.length === 11);
});

test("losses of numbers and of arrays, against the reference", () => {
  assert.equal(losses.value({ type: "hinge" }, 0.25), 0.75);
  assert.deepEqual(losses.derivative({ type: "hinge", margin: 2 }, new Float64Array([0, 3])), new Float64Array([-1, 0]));
  assert.ok(Number.isNaN(losses.value({ type: "ramp", s: -1 }, Number.NaN)));
  assert.throws(() => losses.value({ type: "soft-margin", margin: 2 }, 0), /loss\.margin/);
  const name = (/** @type {string} */ theirs) => theirs.replace("quadratic_", "").replaceAll("_", "-");
  let count = 0;
  for (const { name: theirs, params, grid, extreme } of JSON.parse(file("../reference/losses.json").toString()).margin_losses) {
    if (theirs === "logistic_base2") continue;
    const spec = { type: name(theirs), ...params };
    for (const { m, value, grad } of [grid, extreme]) {
      const margins = new Float64Array(m);
      for (const [found, expected] of [[losses.value(spec, margins), value], [losses.derivative(spec, margins), grad]]) {
        expected.forEach((/** @type {number | string} */ e, /** @type {number} */ i) => {
          const number = e === "inf" ? Infinity : e === "-inf" ? -Infinity : Number(e);
          assert.ok(found[i] === number || Math.abs(found[i] - number) <= 1e-14 * Math.abs(number) + 1e-300, `${theirs} at ${m[i]}`);
          count += 1;
        });
      }
    }
  }
  assert.ok(count > 1000);
});

test("the tables and real data", () => {
  const tables = catalog();
  plain(tables, "catalog");
  for (const [list, entries] of Object.entries(tables)) for (const { id, source } of entries) assert.ok(source || list === "charts", `${list}.${id} has no source`);
  assert.deepEqual(tables.charts.map(({ id }) => id), ["plane", "loss", "curve", "kkt", "alphas"]);
  const { datasets } = tables;
  for (const set of datasets.filter((set) => set.kind === "real")) {
    const n = registerData(set.id, file(`../../www/data/${set.id}.csv`).toString());
    assert.equal(new Lab({ version: 1, data: { preset: set.id }, standardise: true }).report().train.n, n);
  }
  assert.equal(datasets.filter((set) => set.kind === "real").length, 6);
});

test("CSV goes out and comes back", () => {
  const lab = new Lab(document());
  const again = new Lab({ version: 1, data: { points: parseCsv(lab.toCsv()) } });
  assert.deepEqual(again.report(), lab.report());
});

test("tick takes steps within its budget", () => {
  const lab = new Lab(document());
  assert.equal(lab.tick(1000, 1e9), 1000);
  assert.equal(lab.stepNumber, 1000);
  assert.ok(lab.tick(1e6, 5) < 1e6);
  assert.equal(new Lab({ version: 1 }).tick(10, 100), 0);
});
