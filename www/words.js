/** Every word of the page. Plain and short; a sentence ends in a full stop, a label does not. */
import { count, fixed, percent, short } from "./format.js";

export const W = {
  name: "Margin Lab",
  plane: "Plane",
  planeRole: "point plane",
  instructions: "Arrows move the cursor, Enter places a point or grabs the one under it, square brackets go from point to point, K runs, question mark lists all keys.",
  place: "Place",
  classGroup: "Class of the next point",
  hint: "Click to place, drag to move, Delete removes",
  hintEmpty: "Right-click places the other class. In the plane, arrows move the cursor and Enter places a point.",
  emptyTitle: "Click to place the first point",
  emptyText: "Then choose the other class above and place some more. Two classes are enough to train.",
  orStart: "or start from",
  starts: /** @type {[string, string][]} */ ([["clusters", "Clusters"], ["outlier", "With an outlier"], ["moons", "Moons"], ["breast_cancer", "Breast cancer"]]),
  newLab: "New lab",
  ownPoints: "Own points",
  noBoundary: "No boundary yet: all scores are 0.",
  undo: "Undo", redo: "Redo", settings: "Settings", points: "Points", share: "Share", present: "Presenter view", leave: "Leave the presenter view",
  theme: "Theme", help: "Help and keys", more: "More", openFull: "Open the full lab",
  themes: { auto: "As the page around", light: "Light", dark: "Dark", projector: "Projector" },
  rewind: "Rewind to step 0", back: "Step back", play: "Play", pause: "Pause", step: "Step forward", solve: "Solve", stepOf: "Step of the run", speed: "Speed",
  training: "Training", stepWord: "Step", needsTwo: "needs two classes", needsPoints: "needs points", converged: "converged", lastGood: "last good step",
  allThatFit: "all that fit",
  objective: "Objective", linear: "Linear scale", log: "Log scale", objectiveChart: "Objective over the steps",
  bandWidth: "Band width", errors: "Errors", above: "Above the optimum", gap: "Gap", none: "none",
  data: "Data set", loss: "Loss", c: "Price of a violation,", trainer: "Trainer", rate: "Rate", batch: "Points in a batch", moreSettings: "More settings",
  compare: "Show all losses", standardise: "Standardise", biasToo: "Penalise b too", penalty: "Penalty", classWeights: "Class weights", seed: "Seed of the trainer",
  n: "Points", noise: "Noise", dataSeed: "Seed of the data", own: "Own", small: "Small sets", generators: "Generators", real: "Real data",
  rates: { "inverse-sqrt": "/ √t", constant: "constant", inverse: "/ (1 + λη₀t)" },
  nextStep: "The next step",
  addPoint: "Add a point", closeTable: "Close the table", clearAll: "Clear all points", blank: "Blank plane", restore: "Restore the set",
  zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Fit the view", planeMenu: "View and points", dismiss: "Dismiss", editLink: "Edit the link",
  copyLink: "Copy the link", savePicture: "Save the plane (SVG)", saveLoss: "Save the loss chart (SVG)", saveCurve: "Save the objective (SVG)", saveCsv: "Save the points (CSV)", saveJson: "Save the scenario (JSON)",
  copyModel: "Copy w, b and C", loadCsv: "Load points (CSV) …", loadJson: "Open a scenario (JSON) …", copied: "Copied.", copyByHand: "Copy this text", open: "Open", file: "Choose a file",
  csvHelp: "One point a line: x, y, class. A first line with names may stand above. A file may also be dropped on the plane.",
  badLink: "This link could not be opened. The default lab is shown instead.",
  badSetup: "This lab could not be set up as its page asks. The default one is shown instead.",
  badScenario: "This scenario could not be opened. Nothing was changed.",
  badCsv: "These points could not be loaded. Nothing was changed.",
  badValue: "That was not possible. Nothing was changed.",
  recovered: "The program stumbled and was started again. Points and settings are as they were.",
  broken: "The program stumbled twice in a row and was stopped.",
  reload: "Reload the page",
  noWasm: "The lab cannot run here.",
  wasmBlocked: "This page forbids WebAssembly: its content policy needs script-src 'wasm-unsafe-eval'.",
  wasmMissing: "Its program (margin_lab_bg.wasm) could not be loaded. `cargo dev serve` builds it.",
  useRate: "Use the automatic rate",
  softMargin: "Here “soft margin” names this smooth loss. Elsewhere it often means the hinge loss with slack and a finite C.",
  biasSwitched: "½b² is in the penalty: this trainer needs it.",
  tabs: /** @type {[string, string][]} */ ([["loss", "Loss"], ["objective", "Objective"], ["settings", "Settings"], ["points", "Points"]]),
};

