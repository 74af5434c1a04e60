/** Everything that leaves the lab or comes into it: link, pictures, CSV, scenario. */
import { BASE } from "../base-address.js";
import { t } from "../i18n/index.js";
import { tokens } from "../ui/theme.js";
import { askForText, copy, save } from "./files.js";
import { encode } from "./link.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {App} app @param {HTMLElement} button */
export function share(app, button) {
  const picture = (/** @type {"plane" | "loss" | "curve"} */ chart, saved = saveSvg) => () => void saved(app, chart);
  app.openMenu(button, [
    [t.copyLink, "share", () => void copyLink(app)],
    [modelName(app), "points", () => void copy(app, modelName(app), modelText(app))],
    null,
    [t.savePicture, "open", picture("plane")],
    [app.ui.pointsChart === "loss" ? t.saveLoss : t.saveChart, "open", picture("loss")],
    [t.saveCurve, "open", picture("curve")],
    [t.savePicturePng, "open", picture("plane", savePng)],
    [app.ui.pointsChart === "loss" ? t.saveLossPng : t.saveChartPng, "open", picture("loss", savePng)],
    [t.saveCurvePng, "open", picture("curve", savePng)],
    [t.saveCsv, "open", () => save("margin-lab.csv", "text/csv", app.lab.toCsv())],
    [t.saveJson, "open", () => save("margin-lab.json", "application/json", `${JSON.stringify(app.lab.scenario(), null, 2)}\n`)],
    null,
    [t.opensDialog(t.loadCsv), "plus", () => openCsv(app)],
    [t.opensDialog(t.loadJson), "plus", () => openJson(app)],
  ]);
}

/** @param {App} app */
async function copyLink(app) {
  const page = new URL("index.html", BASE);
  const base = app.host.hasAttribute("sync-url") ? location.href.replace(/#.*$/, "") : page.href;
  await copy(app, t.copyLink, `${base}#${await encode(app.lab.scenario())}`);
}

/** @param {App} app */
const modelName = (app) => (app.kernel ? t.copyAlphas : t.copyModel);

/** @param {App} app */
function modelText(app) {
  const { w, b } = app.report.weights;
  if (app.kernel) return JSON.stringify({ kernel: app.settings.model.kernel ?? { type: app.kernel.entry.id }, alphas: app.points.map((p) => p.alpha), b, c: app.settings.c });
  return JSON.stringify({ w, b, c: app.settings.c, ...(app.report.weights.data && { data: app.report.weights.data }) });
}

/** How a chart is drawn as it is on the screen, without what is pointed at. @param {App} app @param {"plane" | "loss" | "curve"} chart */
function picture(app, chart) {
  const box = app.charts.find((each) => each.chart === chart)?.box;
  const id = chart === "loss" ? app.ui.pointsChart : chart;
  const { logScale: log, allLosses: others } = app.ui;
  const options = { width: box?.clientWidth || 630, height: box?.clientHeight || 514, theme: tokens(app.root), view: app.painter.view(), state: { log, others, horizon: app.stepAxisEnd } };
  return { id, options };
}

/** @param {App} app @param {"plane" | "loss" | "curve"} chart */
async function saveSvg(app, chart) {
  const { id, options } = picture(app, chart);
  const text = app.guard((lab) => lab.svg(id, options));
  if (text !== null) save(`margin-lab-${id}.svg`, "image/svg+xml", text);
}

/** At twice the size of the screen. @param {App} app @param {"plane" | "loss" | "curve"} chart */
async function savePng(app, chart) {
  const scale = 2;
  const { id, options } = picture(app, chart);
  const canvas = new OffscreenCanvas(scale * options.width, scale * options.height);
  const context = canvas.getContext("2d");
  if (!context || app.guard((lab) => (lab.drawOn(context, id, { ...options, scale }), true)) === null) return;
  save(`margin-lab-${id}.png`, "image/png", await canvas.convertToBlob({ type: "image/png" }));
}

/** @param {App} app */
function openCsv(app) {
  askForText(app, t.loadCsv, t.csvHelp, ".csv,.txt,text/csv,text/plain", "", (text) => refusal(() => app.do("loadCsv", text)));
}

/** @param {App} app @param {string} [text] */
export function openJson(app, text = JSON.stringify(app.lab.scenario(), null, 1)) {
  askForText(app, t.loadJson, "", ".json,application/json", text, (changed) => refusal(() => app.open(JSON.parse(changed))));
}

/** What is wrong with what was asked for, "" where all went well. @param {() => unknown} call @returns {Promise<string>} */
async function refusal(call) {
  try {
    await call();
    return "";
  } catch (error) {
    return String(/** @type {any} */ (error)?.message ?? error);
  }
}
