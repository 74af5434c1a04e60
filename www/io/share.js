/** Everything that leaves the lab or comes into it: link, pictures, CSV, scenario. */
import { setPoints } from "../app/setting-changes.js";
import { h } from "../ui/dom.js";
import { encode } from "./link.js";
import { dialog, menu } from "../ui/menu.js";
import { tell } from "../ui/notice.js";
import { tokens } from "../ui/theme.js";
import { W } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {App} app @param {HTMLElement} button */
export function share(app, button) {
  const picture = (/** @type {"plane" | "loss" | "curve"} */ chart, save = saveSvg) => () => void save(app, chart);
  menu(app, button, [
    [W.copyLink, "share", () => void copyLink(app)],
    [modelName(app), "points", () => void copy(app, modelName(app), modelText(app))],
    null,
    [W.savePicture, "open", picture("plane")],
    [app.ui.view === "loss" ? W.saveLoss : W.saveView, "open", picture("loss")],
    [W.saveCurve, "open", picture("curve")],
    [W.savePicturePng, "open", picture("plane", savePng)],
    [app.ui.view === "loss" ? W.saveLossPng : W.saveViewPng, "open", picture("loss", savePng)],
    [W.saveCsv, "open", () => save("margin-lab.csv", "text/csv", app.lab.toCsv())],
    [W.saveJson, "open", () => save("margin-lab.json", "application/json", `${JSON.stringify(app.lab.scenario(), null, 2)}\n`)],
    null,
    [W.loadCsv, "plus", () => openCsv(app)],
    [W.loadJson, "plus", () => openJson(app)],
  ]);
}

/** @param {App} app */
async function copyLink(app) {
  const page = new URL("../index.html", import.meta.url);
  const base = app.host.hasAttribute("sync-url") ? location.href.replace(/#.*$/, "") : page.href;
  await copy(app, W.copyLink, `${base}#${await encode(app.lab.scenario())}`);
}

/** @param {App} app */
const modelName = (app) => (app.kernel ? W.copyAlphas : W.copyModel);

/** @param {App} app */
function modelText(app) {
  const { w, b } = app.report.weights;
  if (app.kernel) return JSON.stringify({ kernel: app.settings.model.kernel ?? { type: app.kernel.entry.id }, alphas: app.points.map((p) => p.alpha), b, c: app.settings.c });
  return JSON.stringify({ w, b, c: app.settings.c, ...(app.report.weights.data && { data: app.report.weights.data }) });
}

/** Copies; where the browser refuses, the text is shown to be copied by hand. @param {App} app @param {string} title @param {string} text */
async function copy(app, title, text) {
  try {
    await navigator.clipboard.writeText(text);
    tell(app, { title: W.copied, calm: true });
    app.say(W.copied);
  } catch {
    const area = h("textarea", { readonly: true, "aria-label": W.copyByHand });
    area.value = text;
    dialog(app, title, h("p.soft", {}, `${W.copyByHand}:`), area);
    area.select();
  }
}

/** @param {string} name @param {string} type @param {string | Blob} content */
function save(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** A chart as it is on the screen, without what is pointed at. @param {App} app @param {"plane" | "loss" | "curve"} chart */
function picture(app, chart) {
  const box = app.charts.find((each) => each.chart === chart)?.box;
  const { log, others } = app.ui;
  const id = chart === "loss" ? app.ui.view : chart;
  const options = { width: box?.clientWidth || 630, height: box?.clientHeight || 514, theme: tokens(app.root), view: app.painter.view(), state: { log, others, horizon: app.horizon } };
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

/** Loads points from CSV text; a wrong line is named and nothing changes. @param {App} app @param {string} text @returns {string} what is wrong, "" when all went well */
export function loadCsv(app, text) {
  try {
    setPoints(app, app.module.parseCsv(text));
    return "";
  } catch (error) {
    return String(/** @type {any} */ (error)?.message ?? error);
  }
}

/** A dialog with a text, a file, and words for what is wrong. @param {App} app @param {string} title @param {string} help @param {string} accept @param {string} text @param {(text: string) => string | Promise<string>} open */
function ask(app, title, help, accept, text, open) {
  const area = h("textarea", { "aria-label": title, spellcheck: "false" });
  area.value = text;
  const wrong = h("p.wrong", { role: "alert" });
  const file = h("input", { type: "file", accept, hidden: true, onchange: async () => file.files?.[0] && (area.value = await file.files[0].text()) });
  const go = async () => {
    wrong.textContent = await open(area.value);
    if (!wrong.textContent) node.close();
  };
  const node = dialog(
    app, title, h("p.soft", { hidden: !help }, help), area, wrong,
    h("div.acts", {}, h("button.btn.main", { type: "button", onclick: go }, W.open), h("button.btn.line", { type: "button", onclick: () => file.click() }, W.file), file),
  );
  area.focus();
}

/** @param {App} app */
function openCsv(app) {
  ask(app, W.loadCsv.replace(" …", ""), W.csvHelp, ".csv,.txt,text/csv,text/plain", "", (text) => loadCsv(app, text));
}

/** @param {App} app @param {string} [text] */
export function openJson(app, text = JSON.stringify(app.lab.scenario(), null, 1)) {
  ask(app, W.loadJson.replace(" …", ""), "", ".json,application/json", text, async (changed) => {
    try {
      await app.open(JSON.parse(changed));
      return "";
    } catch (error) {
      return String(/** @type {any} */ (error)?.message ?? error);
    }
  });
}
