/** The words of the first picture. Plain and short; a sentence ends in a full stop, a label does not. */
import { count, fixed, percent, short } from "./format.js";

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
  noHands: "The lab can be seen, but not used.",
  handsMissing: "The rest of it (hands.js and what it needs) could not be loaded. Reload the page.",
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
