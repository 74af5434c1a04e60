/** Commands that change what is seen and nothing of the lab: the view of the plane, charts, tabs, what is open, what is read out. */
import { t } from "../i18n/index.js";
import { speakPoint } from "./edits.js";
import { toggleOwnLine } from "./own-line.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./ui-state.js").UiState} UiState */

/** One turn of the zoom. */
const ZOOM = 1.25;
/** What a press on the button of the speed goes through, places on the slider. */
const SPEEDS = [22, 44, 67, 100];

/** @param {App} app @param {number} factor below 1: nearer */
function zoom(app, factor) {
  const { width, height } = app.planeSize;
  app.painter.zoom(factor, width / 2, height / 2);
  app.touch();
}
/** @param {App} app */
export const zoomIn = (app) => zoom(app, 1 / ZOOM);
/** @param {App} app */
export const zoomOut = (app) => zoom(app, ZOOM);

/** Shows all points. @param {App} app */
export function fitView(app) {
  app.painter.fit(app.lab);
  app.touch();
}

/** Where the middle of the view is, in data. @param {App} app @returns {import("./ui-state.js").Pair} */
export function viewCentre(app) {
  const { x, y } = app.painter.view();
  return [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
}

/** Changes the state of the view. @template {keyof UiState} K @param {App} app @param {K} name @param {UiState[K]} value */
function set(app, name, value) {
  app.ui[name] = value;
  app.touch();
}
/** @param {App} app @param {import("./ui-state.js").Tab} tab */
export const showTab = (app, tab) => set(app, "tab", tab);
/** @param {App} app @param {number} k */
export const setNextClass = (app, k) => set(app, "nextClass", k);
/** @param {App} app */
export const toggleLogScale = (app) => set(app, "logScale", !app.ui.logScale);
/** @param {App} app @param {boolean} on */
export const showAllLosses = (app, on) => set(app, "allLosses", on);
/** @param {App} app @param {number | null} step */
export const readOutStep = (app, step) => set(app, "readoutStep", step);
/** @param {App} app @param {number} speed a place on the slider, 0 … 100 */
export const setSpeed = (app, speed) => set(app, "speed", speed);
/** The next of a few speeds. @param {App} app */
export const nextSpeed = (app) => setSpeed(app, SPEEDS.find((speed) => speed > app.ui.speed) ?? 0);

/** @param {App} app */
export const togglePresenter = (app) => set(app, "presenting", !app.ui.presenting);
/** Shows or hides the settings; they share a place with the table. @param {App} app */
export function toggleSettings(app) {
  app.ui.tableOpen = false;
  set(app, "settingsOpen", !app.ui.settingsOpen);
}
/** Shows or hides the table. @param {App} app @param {boolean} [open] */
export function toggleTable(app, open = !app.ui.tableOpen) {
  app.ui.settingsOpen = false;
  set(app, "tableOpen", open);
}
/** The table by its key: in the narrow layout its tab. @param {App} app */
export function toggleTableTab(app) {
  app.ui.tableOpen = !app.ui.tableOpen;
  set(app, "tab", "points");
}

/** Draws another chart of the points. @param {App} app @param {import("./ui-state.js").PointsChart} chart */
export function showChart(app, chart) {
  app.ui.pointsChart = chart;
  app.paint(app.charts.filter((each) => each.chart === "loss"));
}

/** @param {App} app @param {string} theme `auto` follows the page */
export const setTheme = (app, theme) => (theme === "auto" ? app.host.removeAttribute("theme") : app.host.setAttribute("theme", theme));

/** Shows the boundary without the point under the pointer, or ends that. @param {App} app @param {boolean} [on] */
export function toggleLeaveOneOut(app, on = !app.ui.leavingOut) {
  const reason = on ? app.leaveOneOutBlocked : null;
  app.ui.leavingOut = on && !reason;
  // There is room for one mode at a time in the bar.
  if (app.ui.leavingOut && app.ui.ownLine) toggleOwnLine(app, false);
  if (reason) app.say(t.reasons[reason]);
  app.touch();
}

/** Reads out the whole picture. @param {App} app */
export const speakSummary = (app) => app.say(t.summary(app.report, app.names, app.counts), true);
/** Reads out the selected point, without one the model. @param {App} app */
export const speakSelected = (app) => (app.ui.selected >= 0 ? speakPoint(app, app.ui.selected) : app.say(t.modelSentence(app.report), true));
