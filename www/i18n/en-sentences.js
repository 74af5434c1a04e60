/** English: sentences that are made from numbers and from the state of the lab. */
import { grammar } from "./grammar.js";
import { count, fixed, percent, short } from "./numbers.js";

/** @typedef {import("../engine/engine.js").Report} Report */
/** @typedef {import("../engine/engine.js").PointReport} Point */

const { counted, list, plural } = grammar("en");
export { list };

/** @param {number} n */
export const points = (n) => counted(n, { one: "point", other: "points" });
/** @param {number} n */
export const digits = (n) => counted(n, { one: "digit", other: "digits" });
/** @param {number} n @param {number} classes */
export const dataSize = (n, classes) => (n === 0 ? "no points yet" : list([points(n), counted(classes, { one: "class", other: "classes" })]));
/** @param {string} title */
export const edited = (title) => `${title}, edited`;
/** @param {string} title */
export const lossTitle = (title) => `${title} loss`;

/* Steps */

/** What one step uses. @param {string} step as the table of trainers says @param {boolean} batched @param {number} n @param {number} batch */
export function stepUnit(step, batched, n, batch) {
  if (batched) return counted(batch, { one: "random point", other: "random points" });
  const units = /** @type {Record<string, string>} */ ({ "all points": n === 0 ? "all points" : n === 1 ? "the 1 point" : `all ${count(n)} points`, "one point": "1 point", "one multiplier": "1 multiplier", "one pair of multipliers": "1 pair of multipliers" });
  return units[step] ?? step;
}
/** @param {string} unit */
export const oneStep = (unit) => `one step = ${unit}`;
/** @param {string} unit */
export const stepUses = (unit) => `a step uses ${unit}`;
/** @param {number} step @param {number} last */
export const stepOfLast = (step, last) => `Step ${step} of ${last}`;
/** @param {string} number @param {string} text */
export const atStep = (number, text) => `Step ${number}: ${text}`;
/** @param {number} rate */
export const stepsPerSecond = (rate) => `${short(rate, 4)} ${plural(rate, { one: "step", other: "steps" })}/s`;
/** @param {number} rate */
export const stepsPerSecondShort = (rate) => `${short(rate, 4)}/s`;

/* Points */

/** Where a point with margin m is. @param {number} m @param {number} rho the margin asked for */
export const position = (m, rho) => (m <= 0 ? "misclassified" : m < rho - 1e-9 ? "correct, but inside the band" : m < rho + 1e-9 ? "on the edge of the band" : "outside the band");
/** A point, for speech. @param {number} i @param {Point} p @param {string} name @param {number} rho @param {string} loss */
export const pointSentence = (i, p, name, rho, loss) =>
  `Point ${i + 1}, ${name}. x ${short(p.x[0])}, y ${short(p.x[1])}. Margin ${fixed(p.margin, 2)}, ${position(p.margin, rho)}. ${loss} loss ${fixed(p.loss, 2)}.`;
/** @param {number} i @param {number} n @param {Point} p @param {string} name */
export const pointLabel = (i, n, p, name) => `Point ${i + 1} of ${n}, class ${name}, x ${fixed(p.x[0], 2)}, y ${fixed(p.x[1], 2)}, margin ${fixed(p.margin, 2)}, loss ${fixed(p.loss, 2)}`;
/** @param {number} i */
export const pointNumber = (i) => `Point ${count(i + 1)}`;
/** @param {number} i @param {string} name */
export const pointOfClass = (i, name) => `Point ${i + 1}, ${name}`;
/** @param {number} i */
export const grabbed = (i) => `Point ${i + 1} is grabbed. Arrows move it, Enter drops it.`;
/** @param {number} i */
export const removePoint = (i) => `Remove point ${i + 1}`;
/** @param {number} i @param {string} name */
export const changeClass = (i, name) => `Class of point ${i + 1}: ${name}. Change it`;
/** @param {number} i @param {number} axis */
export const coordinate = (i, axis) => `x${axis + 1} of point ${i + 1}`;
/** @param {number} k */
export const className = (k) => `class ${k}`;
/** @param {number} k */
export const classWeight = (k) => `Weight of class ${k}`;
/** @param {string} name */
export const placing = (name) => `Placing ${name}`;
/** @param {string} name @param {number} n */
export const placeClass = (name, n) => `Place ${name}, ${points(n)}`;
/** @param {number} n */
export const outside = (n) => `${points(n)} outside: fit`;
/** @param {number} n */
export const loaded = (n) => `${points(n)} loaded.`;
/** @param {string} text */
export const expectedNumber = (text) => `expected a number, got ${text}`;
/** @param {number} from @param {number} to @param {number} n */
export const pageOf = (from, to, n) => `${count(from)} to ${count(to)} of ${count(n)}`;

