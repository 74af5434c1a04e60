// Pictures saved from the page: the sheet that the painter draws on, against the SVG that the library writes natively.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as module from "../../www/pkg/margin_lab.js";
import { svg } from "../../www/io/svg.js";

const file = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url));
module.initSync({ module: file("../../www/pkg/margin_lab_bg.wasm") });

/** The light theme, in the order of www/ui/theme.js. @type {[number[], string, string]} */
const LIGHT = [
  [
    0xffffff, 1, 0x1b1f24, 1, 0x4a5159, 1, 0x767d85, 1, 0xe9ecef, 1, 0x4f4180, 1, 0xb3104e, 1, 0x0b57d0, 1,
    0xd55e00, 1, 0x0072b2, 1, 0x009e73, 1, 0xcc79a7, 1, 0x8a6d00, 1, 0x5f6670, 1, 0x56b4e9, 1, 0x7a4a1f, 1,
    0xd55e00, 0.115, 0x0072b2, 0.115, 0x4f4180, 0.07, 0x4f4180, 0.36, 0xb3104e, 0.13,
    14, 12, 2.5, 1.5, 1.25, 2, 2, 1, 1.25, 1.75,
  ],
  'Arial, "A & B", sans-serif', "serif",
];
/** Words are as wide as they have letters. */
const ruler = { font: "", measureText: (/** @type {string} */ text) => ({ width: 6 * text.length }) };
const document = { version: 1, data: { preset: "outlier" }, trainer: { type: "subgradient", rate: { type: "inverse-sqrt", initial: 0.5 } } };
/** @param {any} lab @param {"plane" | "loss" | "curve" | "kkt" | "alphas"} chart @param {[number, number]} size */
const draw = (lab, chart, size) => svg(module, lab, chart, size, LIGHT, [], undefined, ruler);

