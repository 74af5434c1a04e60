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

/** What is drawn of the lab. @param {App} app @returns {import("../engine/engine.js").ViewState} */
export function drawn({ ui, stepAxisEnd }) {
  const { hovered, selected, logScale, allLosses, readoutStep, cursor, planeFocused, ownLine, leavingOut } = ui;
  const index = (/** @type {number} */ i) => (i >= 0 ? i : null);
  const [a, b] = ownLine?.anchors ?? [];
  return {
    hover: index(hovered), selected: index(selected), without: leavingOut ? index(hovered) ?? index(selected) : null,
    cursor: planeFocused ? cursor : null, ghost: null, handles: ownLine && { active: index(ownLine.lit), anchors: a && b ? [a, b] : null },
    log: logScale, others: allLosses, horizon: stepAxisEnd, readout: readoutStep,
  };
}
