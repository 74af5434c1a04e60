/** Commands that edit points and settings. Each is one step of undo; between `beginDrag` and its end all are one. */
import { snap } from "../input/number-input.js";
import { t } from "../i18n/index.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./ui-state.js").Pair} Pair */

/** @template T @param {App} app @param {"points" | "settings" | "line"} what @param {(lab: import("../engine/engine.js").Lab) => T} call */
function edit(app, what, call) {
  const before = app.ui.notice;
  const value = app.guard(call);
  if (value === null || !app.lab) return null;
  // What was refused before is settled by an edit that went well.
  if (before === app.ui.notice && before && !before.calm) app.ui.notice = null;
  app.changed(what);
  return value;
}

/** The place on the grid that points placed by hand lie on. @param {App} app @param {Pair} at @returns {Pair} */
export function onGrid(app, [x, y]) {
  const view = app.painter.view();
  const side = Math.max(view.x[1] - view.x[0], view.y[1] - view.y[0]);
  return [snap(x, side), snap(y, side)];
}

/** Places a point by hand; gives its index, null where that was refused. @param {App} app @param {Pair} at @param {number} [k] its class */
export function addPoint(app, at, k = app.ui.nextClass) {
  const [x, y] = onGrid(app, at);
  const i = edit(app, "points", (lab) => lab.addPoint(x, y, k));
  if (i !== null) selectPoint(app, i, true);
  return i;
}

/** @param {App} app @param {number} i @param {Pair} at */
export const movePoint = (app, i, [x, y]) => edit(app, "points", (lab) => (lab.movePoint(i, x, y), true));

/** @param {App} app @param {number} i @param {number} k */
export function setClass(app, i, k) {
  if (edit(app, "points", (lab) => (lab.setClass(i, k), true))) speakPoint(app, i);
}

/** Gives a point the other class. @param {App} app @param {number} i */
export const flipClass = (app, i) => setClass(app, i, 1 - app.points[i].class);

/** @param {App} app @param {number} i */
export function removePoint(app, i) {
  if (i < 0 || !edit(app, "points", (lab) => (lab.removePoint(i), true))) return;
  app.ui.hovered = -1;
  selectPoint(app, Math.min(app.ui.selected, app.points.length - 1));
}

/** @param {App} app @param {number} i @param {boolean} [user] */
export function selectPoint(app, i, user = false) {
  app.ui.selected = i;
  const p = app.points[i];
  if (p) {
    app.ui.cursor = [...p.x];
    speakPoint(app, i);
  }
  app.touch();
  if (user) app.emit("ml-select", { index: i, point: p ?? null, margin: p?.margin ?? null, loss: p?.loss ?? null });
}

/** @param {App} app @param {number} i */
export function hoverPoint(app, i) {
  if (i === app.ui.hovered) return;
  app.ui.hovered = i;
  app.touch();
}

/** @param {App} app @param {number} i */
export function speakPoint(app, i) {
  const p = app.points[i];
  if (p) app.say(t.pointSentence(i, p, app.nameOf(p.class), app.rho, app.loss.title));
}

/** Begins to move a point: from here to the end of the drag is one step of undo. @param {App} app @param {number} i */
export function beginDrag(app, i) {
  app.ui.dragging = true;
  app.ui.selected = i;
  app.guard((lab) => lab.beginEdit());
}

/** Moves the point that is dragged, on the grid. @param {App} app @param {number} i @param {Pair} at */
export const dragPoint = (app, i, at) => movePoint(app, i, onGrid(app, at));

/** @param {App} app @param {number} i */
export function endDrag(app, i) {
  app.ui.dragging = false;
  if (!app.guard((lab) => (lab.endEdit(), true))) return;
  app.changed("points");
  selectPoint(app, i, true);
}

/** Puts a line down. @param {App} app @param {ArrayLike<number>} line w₁, w₂, b */
export const setLine = (app, line) => edit(app, "line", (lab) => (lab.setLine(line[0], line[1], line[2]), true));

/** Changes settings. @param {App} app @param {object} patch of the scenario */
export const update = (app, patch) => edit(app, "settings", (lab) => (lab.update(patch), true));

/** A pull at a slider is one step of undo, from its first value to its last. @param {App} app */
export const beginUpdates = (app) => void app.lab?.beginEdit();
/** @param {App} app */
export const endUpdates = (app) => void app.lab?.endEdit();

/** @param {App} app */
export const undo = (app) => revert(app, "undo");
/** @param {App} app */
export const redo = (app) => revert(app, "redo");

/** @param {App} app @param {"undo" | "redo"} which */
function revert(app, which) {
  // A point that is being moved is dropped first: its way is one step of undo.
  if (app.ui.dragging) return;
  const preset = () => /** @type {any} */ (app.lab.scenario()).data?.preset ?? null;
  const before = app.guard(preset);
  if (!app.guard((lab) => lab[which]())) return;
  const after = preset();
  if (after || before) app.origin = after;
  // A calm notice told of the edit: it does not outlast it.
  if (app.ui.notice?.calm) app.ui.notice = null;
  app.changed("points");
  if (app.points.length && app.painter.outside(app.lab) === app.points.length) app.painter.fit(app.lab);
  app.say(t.reverted(which, app.report));
}
