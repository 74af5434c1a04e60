/** What the painter is told: which canvases a chart has, and what of the lab is drawn. */

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./app.js").Chart} Chart */

/** As many pixels a canvas has at most. */
const MOST_PIXELS = 4e6;

/** Gives a chart canvases of the size of its box. @param {App} app @param {Chart} chart */
export function attachChart(app, { chart, canvases, box }) {
  const { clientWidth: width, clientHeight: height } = box;
  if (!width || !height) return;
  const scale = Math.min(window.devicePixelRatio || 1, 2, Math.sqrt(MOST_PIXELS / (width * height)));
  for (const canvas of canvases) [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  const contexts = canvases.map((canvas) => canvas.getContext("2d"));
  app.painter.attach(chart === "loss" ? app.ui.pointsChart : chart, contexts, width, height, scale);
}

/** What stands for a number that is not there. */
const NONE = Infinity;

/** What is drawn of the lab, as the list that the painter reads. @param {App} app */
export function drawn({ ui, stepAxisEnd }) {
  const { hovered, selected, logScale, allLosses, readoutStep, cursor, planeFocused, ownLine, leavingOut } = ui;
  const [x, y] = (planeFocused && cursor) || [NONE, NONE];
  const anchors = ownLine?.anchors.flat() ?? [];
  const handles = [ownLine?.lit ?? NONE, ...anchors, NONE, NONE, NONE, NONE].slice(0, 5);
  const without = !leavingOut ? -1 : hovered >= 0 ? hovered : selected;
  return [hovered, selected, logScale, allLosses, stepAxisEnd, readoutStep ?? NONE, x, y, NONE, NONE, NONE, ...handles, without];
}