/** Why a point has the loss it has: where it is, and what follows, around `m = …`. @param {Point} p @param {{ band: boolean, rho: number }} at */
export function explanation(p, { band, rho }) {
  const where = p.margin <= 0 ? "is misclassified" : band && p.margin < rho ? "is correct, but inside the band" : band ? "is outside the band" : "is on the right side";
  return [` ${where}: `, ` = ${fixed(p.margin, 2)}, ${p.loss > 0 ? `so its loss is ${fixed(p.loss, 2)}` : "so it has no loss"}.`];
}
/** @param {number[]} gradient */
export const nextPull = ([x, y]) => ` In the next step it moves w by (${fixed(x, 3)}, ${fixed(y, 3)}).`;

/* The model */

/** The model, for speech. @param {Report} r */
export function modelSentence(r) {
  const width = r.margin.width === null ? "No band." : `Band width ${fixed(r.margin.width, 2)}${r.weights.w ? "" : " in feature space"}.`;
  const pair = r.last_step?.pair?.points;
  const support = r.support ? counted(r.support.free.length + r.support.bounded.length, { one: "support vector", other: "support vectors" }) : "";
  const parts = list([support, counted(r.train.errors, { one: "error", other: "errors" })]);
  return `Step ${r.step}. Objective ${fixed(r.objective.primal, 3)}. ${width} ${parts}.${r.converged ? " Converged." : ""}${pair ? ` Points ${pair[0] + 1} and ${pair[1] + 1} changed.` : ""}`;
}

/** Why there is no boundary. @param {Report} r */
export const noBoundary = (r) => (r.converged && r.train.n > 0 ? "No boundary: all scores are the same." : "No boundary yet: all scores are 0.");

/** The whole picture: what `describe` gives and what the key D reads out. @param {Report} r @param {string[]} names @param {number[]} counts */
export function summary(r, names, counts) {
  const { w, b } = r.weights.data ?? r.weights;
  const crossing = !w ? "is a curve" : w[1] !== 0 ? `crosses x1 = 0 at ${short(-b / w[1])} with slope ${short(-w[0] / w[1])}` : `is vertical at x1 = ${short(-b / w[0])}`;
  const line = r.weights.norm > 0 && r.train.n > 0 ? `The boundary ${crossing}.` : noBoundary(r);
  return `${list(names.map((name, k) => `${count(counts[k] ?? 0)} ${name}`))}. ${line} ${modelSentence(r)}`.replaceAll("−", "minus ");
}

/** Three short sentences for somebody without a teacher. @param {Report} r @param {{ names: string[], counts: number[], loss: import("../engine/engine.js").LossItem, c: number, running: boolean }} at */
export function story(r, { names, counts, loss, c, running }) {
  const { train, weights, objective: o } = r;
  const missing = counts.findIndex((k) => k === 0);
  const curved = weights.w === null;
  const boundary = curved ? "A curve" : "A line";
  if (train.n === 0) return `${boundary} separates two classes, with a band between them that is as wide as possible. Each point inside the band or on the wrong side adds a loss. Place a few points to begin.`;
  if (counts.filter((k) => k > 0).length < 2) return `There are only ${names[1 - missing]} points so far. Choose ${names[missing]} above and place a few of them. ${boundary} needs two classes.`;
  if (!(weights.norm > 0)) return untrained(r, curved);
  // A boundary with training errors separates nothing.
  const does = train.errors === 0 ? "separates the classes" : "is the decision boundary";
  const drawn = curved
    ? `The solid curve ${does}; the dashed ones mark its band, which is straight and ${fixed(r.margin.width, 2)} wide in feature space.`
    : loss.band ? `The solid line ${does}; the dashed lines mark its band, ${fixed(r.margin.width, 2)} wide.` : `The solid line ${does}; this loss asks for no band around it.`;
  const said = `${drawn} ${lossesOfPoints(r, loss)}`;
  const above = o.optimum === null ? null : (o.primal - o.optimum) / Math.max(1e-300, Math.abs(o.optimum));
  if (r.diverged) return `${said} The steps became too long, so training stopped at the last good one.`;
  if (r.converged) return `${said} No ${curved ? "other curve of this kernel" : "line"} does better at C = ${short(c)}: drag a point or change C and see what changes.`;
  if (above === null) return `${said} ${running ? `Each step moves the ${curved ? "curve" : "line"} a little.` : "Press play to go on."}`;
  return `${said} ${running ? "Each step lowers the objective" : "Press play to go on"}: it is ${percent(above)} above the optimum.`;
}

