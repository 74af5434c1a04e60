/** What the last step did, for trainers of multipliers: the two of a pair in the box that they stay in, or the pivots of an edit. Where
    the layout has room it stands in the place of the story, else in the settings. */
import { t } from "../i18n/index.js";
import { fixed } from "../i18n/numbers.js";
import { attr, fill, h, set, svg } from "../ui/dom.js";
import { shape } from "../ui/icons.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../engine/engine.js").PairReport} Pair */

/** LIBSVM stops where no pair violates the KKT conditions by more. */
const TOLERANCE = 0.001;
/** The box in its picture, and the room around it for names. */
const [SIDE, LEFT, TOP] = [64, 14, 4];
/** The two points of a pair. */
const NAMES = ["i", "j"];

/** αᵢ of a point. @param {number} i */
const alpha = (i) => h("span.math", {}, h("i", {}, "α"), h("sub", {}, String(i + 1)));
/** α before and after, with as many digits as it takes to tell them apart. @param {number} a @param {number} b */
const values = (a, b) => [a, b].map((v) => (v === 0 ? "0" : fixed(v, Math.abs(a - b) < 2e-3 && a !== b ? 6 : 3)));

/** @param {App} app */
export function lastStep(app) {
  const at = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (app.root.querySelector(selector));
  const [byPlane, inSettings] = [view("last.by-plane"), view("last.in-settings")];
  at(".story").before(byPlane.node);
  at(".settings .more").before(inSettings.node);
  const marks = pairMarks(at(".board"));
  return {
    update() {
      const { followsEdits, report, running, trainer, ui } = app;
      const pair = report.last_step?.pair ?? null;
      marks(app, running ? null : pair);
      byPlane.node.hidden = !trainer.kernels || followsEdits || running || !pair || ui.presenting;
      inSettings.node.hidden = !trainer.kernels;
      inSettings.node.classList.toggle("edits", followsEdits);
      for (const each of [byPlane, inSettings]) if (!each.node.hidden) each.update(app, pair);
    },
  };
}

/** @param {string} name */
function view(name) {
  const [title, note] = [h("span.label"), h("p.note")];
  const body = h("div.pairstep");
  return {
    node: h(`section.${name}`, { hidden: true }, title, body, note),
    /** @param {App} app @param {Pair | null} pair */
    update(app, pair) {
      const words = app.followsEdits ? t.lastEdit : t.lastStep;
      set(title, words);
      attr(this.node, "aria-label", words);
      body.hidden = !pair;
      fill(body, pair ? JSON.stringify(pair) : "", () => (pair ? [picture(pair), rows(app, pair)] : []));
      set(note, app.followsEdits ? pivotWords(app) : pair ? t.pairSentence(pair, TOLERANCE) : t.noPair);
    },
  };
}

/** @param {App} app */
function pivotWords({ report: { last_step: last, objective: o, train } }) {
  if (train.n === 0) return t.dataSize(0, 0);
  if (o.optimum === null && o.gap === null) return t.noOptimumYet;
  const pivots = last?.pivots;
  return pivots === null || pivots === undefined ? t.computedAnew : pivots === 0 ? t.noPivot : t.pivots(pivots);
}

/** Each point of a pair with its letter in the plane. @param {App} app @param {Pair} pair */
function rows(app, { points, before, after }) {
  return h(
    "div.alphas", {},
    ...points.flatMap((i, k) => [
      h("span.who", {}, h("i", {}, NAMES[k]), shape(app.points[i]?.class ?? 0), t.pointNumber(i)),
      h("span", {}, alpha(i), ` ${values(before[k], after[k]).join(" → ")}`),
    ]),
  );
}

/** The box [0, Cᵢ]×[0, Cⱼ], the line αᵢyᵢ + αⱼyⱼ = const in it, and the step along that. @param {Pair} pair */
function picture({ before, after, caps }) {
  const [x, y] = [(/** @type {number} */ a) => LEFT + (SIDE * a) / caps[0], (/** @type {number} */ a) => TOP + SIDE - (SIDE * a) / caps[1]];
  // With equal classes one multiplier falls by what the other rises; else both rise or fall.
  const turn = (after[1] - before[1]) * (after[0] - before[0]) < 0 ? -1 : 1;
  const ends = [Math.max(-before[0], turn > 0 ? -before[1] : before[1] - caps[1]), Math.min(caps[0] - before[0], turn > 0 ? caps[1] - before[1] : before[1])];
  const [[x1, y1], [x2, y2]] = ends.map((step) => [x(before[0] + step), y(before[1] + turn * step)]);
  const name = (/** @type {string} */ words, /** @type {number} */ px, /** @type {number} */ py) => svg("text", { x: px, y: py, class: "axis" }, new Text(words));
  return svg(
    "svg", { class: "box", viewBox: `0 0 ${LEFT + SIDE + 6} ${TOP + SIDE + 16}`, role: "img", "aria-label": t.pairPicture(before, after) },
    svg("rect", { x: LEFT, y: TOP, width: SIDE, height: SIDE, class: "edge" }),
    svg("line", { x1, y1, x2, y2, class: "kept" }),
    svg("line", { x1: x(before[0]), y1: y(before[1]), x2: x(after[0]), y2: y(after[1]), class: "way" }),
    svg("circle", { cx: x(before[0]), cy: y(before[1]), r: 3, class: "was" }),
    svg("circle", { cx: x(after[0]), cy: y(after[1]), r: 3.5, class: "is" }),
    name(NAMES[0], LEFT + SIDE - 6, TOP + SIDE + 13), name(NAMES[1], 2, TOP + 10),
  );
}

/** Two rings around the points whose multipliers the last step changed. @param {HTMLElement} board */
function pairMarks(board) {
  const marks = NAMES.map((name) => h("div.pairmark", { "aria-hidden": "true", hidden: true }, h("i", {}, name)));
  board.after(...marks);
  return (/** @type {App} */ app, /** @type {Pair | null} */ pair) =>
    marks.forEach((mark, k) => {
      const point = pair && app.points[pair.points[k]];
      mark.hidden = !point;
      if (!point) return;
      const [x, y] = app.toPixel(point.x);
      mark.style.transform = `translate(${x}px, ${y}px)`;
    });
}
