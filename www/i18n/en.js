/** English: labels, titles and messages. Plain and short; a sentence ends in a full stop, a label does not. Sentences that are made
    from numbers are in en-sentences.js. In a text `*x*` is set as mathematics. */
import * as sentences from "./en-sentences.js";

export const en = {
  ...sentences,

  /* The page and its parts */
  name: "Margin Lab",
  plane: "Plane", charts: "Loss and objective", settings: "Settings", points: "Points", training: "Training", views: "Views",
  planeRole: "point plane",
  instructions: "Arrows move the cursor, Enter places a point or grabs the one under it, square brackets go from point to point, K runs, question mark lists all keys.",
  newLab: "New lab", ownPoints: "Own points",
  tabs: /** @type {[import("../app/ui-state.js").Tab, string][]} */ ([["loss", "Loss"], ["objective", "Objective"], ["settings", "Settings"], ["points", "Points"]]),
  undo: "Undo", redo: "Redo", share: "Share", present: "Presenter view", leavePresenter: "Leave the presenter view",
  theme: "Theme", help: "Help and keys", more: "More", openFull: "Open the full lab", close: "Close", dismiss: "Dismiss",
  themes: { auto: "Follow the page", light: "Light", dark: "Dark", projector: "Projector" },

  /* The plane */
  place: "Place", classGroup: "Class of the next point",
  hint: "Click to place, drag to move, Delete removes",
  hintEmpty: "Right-click places the other class. In the plane, arrows move the cursor and Enter places a point.",
  zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Fit the view", planeMenu: "View and points",
  clearAll: "Clear all points", blank: "Blank plane", restore: "Restore the data set", noSet: "no data set was chosen",
  selectedPoint: "Selected point", removeSelected: "Remove the selected point", noneSelected: "no point is selected",
  tip: { margin: "margin", loss: "loss", distance: "distance", featureDistance: "feature-space distance" },
  emptyTitle: "Click to place the first point",
  emptyText: "Then choose the other class above and place some more. Two classes are enough to train.",
  orStart: "or start from",
  starts: /** @type {[string, string][]} */ ([["clusters", "Clusters"], ["outlier", "With an outlier"], ["moons", "Moons"], ["breast_cancer", "Breast cancer"]]),
  ownLine: "Your own line", handles: ["One handle of the line", "Other handle of the line", "Width of the band"], handleRole: "handle",
  noLine: "No line in view", placeLine: "Place a line", done: "Done", leaveLine: "Leave your own line",
  atOptimum: "You are at the optimum", noOptimum: "No optimum is known to compare with",
  leaveOneOut: "Leave one out", leaveLeaveOneOut: "Put the point back", counting: "Leave-one-out error …",
  twoClassesOnly: "this loss is for two classes",

  /* Charts, equation, readouts */
  objective: "Objective", objectiveChart: "Objective over the steps", linear: "Linear scale", log: "Log scale",
  chartOfPoints: "Chart of the points", chartLoss: "Loss of each point", chartKkt: "KKT conditions", chartAlphas: "Multipliers", ofEachPoint: " of each point",
  aboutKkt: "At the optimum every point lies on the line; red is a violation.",
  aboutAlphas: "The multiplier of each point; its ring in the plane closes at C.",
  aboutFreeAlphas: "The multiplier of each point, as its ring in the plane shows.",
  aboutDual: "The shade is the gap between P and D.", aboutOptimum: "P = D: this is the optimum.", otherAlphas: "Optimal; the multipliers are not unique.",
  terms: { objective: "objective", penalty: "penalty", loss: "loss" },
  biasSwitched: "½b² is in the penalty: this trainer needs it.",
  bandWidth: "Band width", errors: "Errors", aboveOptimumLabel: "Above the optimum", gap: "Duality gap", optimal: "optimal", none: "none", inFeatures: "in feature space", deviations: "sd",

  /* Playback */
  rewind: "Rewind to step 0", back: "Step back", play: "Play", pause: "Pause", step: "Step forward", solve: "Solve", stepOf: "Step of the run", speed: "Speed", stepWord: "Step",
  converged: "converged", lastGood: "last good step", fastest: "maximum", fastestShort: "max", followsShort: "follows every edit", noOptimumYet: "no optimum yet",
  solvedShort: "Rounding ended the search before the optimum. The best solution found is shown.",

  /* Settings */
  data: "Data set", model: "Model", line: "Line", loss: "Loss", c: "Regularisation", trainer: "Trainer", rate: "Learning rate", batch: "Batch size", moreSettings: "More settings",
  automatic: "automatic", rates: { "inverse-sqrt": "/ √t", constant: "constant", inverse: "/ (1 + λη₀t)" },
  useAutomaticRate: "Use the automatic learning rate", rateByTrainer: "set by the trainer", pegasosRate: "learning rate 1/(λt)",
  compare: "Show all losses", follows: "the optimum follows every edit",
  softMargin: "Here “soft margin” names this smooth loss. Elsewhere it often means the hinge loss with slack and a finite C.",
  standardise: "Standardise", regulariseBias: "Regularise the bias", penalty: "Penalty", l2: "½‖w‖²", noPenalty: "none", classWeights: "Class weights", classOrder: " (minus, plus)", seed: "Seed of the trainer",
  parameters: /** @type {Record<string, string>} */ ({ margin: "Margin ρ", gamma: "γ", degree: "Degree", coef0: "c₀" }),
  n: "Points", noise: "Noise", dataSeed: "Seed of the data", dataKinds: { small: "Small sets", generator: "Generators", real: "Real data" },
  notWithKernels: "not with kernels", notTrainable: "not trainable",
  nextStep: "The next step", lastStep: "The last step", lastEdit: "The last edit",
  weightsBefore: "*w* before", weightsAfter: "*w* after", weightDecay: "decay, −ηλ*w*",
  someHaveGradients: "Only points with a loss have a gradient.", allHaveGradients: "Every point has a gradient.",
  noPair: "A step takes the two points that violate the KKT conditions most.", computedAnew: "The optimum was computed from scratch.", noPivot: "No pivot: the support vectors stay the same.",

  /* The table of points */
  columns: ["class", "*x*_1", "*x*_2", "score *f*", "margin *m*", "loss *ℓ*", "*α*"],
  addPoint: "Add a point", closeTable: "Close the table", previousPage: "Previous", nextPage: "Next",
  selectToExplain: "Select a point to see why it has a loss, or why not.",

  /* Share */
  copyLink: "Copy the link", copyModel: "Copy w, b and C", copyAlphas: "Copy α, b and C", copied: "Copied.", copyByHand: "Copy this text",
  savePicture: "Save the plane (SVG)", saveLoss: "Save the loss chart (SVG)", saveChart: "Save the chart of the points (SVG)", saveCurve: "Save the objective (SVG)", savePicturePng: "Save the plane (PNG)", saveLossPng: "Save the loss chart (PNG)", saveChartPng: "Save the chart of the points (PNG)", saveCurvePng: "Save the objective (PNG)", saveCsv: "Save the points (CSV)", saveJson: "Save the scenario (JSON)",
  loadCsv: "Load points (CSV)", loadJson: "Open a scenario (JSON)", open: "Open", file: "Choose a file",
  csvHelp: "One point a line: x, y, class. A first line with names may stand above. A file may also be dropped on the plane.",

  /* What went wrong */
  noWasm: "The lab cannot run here.",
  wasmBlocked: "This page forbids WebAssembly: its content policy needs script-src 'wasm-unsafe-eval'.",
  wasmMissing: "Its program (margin_lab_bg.wasm) could not be loaded. `cargo dev serve` builds it.",
  badLink: "This link could not be opened. The default lab is shown instead.", editLink: "Edit the link",
  badSetup: "This lab could not be set up as its page asks. The default one is shown instead.",
  badScenario: "This scenario could not be opened. Nothing was changed.",
  badCsv: "These points could not be loaded. Nothing was changed.",
  badValue: "That was not possible. Nothing was changed.",
  recovered: "The program failed and was restarted. Points and settings are as they were.",
  broken: "The program failed twice in a row and was stopped.", reload: "Reload the page",
  linkErrors: {
    truncated: "the link holds no complete scenario; perhaps it was cut off",
    damaged: "the link is damaged; perhaps it was cut off",
    percent: "the link is damaged: a % stands alone in it",
  },

  /* Why something cannot be done. */
  reasons: {
    "no-points": "needs two classes",
    "follows-edits": "the optimum follows every edit",
    "not-convex": "the loss is not convex: there is no certified optimum to go to",
    "no-optimum": "no optimum is known here",
    curved: "with a kernel the boundary is a curve",
  },

  /* Keys, by the names of the key table. */
  keysTitle: "Keys in the plane",
  keys: {
    cursor: "Move the cursor or the grabbed point; Shift fine, Ctrl coarse (some screen readers use Ctrl)",
    enter: "Place a point; on a point, grab it or drop it",
    next: "Next point; with Alt the next nearest to the boundary", previous: "Previous point", first: "First point", last: "Last point",
    class: "Class of the next point; with Shift the class of the selected one",
    remove: "Remove the selected point",
    escape: "Cancel a drag, then clear the selection, then go to the playback controls",
    play: "Play or pause; with Alt from every control", step: "One step forward; with Shift ten", back: "One step back; with Shift ten",
    solve: "Solve", rewind: "Rewind to step 0; with Alt from every control", undo: "Undo", redo: "Redo",
    zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Fit the view",
    summary: "Read out the whole picture", point: "Read out the selected point", table: "Open or close the table of points",
    line: "Your own line: show its handles, which Tab reaches, or leave it",
    handle: "On a handle: move it, or make the band wider and narrower; Shift fine, Ctrl coarse",
    help: "This list",
  },

  /* Help */
  whatYouSee: "What you see", withMouse: "With mouse or finger",
  helpTexts: [
    "Training lowers the objective P: a penalty on a narrow band plus C times the loss of every point that is too close. The curve ℓ(m) gives the loss of a point with margin m.",
    "With a kernel the boundary is a curve: it is straight, with its band, in a feature space that only inner products are taken of. SMO changes two multipliers α in a step; the trainer “Exact” keeps the optimum while points are dragged. “Leave one out”, in the menu of the plane, shows the boundary without the point under the pointer.",
  ],
  mouseHelp: "A click places a point, a right click or Shift+click one of the other class. A click on a point selects it, a drag moves it. Points can also be typed into the table. With “Your own line” two handles turn the line about each other, a third makes its band wider or narrower, a drag of the line between them shifts it, and training goes on from there.",
};