/** @param {Report} r @param {boolean} curved */
function untrained(r, curved) {
  if (r.converged && r.objective.primal === 0) return "No boundary does better than none: no point has a loss.";
  if (r.converged) return "No boundary does better than none: the classes overlap completely, and every point has the same loss.";
  return curved
    ? "Nothing has been trained yet, so every point has the same loss. Press play: each step changes two multipliers, and so bends a curve between the classes."
    : "Nothing has been trained yet, so every point has the same loss. Press play: each step moves the line a little. Points that are too close to it move it most.";
}

/** @param {Report} r @param {import("../engine/engine.js").LossItem} loss */
function lossesOfPoints({ train, violators }, { band, vanishes }) {
  if (!vanishes) return "With this loss every point counts, even those far on the right side.";
  const n = band ? violators : train.errors;
  if (n === 0) return band ? "No point comes too close, so only the width of the band counts." : "No point is misclassified, so no point has a loss.";
  const wrong = train.errors === 0 ? "none is misclassified" : `${count(train.errors)} of them ${plural(train.errors, { one: "is", other: "are" })} misclassified`;
  return `${counted(n, { one: "point comes too close and has", other: "points come too close and have" })} a loss; ${wrong}.`;
}

/** How far a line is above the optimum. @param {Report} r @param {{ noLine: string, noOptimum: string, atOptimum: string }} t */
export function aboveOptimum({ objective: o, weights, train }, { noLine, noOptimum, atOptimum }) {
  if (train.n === 0 || !(weights.norm > 0)) return noLine;
  if (o.optimum === null) return noOptimum;
  const rest = o.primal - o.optimum;
  if (rest <= 1e-6 * Math.max(1, Math.abs(o.primal))) return atOptimum;
  return `You are ${o.optimum > 1e-9 * o.primal ? percent(rest / o.optimum) : short(rest)} above the optimum`;
}
/** @param {number} x @param {number} y @param {number} degrees */
export const handlePosition = (x, y, degrees) => `x ${short(x)}, y ${short(y)}, the line at ${short(degrees)} degrees.`;
/** @param {string} trainer @param {string} before */
export const trainerReplaced = (trainer, before) => ({
  title: `The trainer is ${trainer} now.`,
  text: `${before} keeps one multiplier for each point, and its w is their sum: a line cannot be put in its place.`,
});

/** Whether the optimum is the only one. @param {(number | null)[] | null} b the interval of optimal b @param {boolean} alphas whether other multipliers are optimal too */
export function notUnique(b, alphas) {
  if (!b) return "";
  return alphas ? `Optimal, not unique: ${interval(b)}, and other multipliers.` : `Optimal; ${interval(b)} is as good.`;
}
/** @param {(number | null)[]} interval */
function interval([lo, hi]) {
  if (lo === null && hi === null) return "any b";
  if (lo === null) return `any b up to ${fixed(hi, 2)}`;
  return hi === null ? `any b from ${fixed(lo, 2)} on` : `any b from ${fixed(lo, 2)} to ${fixed(hi, 2)}`;
}
/** @param {{ errors: number, n: number, rate: number, bound: number | null }} found */
export const leaveOneOutError = ({ errors, n, rate, bound }) =>
  `Leave-one-out error ${count(errors)} of ${count(n)} (${percent(rate)})${bound === null ? "" : `, at most ${count(bound)} by the support vectors`}`;

/* The legend: after the count */

/** @param {number} n */
export const supportVectors = (n) => `${plural(n, { one: "support vector", other: "support vectors" })} (*α* > 0)`;
/** @param {string} margin */
export const belowMargin = (margin) => `with *m* < ${margin}`;
/** @param {string} margin */
export const slack = (margin) => `slack ξ = ${margin} − *m*`;
export const insideBand = "correct, but inside the band";
export const misclassified = "misclassified";
export const withLoss = "with *m* ≤ 0";

/* Charts and equation, for ears */

