/** Commands of the keyboard's cursor in the plane: it moves, places, grabs and drops, and goes from point to point. */
import { t } from "../i18n/index.js";
import { addPoint, beginDrag, endDrag, movePoint, onGrid, removePoint, selectPoint, setClass } from "./edits.js";
import { viewCentre } from "./viewport.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./ui-state.js").Pair} Pair */

/** A point this close, CSS px, is under the cursor. */
const REACH = 8;

/** Shows the cursor in the plane, or hides it. @param {App} app @param {boolean} shown */
export function showCursor(app, shown) {
  app.ui.planeFocused = shown;
  app.ui.cursor ??= viewCentre(app);
  app.touch();
}

/** Moves the cursor, and with it the grabbed point, by a part of the view. @param {App} app @param {Pair} way −1, 0 or 1 along each axis @param {number} part of the view: 1/part */
export function moveCursor(app, [dx, dy], part) {
  const { ui } = app;
  const { x, y } = app.painter.view();
  const [cx, cy] = ui.cursor ?? viewCentre(app);
  const to = onGrid(app, [cx + (dx * (x[1] - x[0])) / part, cy + (dy * (y[1] - y[0])) / part]);
  ui.cursor = [Math.min(Math.max(to[0], x[0]), x[1]), Math.min(Math.max(to[1], y[0]), y[1])];
  if (ui.grabbed >= 0) movePoint(app, ui.grabbed, ui.cursor);
  else ui.selected = underCursor(app, ui.cursor);
  app.touch();
}

/** @param {App} app @param {Pair} cursor */
function underCursor(app, cursor) {
  const [x, y] = app.toPixel(cursor);
  return app.painter.pick(app.lab, "plane", x, y, REACH);
}

/** Places a point at the cursor, or grabs or drops the one under it. @param {App} app */
export function pressCursor(app) {
  const { ui } = app;
  if (ui.grabbed >= 0) return dropPoint(app);
  ui.cursor ??= viewCentre(app);
  const i = underCursor(app, ui.cursor);
  if (i < 0) return void addPoint(app, ui.cursor);
  selectPoint(app, i, true);
  ui.grabbed = i;
  ui.grabbedFrom = app.points[i].x;
  beginDrag(app, i);
  app.say(t.grabbed(i));
}

/** @param {App} app */
export function dropPoint(app) {
  const i = app.ui.grabbed;
  if (i < 0) return;
  app.ui.grabbed = -1;
  endDrag(app, i);
}

/** Ends what moves a point: a drag is cancelled, a grabbed point is dropped where it is. @param {App} app */
export function settlePoint(app) {
  if (app.press.busy()) app.press.cancel();
  dropPoint(app);
}

/** Removes the selected point. @param {App} app */
export function removeSelected(app) {
  settlePoint(app);
  removePoint(app, app.ui.selected);
}

/** Selects another point; a grabbed one stays where it is. @param {App} app @param {number} i counted from the end where it is negative */
export function goToPoint(app, i) {
  dropPoint(app);
  const { length } = app.points;
  if (length) selectPoint(app, i < 0 ? length + i : i, true);
}

/** To the next point by data order, or by distance to the boundary. @param {App} app @param {1 | -1} by @param {boolean} nearest */
export function goToNextPoint(app, by, nearest) {
  dropPoint(app);
  const { points, ui } = app;
  if (!points.length) return;
  const order = points.map((_, i) => i);
  if (nearest) order.sort((a, b) => Math.abs(points[a].margin) - Math.abs(points[b].margin));
  const at = order.indexOf(ui.selected);
  const next = at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length;
  selectPoint(app, order[next], true);
}

/** Escape: cancels a drag, else clears the selection, else leaves the plane. @param {App} app */
export function escapePlane(app) {
  const { ui } = app;
  if (app.press.busy()) return app.press.cancel();
  if (ui.grabbed >= 0) {
    if (ui.grabbedFrom) movePoint(app, ui.grabbed, ui.grabbedFrom);
    dropPoint(app);
  } else if (ui.selected >= 0) selectPoint(app, -1, true);
  else /** @type {HTMLElement} */ (app.root.querySelector(".play")).focus();
}

/** The class of the next point, or of the selected one, by its number from 1. @param {App} app @param {number} number @param {boolean} selected */
export function chooseClass(app, number, selected) {
  const k = number === 1 ? 1 : number === 2 ? 0 : -1;
  if (k < 0) return app.say(t.twoClassesOnly);
  if (selected && app.ui.selected >= 0) return setClass(app, app.ui.selected, k);
  app.ui.nextClass = k;
  app.say(t.placing(app.names[k]));
  app.touch();
}
