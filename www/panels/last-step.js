/** What the last step did, for trainers of multipliers: the two of a pair in the box that they stay in, or the pivots of an edit. */
import { attr, fill, h, set, svg } from "../ui/dom.js";
import { count, fixed, short } from "../i18n/numbers.js";
import { shape } from "../ui/icons.js";
import { W, some } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** LIBSVM stops where no pair breaks the conditions by more. */
const STOP = 0.001;
/** The box in its picture, and the room around it for names. */
const [SIDE, LEFT, TOP] = [64, 14, 4];

/** The two points of a pair. */
const NAMES = ["i", "j"];

/** αᵢ of a point. @param {number} i */
const alpha = (i) => h("span.math", {}, h("i", {}, "α"), h("sub", {}, count(i + 1)));
/** α before and after, with as many digits as it takes to tell them apart. @param {number} a @param {number} b */
const values = (a, b) => [a, b].map((v) => (v === 0 ? "0" : fixed(v, Math.abs(a - b) < 2e-3 && a !== b ? 6 : 3)));

/** Where there is room a pair stands in the place of the story, as long as nothing runs; else in the settings, as the pivots do. @param {App} app @param {HTMLElement} node */
export function step(app, node) {
  const [title, note] = [h("span.label"), h("p.note")];
  const body = h("div.pairstep");
  node.append(title, body, note);
  const [story, settings] = [".story", ".settings .more"].map((place) => /** @type {HTMLElement} */ (app.root.querySelector(place)));
  const marks = pairMarks(app, /** @type {HTMLElement} */ (app.root.querySelector(".board")));
  return () => {
    marks();
    const { report, running, trainer } = app;
    const pair = report.last_step?.pair;
    const wide = app.width >= 860 && !app.ui.present && !trainer.rests;
    const home = wide ? story : settings;
    if (node.nextElementSibling !== home) home.before(node);
    node.classList.toggle("wide", wide);
    node.hidden = !trainer.kernels || wide && (running || !pair);
    story.hidden = wide && !node.hidden;
    if (node.hidden) return;
    const words = trainer.rests ? W.lastEdit : W.lastStep;
    set(title, words);
    attr(node, "aria-label", words);
    body.hidden = !pair;
    fill(body, pair ? JSON.stringify(pair) : "", () => (pair ? [picture(pair), rows(app, pair)] : []));
    set(note, trainer.rests ? pivotWords(report) : pair ? pairWords(pair) : W.noPair);
  };
}

/** @param {any} report */
function pivotWords({ last_step: last, objective: o, train }) {
  if (train.n === 0) return W.noPoints;
  if (o.optimum === null && o.gap === null) return W.nothingToHold;
  const pivots = last?.pivots;
  return pivots === null || pivots === undefined ? W.foundAnew : pivots === 0 ? W.noPivot : `${some(pivots, "pivot")}: ${W.pivotsMean}`;
}

/** @param {any} pair */
function pairWords({ points, after, caps, clipped, rise, violation }) {
  const ends = points.map((/** @type {number} */ i, /** @type {number} */ k) => (after[k] === 0 ? `α of point ${count(i + 1)} ends at 0` : after[k] >= caps[k] ? `α of point ${count(i + 1)} ends at C` : "")).filter(Boolean);
  const end = clipped && ends.length ? `${ends.join(", ")}.` : "Neither ends at the box.";
  return `${end} D rose by ${short(rise, 2)}. Worst violation ${short(violation, 2)}; LIBSVM stops at ${STOP}.`;
}

/** Each point of a pair with its letter in the plane. @param {App} app @param {any} pair */
function rows(app, { points, before, after }) {
  return h(
    "div.alphas", {},
    ...points.flatMap((/** @type {number} */ i, /** @type {number} */ k) => [
      h("span.who", {}, h("i", {}, NAMES[k]), shape(app.points[i]?.class ?? 0), `Point ${count(i + 1)}`),
      h("span", {}, alpha(i), ` ${values(before[k], after[k]).join(" → ")}`),
    ]),
  );
}

/** The box [0, Cᵢ]×[0, Cⱼ], the line αᵢyᵢ + αⱼyⱼ = const in it, and the step along that. @param {any} pair */
function picture({ before, after, caps }) {
  const [x, y] = [(/** @type {number} */ a) => LEFT + (SIDE * a) / caps[0], (/** @type {number} */ a) => TOP + SIDE - (SIDE * a) / caps[1]];
  // What one gains the other loses where the classes are the same; else both gain.
  const turn = (after[1] - before[1]) * (after[0] - before[0]) < 0 ? -1 : 1;
  const ends = [Math.max(-before[0], turn > 0 ? -before[1] : before[1] - caps[1]), Math.min(caps[0] - before[0], turn > 0 ? caps[1] - before[1] : before[1])];
  const [[x1, y1], [x2, y2]] = ends.map((t) => [x(before[0] + t), y(before[1] + turn * t)]);
  const name = (/** @type {string} */ words, /** @type {number} */ px, /** @type {number} */ py) => svg("text", { x: px, y: py, class: "axis" }, new Text(words));
  return svg(
    "svg", { class: "box", viewBox: `0 0 ${LEFT + SIDE + 6} ${TOP + SIDE + 16}`, role: "img", "aria-label": `The box of the two multipliers, and the step in it from ${before.map((/** @type {number} */ a) => fixed(a, 3)).join(", ")} to ${after.map((/** @type {number} */ a) => fixed(a, 3)).join(", ")}` },
    svg("rect", { x: LEFT, y: TOP, width: SIDE, height: SIDE, class: "edge" }),
    svg("line", { x1, y1, x2, y2, class: "kept" }),
    svg("line", { x1: x(before[0]), y1: y(before[1]), x2: x(after[0]), y2: y(after[1]), class: "way" }),
    svg("circle", { cx: x(before[0]), cy: y(before[1]), r: 3, class: "was" }),
    svg("circle", { cx: x(after[0]), cy: y(after[1]), r: 3.5, class: "is" }),
    name(NAMES[0], LEFT + SIDE - 6, TOP + SIDE + 13), name(NAMES[1], 2, TOP + 10),
  );
}

/** Two rings around the points whose multipliers the last step moved. @param {App} app @param {HTMLElement} board */
function pairMarks(app, board) {
  const marks = NAMES.map((name) => h("div.pairmark", { "aria-hidden": "true", hidden: true }, h("i", {}, name)));
  board.after(...marks);
  return () => {
    const pair = app.running ? null : app.report.last_step?.pair;
    marks.forEach((mark, k) => {
      const p = pair && app.points[pair.points[k]];
      mark.hidden = !p;
      if (!p) return;
      const [x, y] = app.painter.toPixel(p.x[0], p.x[1]);
      mark.style.transform = `translate(${x}px, ${y}px)`;
    });
  };
}
