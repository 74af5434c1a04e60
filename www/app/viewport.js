/** The view of the plane: zoom and fit, and the menu that offers them. */
import * as choices from "./setting-changes.js";
import { leaveOut, why } from "../panels/leave-one-out.js";
import { own, unable } from "./own-line.js";
import { W } from "../i18n/en.js";

/** @typedef {import("./app.js").App} App */

/** @param {App} app @param {number} factor */
export function zoomBy(app, factor) {
  const { clientWidth, clientHeight } = app.charts[0].box;
  app.painter.zoom(factor, clientWidth / 2, clientHeight / 2);
  app.touch();
}

/** @param {App} app */
export function fit(app) {
  app.painter.fit(app.lab);
  app.touch();
}

/** Where the middle of the view is. @param {App} app @returns {[number, number]} */
export function centre(app) {
  const { x, y } = app.painter.view();
  return [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
}

/** @param {App} app @param {"clear" | "blank" | "restore"} what */
const data = (app, what) => () => void choices[what](app);

/** @param {App} app @returns {import("../ui/menu.js").Item[]} */
export const planeMenu = (app) => [
  [W.zoomIn, "plus", () => zoomBy(app, 0.8)],
  [W.zoomOut, "minus", () => zoomBy(app, 1.25)],
  [W.fit, "fit", () => fit(app)],
  null,
  [W.ownLine, app.ui.handles ? "check" : "line", () => own(app), unable(app)],
  [W.leaveOneOut, app.ui.leave ? "check" : "minus", () => leaveOut(app), app.ui.leave ? "" : why(app)],
  null,
  [W.clearAll, "trash", data(app, "clear")],
  [W.blank, "close", data(app, "blank")],
  [W.restore, "rewind", data(app, "restore"), app.origin ? "" : "no set was chosen"],
];
