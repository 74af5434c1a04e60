/** Commands of “your own line”: while that mode is on, handles in the plane turn the line and set the width of its band, and training
    goes on from there. Off by default, so that no handle is in the way of a point. */
import { t } from "../i18n/index.js";
import { setLine } from "./edits.js";
import { pause } from "./playback.js";
import { chooseTrainer } from "./setting-changes.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./ui-state.js").Pair} Pair */
/** The handles: two on the boundary, one on the edge of the band, and the boundary itself. @typedef {0 | 1 | 2 | 3} Handle */
/** What is being dragged: which handle, where both on the boundary were, and the line before. @typedef {{ handle: Handle, from: Pair[], before: number[] }} LineDrag */

/** Two handles that are closer, CSS px, do not stay where they were put. */
const APART = 48;
/** The handle on the edge of the band, and the boundary itself. */
const WIDTH = 2;
const BOUNDARY = 3;

/** @type {WeakMap<App, LineDrag>} */
const drags = new WeakMap();

/** The pixels of the handles as the line is now: keys and pointers may come faster than frames. @param {App} app */
function handles(app) {
  app.flush();
  return app.handlePixels();
}

/** Switches the mode on, with a trainer that can start from a line and a line in view, or off. @param {App} app @param {boolean} [on] */
export function toggleOwnLine(app, on = !app.ui.ownLine) {
  const { ui } = app;
  const reason = app.ownLineBlocked;
  if (!on || reason) {
    dropLine(app);
    if (on && reason) app.say(t.reasons[reason]);
    ui.ownLine = null;
    // The switch shows what holds.
    app.invalidate(true);
    return app.touch();
  }
  if (app.trainer.alphas && !changeTrainer(app)) return app.touch();
  Object.assign(ui, { ownLine: { lit: -1, anchors: [] }, selected: -1, leavingOut: false });
  app.touch();
  if (!handles(app).length) placeLine(app);
  app.say(`${t.ownLine}. ${t.aboveOptimum(app.report, t)}.`);
  app.touch();
}

/** A trainer that keeps multipliers gives way to one that can start from a line. @param {App} app */
function changeTrainer(app) {
  const before = app.trainer.title;
  chooseTrainer(app, "subgradient");
  app.invalidate(true);
  if (app.trainer.alphas) return false;
  const words = t.trainerReplaced(app.trainer.title, before);
  app.notify({ ...words, calm: true });
  app.say(words.title);
  return true;
}

/** Puts a line between the classes. @param {App} app */
export const placeLine = (app) => void setLine(app, app.painter.ownLine(app.lab));

/** Lights a handle, −1 for none. @param {App} app @param {number} lit */
export function lightHandle(app, lit) {
  if (!app.ui.ownLine) return;
  app.ui.ownLine = { ...app.ui.ownLine, lit };
  app.touch();
}

/** Begins to drag a handle, or the boundary itself: from here to the drop is one step of undo. @param {App} app @param {Handle} [handle] */
export function grabLine(app, handle = BOUNDARY) {
  pause(app);
  const { w, b } = app.report.weights;
  const [a1, a2] = handles(app);
  drags.set(app, { handle, from: [a1, a2].map((pixel) => app.toData(pixel)), before: [...(w ?? []), b] });
  // The bar of a selected point would cover the sentence about the line.
  Object.assign(app.ui, { dragging: true, selected: -1 });
  app.guard((lab) => lab.beginEdit());
}

/** What is dragged goes to a pixel of the plane. @param {App} app @param {Pair} pixel */
export function dragLine(app, pixel) {
  const drag = drags.get(app);
  if (!drag || !app.lab) return;
  const { handle, from } = drag;
  const to = inside(app, pixel);
  const [a, b] = from.map((place) => app.toPixel(place));
  const line = app.guard((lab) => app.painter.lineThrough(lab, handle, ...to, ...(handle === 0 ? b : a)));
  if (!line || !setLine(app, line) || handle === WIDTH) return;
  const put = handle === 0 ? [to, b] : handle === 1 ? [a, to] : shifted(a, b, to);
  app.ui.ownLine = { lit: handle, anchors: put.map((place) => app.toData(place)) };
}

/** Two places on a line as they are on the parallel through a third. @param {Pair} a @param {Pair} b @param {Pair} to @returns {Pair[]} */
function shifted(a, b, to) {
  const [nx, ny] = [a[1] - b[1], b[0] - a[0]];
  const by = ((to[0] - a[0]) * nx + (to[1] - a[1]) * ny) / (nx * nx + ny * ny);
  return [a, b].map(([x, y]) => [x + by * nx, y + by * ny]);
}

/** @param {App} app @param {Pair} pixel @returns {Pair} */
function inside(app, [x, y]) {
  const { width, height } = app.planeSize;
  return [Math.min(Math.max(x, 2), width - 2), Math.min(Math.max(y, 2), height - 2)];
}

/** Ends the drag of the line. @param {App} app */
export function dropLine(app) {
  const drag = drags.get(app);
  if (!drag) return;
  drags.delete(app);
  app.ui.dragging = false;
  if (!app.guard((lab) => (lab.endEdit(), true))) return;
  const [a, b] = handles(app);
  const { ownLine } = app.ui;
  if (ownLine) {
    const apart = a && b && Math.hypot(a[0] - b[0], a[1] - b[1]) > APART;
    app.ui.ownLine = { lit: drag.handle === BOUNDARY ? -1 : ownLine.lit, anchors: apart ? ownLine.anchors : [] };
  }
  app.changed("line");
  app.say(t.aboveOptimum(app.report, t), true);
}

/** Puts the line back to where it was before the drag. @param {App} app */
export function cancelLine(app) {
  const drag = drags.get(app);
  if (drag) setLine(app, drag.before);
  dropLine(app);
}

/** Moves a handle by a part of the view, as the cursor moves; up and right make the band wider. @param {App} app @param {Handle} handle @param {Pair} way −1, 0 or 1 along each axis @param {number} part of the view: 1/part */
export function nudgeHandle(app, handle, [dx, dy], part) {
  if (!drags.has(app)) grabLine(app, handle);
  if (handle === WIDTH) {
    const { w, b } = app.report.weights;
    const times = (1 + 2 / part) ** -(dx + dy);
    if (w) setLine(app, [times * w[0], times * w[1], times * b]);
    return;
  }
  const { width, height } = app.planeSize;
  const [x, y] = handles(app)[handle];
  dragLine(app, [x + (dx * width) / part, y - (dy * height) / part]);
}

/** Cancels the drag of a handle; without one the focus goes back to the plane. @param {App} app */
export function escapeHandle(app) {
  if (drags.has(app)) cancelLine(app);
  else app.refocus();
}
