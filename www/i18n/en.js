/** The words of the page. Plain and short; a sentence ends in a full stop, a label does not. */
import { count, fixed, percent, short } from "./numbers.js";

export const W = {
  automatic: "automatic",
  deviations: "sd",
  name: "Margin Lab",
  plane: "Plane",
  place: "Place",
  classGroup: "Class of the next point",
  hint: "Click to place, drag to move, Delete removes",
  hintEmpty: "Right-click places the other class. In the plane, arrows move the cursor and Enter places a point.",
  newLab: "New lab",
  ownPoints: "Own points",
  noBoundary: "No boundary yet: all scores are 0.", flat: "No boundary: all scores are the same.", noPoints: "no points yet",
  undo: "Undo", redo: "Redo", settings: "Settings", points: "Points", share: "Share", present: "Presenter view", leave: "Leave the presenter view",
  theme: "Theme", help: "Help and keys", more: "More", openFull: "Open the full lab",
  rewind: "Rewind to step 0", back: "Step back", play: "Play", step: "Step forward", solve: "Solve", stepOf: "Step of the run", speed: "Speed",
  training: "Training", stepWord: "Step", needsTwo: "needs two classes", converged: "converged", lastGood: "last good step",
  allThatFit: "all that fit", follows: "the optimum follows every edit", followsShort: "follows every edit", nothingToHold: "no optimum to hold",
  objective: "Objective", linear: "Linear scale", log: "Log scale",
  bandWidth: "Band width", optimal: "optimal", errors: "Errors", above: "Above the optimum", gap: "Gap", none: "none",
  data: "Data set", model: "Model", line: "Line", loss: "Loss", c: "Price of a violation,", trainer: "Trainer", rate: "Rate", batch: "Points in a batch", moreSettings: "More settings",
  compare: "Show all losses", ownLine: "Your own line", inFeatures: "in feature space",
  rates: { "inverse-sqrt": "/ √t", constant: "constant", inverse: "/ (1 + λη₀t)" },
  zoomIn: "Zoom in", zoomOut: "Zoom out", planeMenu: "View and points",
  noWasm: "The lab cannot run here.",
  wasmBlocked: "This page forbids WebAssembly: its content policy needs script-src 'wasm-unsafe-eval'.",
  wasmMissing: "Its program (margin_lab_bg.wasm) could not be loaded. `cargo dev serve` builds it.",
  softMargin: "Here “soft margin” names this smooth loss. Elsewhere it often means the hinge loss with slack and a finite C.",
  biasSwitched: "½b² is in the penalty: this trainer needs it.",
  tabs: /** @type {[string, string][]} */ ([["loss", "Loss"], ["objective", "Objective"], ["settings", "Settings"], ["points", "Points"]]),
  views: "What is seen of the points", viewLoss: "Loss of each point", viewKkt: "Conditions of the optimum", viewAlphas: "Multipliers",
  sayDual: "D rises to meet P: the shade is the gap.", sayOptimal: "P and D have met: no boundary is better.", otherAlphas: "Optimal; the multipliers are not unique.",
  lastStep: "The last step", lastEdit: "The last edit", noPair: "A step takes the two points that break the conditions of the optimum most.", foundAnew: "The optimum was found anew.", noPivot: "No pivot: the same points hold the boundary.", pivotsMean: "so often a point joined those on the edge of the band or left them.",
  leaveOneOut: "Leave one out", leaveOff: "Put the point back", counting: "Leave-one-out error …", noOptimumHere: "no optimum is known here",
  sayKkt: "At the optimum every point is on the line; red is what is left to do.",
  sayAlphas: "How hard each point holds; its ring in the plane closes at C.",
  sayFree: "How hard each point holds, as its ring in the plane says.",
  featureDistance: "feature-space distance", notWithKernels: "not with kernels", curved: "with a kernel the boundary is a curve",
  planeRole: "point plane",
  instructions: "Arrows move the cursor, Enter places a point or grabs the one under it, square brackets go from point to point, K runs, question mark lists all keys.",
  emptyTitle: "Click to place the first point",
  emptyText: "Then choose the other class above and place some more. Two classes are enough to train.",
  orStart: "or start from",
  starts: /** @type {[string, string][]} */ ([["clusters", "Clusters"], ["outlier", "With an outlier"], ["moons", "Moons"], ["breast_cancer", "Breast cancer"]]),
  themes: { auto: "As the page around", light: "Light", dark: "Dark", projector: "Projector" },
  pause: "Pause", objectiveChart: "Objective over the steps",
  standardise: "Standardise", biasToo: "Penalise b too", penalty: "Penalty", classWeights: "Class weights", seed: "Seed of the trainer",
  n: "Points", noise: "Noise", dataSeed: "Seed of the data", small: "Small sets", generators: "Generators", real: "Real data",
  nextStep: "The next step",
  addPoint: "Add a point", closeTable: "Close the table", clearAll: "Clear all points", blank: "Blank plane", restore: "Restore the set", fit: "Fit the view", dismiss: "Dismiss", editLink: "Edit the link",
  copyLink: "Copy the link", savePicture: "Save the plane (SVG)", saveLoss: "Save the loss chart (SVG)", saveView: "Save the view of the points (SVG)", saveCurve: "Save the objective (SVG)",
  savePicturePng: "Save the plane (PNG)", saveLossPng: "Save the loss chart (PNG)", saveViewPng: "Save the view of the points (PNG)", saveCsv: "Save the points (CSV)", saveJson: "Save the scenario (JSON)",
  copyModel: "Copy w, b and C", copyAlphas: "Copy α, b and C", loadCsv: "Load points (CSV) …", loadJson: "Open a scenario (JSON) …", copied: "Copied.", copyByHand: "Copy this text", open: "Open", file: "Choose a file",
  csvHelp: "One point a line: x, y, class. A first line with names may stand above. A file may also be dropped on the plane.",
  badLink: "This link could not be opened. The default lab is shown instead.",
  badSetup: "This lab could not be set up as its page asks. The default one is shown instead.",
  badScenario: "This scenario could not be opened. Nothing was changed.",
  badCsv: "These points could not be loaded. Nothing was changed.",
  solvedShort: "Rounding ended the search before the optimum. The best that was found is shown.",
  badValue: "That was not possible. Nothing was changed.",
  recovered: "The program stumbled and was started again. Points and settings are as they were.",
  broken: "The program stumbled twice in a row and was stopped.",
  reload: "Reload the page",
  handles: ["One handle of the line", "Other handle of the line", "Width of the band"],
  handleRole: "handle",
  atOptimum: "You are at the optimum",
  noOptimum: "No optimum is known to compare with",
  noLine: "No line in view",
  putLine: "Put one down", done: "Done", leaveLine: "Leave your own line",
  useRate: "Use the automatic rate",
};

