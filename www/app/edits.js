/** Edits: of points, and of settings. Each is one step of undo. */
import { snap } from "../input/number-input.js";
import { modelWords, pointWords } from "../a11y/live-region.js";

/** @typedef {import("./app.js").App} App */

/** @template T @param {App} app @param {"points" | "settings" | "line"} what @param {(lab: import("../engine/engine.js").Lab) => T} call */
function edit(app, what, call) {
  const before = app.ui.notice;
  const value = app.guard(call);
  if (value === null || !app.lab) return null;
  if (before === app.ui.notice && before && !before.calm) app.ui.notice = null;
  app.changed(what);
  return value;
}

/** The place on the grid that points placed by hand lie on. @param {App} app @param {[number, number]} at @returns {[number, number]} */
export function onGrid(app, [x, y]) {
  const view = app.painter.view();
  const side = Math.max(view.x[1] - view.x[0], view.y[1] - view.y[0]);
  return [snap(x, side), snap(y, side)];
}

/** @param {App} app @param {[number, number]} at @param {number} [cls] */
export function place(app, at, cls = app.ui.cls) {
  const [x, y] = onGrid(app, at);
  const i = edit(app, "points", (lab) => lab.addPoint(x, y, cls));
  if (i !== null) select(app, i, true);
  return i;
}

/** @param {App} app @param {number} i @param {[number, number]} at */
export const move = (app, i, [x, y]) => edit(app, "points", (lab) => (lab.movePoint(i, x, y), true));

/** @param {App} app @param {number} i @param {number} k */
export function recolour(app, i, k) {
  if (edit(app, "points", (lab) => (lab.setClass(i, k), true))) speakPoint(app, i);
}

/** Gives a point the other class. @param {App} app @param {number} i */
export const flip = (app, i) => recolour(app, i, 1 - app.points[i].class);

/** @param {App} app @param {number} i */
export function remove(app, i) {
  if (i < 0 || !edit(app, "points", (lab) => (lab.removePoint(i), true))) return;
  app.ui.hover = -1;
  select(app, Math.min(app.ui.selected, app.points.length - 1));
}

/** @param {App} app @param {number} i @param {boolean} [user] */
export function select(app, i, user = false) {
  app.ui.selected = i;
  const p = app.points[i];
  if (p) {
    app.ui.cursor = [p.x[0], p.x[1]];
    speakPoint(app, i);
  }
  app.touch();
  if (user) app.emit("ml-select", { index: i, point: p ?? null, margin: p?.margin ?? null, loss: p?.loss ?? null });
}

/** A point that was moved about has found its place. @param {App} app @param {number} i */
export function dropped(app, i) {
  app.changed("points");
  select(app, i, true);
}

/** @param {App} app @param {number} i */
export function speakPoint(app, i) {
  const p = app.points[i];
  if (p) app.say(pointWords(i, p, app.names[p.class] ?? `class ${p.class}`, app.rho, app.loss.title));
}

/** @param {App} app @param {number} i */
export function hover(app, i) {
  if (i === app.ui.hover) return;
  app.ui.hover = i;
  app.touch();
}

/** Puts down a line. @param {App} app @param {ArrayLike<number>} line w₁, w₂, b */
export const setLine = (app, line) => edit(app, "line", (lab) => (lab.setLine(line[0], line[1], line[2]), true));

/** Changes settings. @param {App} app @param {object} patch */
export const update = (app, patch) => edit(app, "settings", (lab) => (lab.update(patch), true));

/** @param {App} app @param {"undo" | "redo"} which */
export function revert(app, which) {
  // A point in hand is put down first: its way is one step of undo.
  if (app.ui.dragging) return;
  const set = () => /** @type {any} */ (app.lab.scenario()).data?.preset ?? null;
  const before = app.guard(set);
  if (!app.guard((lab) => lab[which]())) return;
  const preset = set();
  if (preset || before) app.origin = preset;
  // What was only told of the edit does not outlast it.
  if (app.ui.notice?.calm) app.ui.notice = null;
  app.changed("points");
  if (app.points.length && app.painter.outside(app.lab) === app.points.length) app.painter.fit(app.lab);
  app.say(`${which === "undo" ? "Undone" : "Done again"}. ${modelWords(app.report)}`);
}