/** The elements of an XML text, which must be well formed. @param {string} text */
function elements(text) {
  const open = [];
  const all = [];
  const token = /<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<&]*(?:&(?:#\d+|[a-z]+);[^"<&]*)*")*)(\/?)>|((?:[^<&]|&(?:#\d+|[a-z]+);)+)/y;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const [, end, name, attributes, empty] = token.exec(text) ?? assert.fail(`no XML: ${text.slice(at, at + 80)}`);
    if (!name) continue;
    if (end) assert.equal(open.pop(), name);
    else {
      const pairs = [...attributes.matchAll(/ ([a-zA-Z:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
      assert.equal(new Set(pairs.map(([key]) => key)).size, pairs.length, `an attribute twice: ${attributes}`);
      all.push({ name, ...Object.fromEntries(pairs) });
      if (!empty) open.push(name);
    }
  }
  assert.deepEqual(open, []);
  return all;
}

/** The places of a path. @param {string} d */
function places(d) {
  let [x, y] = [0, 0];
  return [...d.matchAll(/([MLHV])(-?[\d.]+)(?: (-?[\d.]+))?/g)].map(([, kind, a, b]) => {
    if (kind !== "V") x = Number(a);
    if (kind === "V" || b !== undefined) y = Number(b ?? a);
    return [x, y];
  });
}

test("a saved picture is well formed and complete", () => {
  const lab = new module.Lab({ ...document, steps: 30 });
  for (const chart of /** @type {const} */ (["plane", "loss", "curve", "kkt", "alphas"])) {
    const text = draw(lab, chart, [630, 514]);
    assert.doesNotMatch(text, /NaN|Infinity|undefined|null|false/, chart);
    const [root, ground, ...rest] = elements(text);
    assert.deepEqual([root.name, root.viewBox, root.width, root.height], ["svg", "0 0 630 514", "630", "514"]);
    assert.equal(root["font-family"], "Arial, &#34;A &#38; B&#34;, sans-serif");
    assert.deepEqual(ground, { name: "rect", width: "630", height: "514", fill: "#ffffff" });
    assert.ok(rest.every(({ name }) => ["path", "circle", "rect", "text", "tspan"].includes(name)));
    assert.ok(rest.some((each) => each["font-style"] === "italic" && each["font-family"] === "serif"), chart);
  }
});

test("lines, dashes, names along lines and halos", () => {
  const lab = new module.Lab({ ...document, steps: 30 });
  const { w, b } = lab.report().weights;
  const plane = elements(draw(lab, "plane", [630, 514]));
  const painter = new module.Painter();
  painter.theme(...LIGHT);
  painter.fit(lab);
  const { x, y } = painter.view();
  const boundary = plane.find((each) => each["stroke-width"] === "2.5") ?? assert.fail("no boundary");
  const unit = Math.max((x[1] - x[0]) / 630, (y[1] - y[0]) / 514);
  for (const [px, py] of places(boundary.d)) {
    const at = [(x[0] + x[1]) / 2 + (px - 315) * unit, (y[0] + y[1]) / 2 - (py - 257) * unit];
    assert.ok(Math.abs(w[0] * at[0] + w[1] * at[1] + b) / Math.hypot(...w) < 0.01 * unit, `${px} ${py}`);
  }
  const edges = plane.filter((each) => each["stroke-dasharray"] === "6 4.5");
  assert.ok(edges.length > 0 && edges.every((edge) => edge.stroke === "#4f4180" && edge.fill === "none"));
  const turned = plane.find((each) => each.name === "text" && each.transform) ?? assert.fail("no name along a line");
  const [[x0, y0], [x1, y1]] = places(boundary.d);
  const angle = Number(/rotate\((.*)\)/.exec(turned.transform)?.[1]);
  assert.ok(Math.abs(angle - (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI) < 0.02, turned.transform);
  const halos = elements(draw(lab, "loss", [368, 151])).filter((each) => each["paint-order"] === "stroke");
  assert.ok(halos.length > 0 && halos.every((each) => each.name === "text" && each.stroke === "#ffffff" && each["stroke-width"] === "4"));
});

test("shapes are where the library draws them natively", () => {
  const lab = new module.Lab({ ...document, steps: 137 });
  /** @type {["loss" | "curve", [number, number]][]} */
  const charts = [["loss", [368, 151]], ["curve", [368, 170]]];
  for (const [chart, size] of charts) {
    const [here, native] = [elements(draw(lab, chart, size)), elements(file(`../golden/${chart}-wide.svg`).toString())];
    const circles = (/** @type {any[]} */ all) => [...new Set(all.filter(({ name }) => name === "circle").map(({ cx, cy, r }) => [cx, cy, r].join()))].sort();
    assert.deepEqual(circles(here), circles(native), chart);
    const curve = (/** @type {any[]} */ all) => places(all.filter((each) => each.name === "path" && each["stroke-linecap"] === "round" && each["stroke-width"] === "2").at(-1).d);
    const [mine, theirs] = [curve(here), curve(native)];
    assert.equal(mine.length, theirs.length);
    mine.forEach((place, i) => place.forEach((v, k) => assert.ok(Math.abs(v - theirs[i][k]) < 0.011, `${chart} ${i}: ${place} and ${theirs[i]}`)));
  }
});

test("a zone around holes keeps its holes", () => {
  const model = { type: "kernel", kernel: { type: "rbf", gamma: 1.5 } };
  const lab = new module.Lab({ version: 1, data: { preset: "moons", n: 120, noise: 0.25, seed: 3 }, c: 3, model, trainer: { type: "exact" } });
  const plane = elements(draw(lab, "plane", [630, 315]));
  assert.equal(plane.filter(({ name, width, height }) => name === "rect" && width === "630" && height === "315").length, 1, "the ground alone is whole");
  assert.ok(plane.some(({ name, fill, d }) => name === "path" && fill === "#d55e00" && d.split("M").length > 2), "a frame with a hole");
});

test("many discs in one path, and what is in the text cannot leave it", () => {
  const lab = new module.Lab({ version: 1, data: { preset: "moons", n: 400 }, steps: 5 });
  const discs = elements(draw(lab, "loss", [368, 151])).find((each) => (each.d ?? "").split("a").length > 100) ?? assert.fail("no crowd");
  assert.match(discs.d, /^(M[\d.]+ [\d.]+(a[\d.]+ [\d.]+ 0 0 1 -?[\d.]+ 0){2}Z)+$/);
  assert.ok(elements(draw(lab, "plane", [300, 200])).length > 100);
});