/** @param {number} n @param {string} one @param {string} [many] */
export const some = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/** What one step is, with the numbers at hand. @param {string} step the trainer's own words @param {number} n @param {number} batch */
export function stepWords(step, n, batch) {
  if (step === "all points") return n === 0 ? "all points" : n === 1 ? "the 1 point" : `all ${count(n)} points`;
  if (/batch/.test(step)) return batch === 1 ? "1 random point" : `${count(batch)} random points`;
  return step.replace(/^one /, "1 ");
}

/**
 * Three short sentences for somebody without a teacher.
 * @param {any} r the report @param {{ names: string[], counts: number[], loss: any, c: number, running: boolean }} at
 */
export function story(r, { names, counts, loss, c, running }) {
  const n = r.train.n;
  const missing = counts.findIndex((k) => k === 0);
  const curve = r.weights.w === null ? "A curve" : "A line";
  if (n === 0) return `${curve} is to part two classes, with a band between them that is as wide as possible. Each point that gets in the way costs something. Place a few points to begin.`;
  if (counts.filter((k) => k > 0).length < 2)
    return `There are only ${names[1 - missing]} points so far. Choose ${names[missing]} above and place a few of them. ${curve} needs two sides.`;
  if (!(r.weights.norm > 0) && r.converged && r.objective.primal === 0) return "No boundary does better than none: as it is, no point pays.";
  if (!(r.weights.norm > 0) && r.converged) return "No boundary does better than none: the classes lie on each other, and every point pays the same.";
  if (!(r.weights.norm > 0) && r.weights.w === null) return "Nothing has been trained yet, so every point pays the same. Press play: step by step two points share a pull, and the pulls bend a curve between the classes.";
  if (!(r.weights.norm > 0)) return "Nothing has been trained yet, so every point pays the same. Press play: the points push a line into place, step by step. Those that come too close to it push most.";
  const curved = r.weights.w === null;
  const line = curved ? `The solid curve parts the classes; the dashed ones mark its band, which is flat and ${fixed(r.margin.width, 2)} wide in feature space.` : loss.band ? `The solid line parts the classes; the dashed lines mark its band, ${fixed(r.margin.width, 2)} wide.` : "The solid line parts the classes; this loss asks for no band around it.";
  const paying = loss.vanishes
    ? (loss.band ? r.violators : r.train.errors) === 0
      ? loss.band ? "No point comes too close, so only the width of the band counts." : "No point is on the wrong side, so nothing pulls any more."
      : `${some(loss.band ? r.violators : r.train.errors, "point comes", "points come")} too close and ${r.violators === 1 ? "pays" : "pay"} a loss; ${r.train.errors === 0 ? "none is" : `${count(r.train.errors)} of them ${r.train.errors === 1 ? "is" : "are"}`} on the wrong side.`
    : `With this loss every point pulls, even those far on the right side.`;
  const above = r.objective.optimum === null ? null : (r.objective.primal - r.objective.optimum) / Math.max(1e-300, Math.abs(r.objective.optimum));
  if (r.diverged) return `${line} ${paying} The steps became too long, so training stopped at the last good one.`;
  if (r.converged) return `${line} ${paying} No ${curved ? "other curve of this kernel" : "line"} does better at C = ${short(c)}: drag a point or change C and see what gives way.`;
  if (above === null) return `${line} ${paying} ${running ? `Each step moves the ${curved ? "curve" : "line"} a little.` : "Press play to go on."}`;
  return `${line} ${paying} ${running ? "Each step lowers the objective" : "Press play to go on"}: it is ${percent(above)} above the best possible.`;
}