/** @param {number} n @param {string} one @param {string} [many] */
export const some = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/** What one step is, with the numbers at hand. @param {string} step the trainer's own words @param {number} n @param {number} batch */
export function stepWords(step, n, batch) {
  if (step === "all points") return n === 0 ? "all points" : n === 1 ? "the 1 point" : `all ${count(n)} points`;
  if (/batch/.test(step)) return batch === 1 ? "1 random point" : `${count(batch)} random points`;
  return step.replace(/^one /, "1 ");
}

/** Where a point stands. @param {number} m its margin @param {number} rho the margin asked for */
export const standing = (m, rho) => (m <= 0 ? "on the wrong side" : m < rho - 1e-9 ? "right, but inside the band" : m < rho + 1e-9 ? "on the band edge" : "beyond the band");

/** A point in words, for speech. @param {number} i @param {any} p @param {string} name @param {number} rho @param {string} loss */
export const pointWords = (i, p, name, rho, loss) =>
  `Point ${i + 1}, ${name}. x ${short(p.x[0])}, y ${short(p.x[1])}. Margin ${fixed(p.margin, 2)}, ${standing(p.margin, rho)}. ${loss} loss ${fixed(p.loss, 2)}.`;

/** The model in words, for speech. @param {any} r the report */
export function modelWords(r) {
  const width = r.margin.width === null ? "No band." : `Band width ${fixed(r.margin.width, 2)}.`;
  const support = r.support ? `${some(r.support.free.length + r.support.bounded.length, "support vector")}, ` : "";
  return `Step ${r.step}. Objective ${fixed(r.objective.primal, 3)}. ${width} ${support}${some(r.train.errors, "error")}.${r.converged ? " Converged." : ""}`;
}

/** The whole picture in words: what `describe` gives and what D speaks. @param {any} r @param {string[]} names @param {number[]} counts */
export function summary(r, names, counts) {
  const { w, b } = r.weights.data ?? r.weights;
  const crossing = w[1] !== 0 ? `crosses x1 = 0 at ${short(-b / w[1])} with slope ${short(-w[0] / w[1])}` : `stands upright at x1 = ${short(-b / w[0])}`;
  const line = r.weights.norm > 0 ? `The boundary ${crossing}.` : W.noBoundary;
  return `${names.map((name, k) => `${count(counts[k] ?? 0)} ${name}`).join(", ")}. ${line} ${modelWords(r)}`.replaceAll("−", "minus ");
}

/**
 * Three short sentences for somebody without a teacher.
 * @param {any} r the report @param {{ names: string[], counts: number[], loss: any, c: number, running: boolean }} at
 */
export function story(r, { names, counts, loss, c, running }) {
  const n = r.train.n;
  const missing = counts.findIndex((k) => k === 0);
  if (n === 0) return "A line is to part two classes, with a band between them that is as wide as possible. Each point that gets in the way costs something. Place a few points to begin.";
  if (counts.filter((k) => k > 0).length < 2)
    return `There are only ${names[1 - missing]} points so far. Choose ${names[missing]} above and place a few of them. A line needs two sides.`;
  if (!(r.weights.norm > 0)) return "Nothing has been trained yet, so every point pays the same. Press play: the points push a line into place, step by step. Those that come too close to it push most.";
  const line = loss.band ? `The solid line parts the classes; the dashed lines mark its band, ${fixed(r.margin.width, 2)} wide.` : "The solid line parts the classes; this loss asks for no band around it.";
  const paying = loss.vanishes
    ? (loss.band ? r.violators : r.train.errors) === 0
      ? loss.band ? "No point comes too close, so only the width of the band counts." : "No point is on the wrong side, so nothing pulls any more."
      : `${some(loss.band ? r.violators : r.train.errors, "point comes", "points come")} too close and ${r.violators === 1 ? "pays" : "pay"} a loss; ${r.train.errors === 0 ? "none is" : `${count(r.train.errors)} of them ${r.train.errors === 1 ? "is" : "are"}`} on the wrong side.`
    : `With this loss every point pulls, even those far on the right side.`;
  const above = r.objective.optimum === null ? null : (r.objective.primal - r.objective.optimum) / Math.max(1e-300, Math.abs(r.objective.optimum));
  if (r.diverged) return `${line} ${paying} The steps became too long, so training stopped at the last good one.`;
  if (r.converged) return `${line} ${paying} No line does better at C = ${short(c)}: drag a point or change C and see what gives way.`;
  if (above === null) return `${line} ${paying} ${running ? "Each step moves the line a little." : "Press play to go on."}`;
  return `${line} ${paying} ${running ? "Each step lowers the objective" : "Press play to go on"}: it is ${percent(above)} above the best possible.`;
}