/** @param {string} loss @param {number} violators @param {number} n @param {number} rho */
export const lossChart = (loss, violators, n, rho) => `${loss} loss of each point over its margin. ${violators} of ${n} points are below the margin ${short(rho)}.`;
/** @param {Report["support"]} support */
export const supportSentence = (support) => (support ? `${points(support.free.length + support.bounded.length)} have a multiplier, ${support.bounded.length} of them at C.` : "");
/** @param {{ penalised: boolean, bias: boolean, c: number, empty: boolean }} s @param {Report["objective"]} o */
export function equation({ penalised, bias, c, empty }, o) {
  const number = (/** @type {number} */ x) => (empty ? "–" : fixed(x, 3));
  return `P equals ${penalised ? "one half norm of w squared" : "no penalty"}${bias ? " plus one half b squared" : ""} plus C times the sum of losses: ${number(o.primal)} equals ${number(o.regulariser)} plus ${short(c)} times ${number(o.loss / c)}`;
}
/** How many digits of P are certain. @param {number} n */
export const certainDigits = (n) => `*P* to ${digits(n)}`;
/** @param {number} n */
export const ofCount = (n) => `of ${count(n)}`;

/* Settings */

/** The width of an RBF kernel. @param {number} gamma @param {boolean} standardised */
export const kernelWidth = (gamma, standardised) => `kernel width ${short(1 / Math.sqrt(2 * gamma))}${standardised ? " sd" : ""}`;
/** What a polynomial kernel gives. @param {number} degree @param {number} coef0 */
export const polynomial = (degree, coef0) => (degree === 1 ? "a straight line" : coef0 === 0 ? `only terms of degree ${degree}` : `a curve of degree ${degree}`);
export const linearKernel = "a straight line, by its multipliers";
/** What a choice changed besides. @param {string[]} changes */
export const alsoChanged = (changes) => (changes.length ? `also changed: ${list(changes)}` : "");
/** @param {string} penalty */
export const penaltyChange = (penalty) => (penalty === "none" ? "no penalty" : "penalty ½‖w‖²");
/** @param {boolean} on */
export const biasChange = (on) => (on ? "regularised bias" : "free bias");
/** @param {number | null} lambda */
export const lambda = (lambda) => (lambda === null ? " needs a point" : ` = ${short(lambda)}`);
/** @param {number} first */
export const fallsFrom = (first) => `falls from ${short(first)}`;
/** @param {number} rate */
export const rateNow = (rate) => `now ${short(rate, 2)}`;
/** @param {number | null} most */
export const rateTooLarge = (most) => (most === null ? "too large" : `too large: keep it below ${short(most, 2)}`);
/** @param {string} title @param {boolean} on */
export const trainerNeeds = (title, on) => `${title} needs it ${on ? "on" : "off"}`;
/** @param {string} title @param {string} why */
export const unavailable = (title, why) => `${title} (${why})`;

/* The next and the last step */

/** @param {number} i */
export const gradientOf = (i) => `from point ${count(i + 1)}`;
/** @param {number} n */
export const moreGradients = (n) => `and ${counted(n, { one: "more gradient", other: "more gradients" })}`;
/** @param {number} n */
export const pivots = (n) => `${counted(n, { one: "pivot", other: "pivots" })}: how often a point moved to or from the edge of the band.`;
/** @param {import("../engine/engine.js").PairReport} pair @param {number} stop the tolerance of LIBSVM */
export function pairSentence({ points, after, caps, clipped, rise, violation }, stop) {
  const ends = points.map((i, k) => (after[k] === 0 ? `α of point ${count(i + 1)} ends at 0` : after[k] >= caps[k] ? `α of point ${count(i + 1)} ends at C` : ""));
  const end = list(ends);
  return `${clipped && end ? `${end}.` : "Neither multiplier reaches a bound."} D rose by ${short(rise, 2)}. Worst violation ${short(violation, 2)}; LIBSVM stops at ${stop}.`;
}
/** @param {number[]} before @param {number[]} after */
export function pairPicture(before, after) {
  const pair = (/** @type {number[]} */ alphas) => list(alphas.map((a) => fixed(a, 3)));
  return `The box of the two multipliers, and the step in it from ${pair(before)} to ${pair(after)}`;
}

/* Messages */

/** @param {"undo" | "redo"} which @param {Report} r */
export const reverted = (which, r) => `${which === "undo" ? "Undone" : "Redone"}. ${modelSentence(r)}`;
/** @param {Report} r @param {{ step: number, primal: number | null }} diverged */
export const divergedTitle = (r, diverged) => `Stopped at step ${count(diverged.step)}: the objective rose from ${fixed(r.objective.primal, 2)} to ${short(diverged.primal)}. Step ${count(r.step)} is kept.`;
/** @param {string} words */
export const opensDialog = (words) => `${words} …`;
/** @param {string} version */
export const linkVersion = (version) => `the link has version ${version}, expected v1`;
/** @param {string} text */
export const noScenario = (text) => `expected a scenario, got ${text}`;
