/** The two charts beside the plane: ℓ(m) with every point on it, or its multipliers, and the objective over the steps. */
import { attr, fill, h, math, set } from "../ui/dom.js";
import { short } from "../i18n/numbers.js";
import { icon } from "../ui/icons.js";
import { W } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** ℓ(m) in the formula language of `math`, ρ = 1 written as 1. @param {string} formula @param {any} loss the loss of the scenario */
const formula = (formula, loss) =>
  `*ℓ*(*m*) = ${formula.replaceAll("ρ", short(loss.margin ?? 1)).replace(/(?<![\p{L}])m(?![\p{L}])/gu, "*m*")}`;

/** What can be seen of the points, and how it is written. @type {[import("../app/app.js").View, string, string][]} */
const VIEWS = [["loss", "*ℓ*(*m*)", W.viewLoss], ["kkt", "KKT", W.viewKkt], ["alphas", "*α*", W.viewAlphas]];

/** The box of a chart with its two layers. @param {App} app @param {"loss" | "curve"} chart */
function box(app, chart) {
  const canvases = ["mid", "over"].map((layer) => h("canvas", { "data-layer": layer, "aria-hidden": "true" }));
  const node = h("div.chart", { part: chart }, ...canvases);
  app.charts.push({ chart, canvases, box: node });
  return node;
}

/** @param {App} app */
export function lossChart(app) {
  const name = h("span");
  const written = h("span.soft.formula");
  const rest = h("span.wide-only", {}, " of each point");
  const title = h("h2", {}, name, rest);
  const buttons = VIEWS.map(([view, sign, words]) => ({
    view,
    button: h("button.view", { type: "button", role: "radio", "data-click": "view", "data-view": view, "aria-label": words, title: words }, sign[0] === "*" ? math(sign) : sign),
  }));
  const views = h("div.views", { role: "radiogroup", "aria-label": W.views }, ...buttons.map(({ button }) => button));
  return {
    node: h("figure.fig.loss-fig", {}, h("figcaption", {}, title, written, views), box(app, "loss")),
    update() {
      const { loss, settings, ui: { view } } = app;
      const wanted = /** @type {string[]} */ (settings.view.charts ?? []);
      const offered = buttons.filter((each) => wanted.includes(each.view));
      for (const each of buttons) {
        attr(each.button, "aria-checked", each.view === view);
        each.button.hidden = offered.length > 0 && !offered.includes(each);
      }
      views.hidden = offered.length === 1;
      set(name, view === "loss" ? `${loss.title} loss` : view === "kkt" ? W.viewKkt : W.viewAlphas);
      const text = formula(loss.formula, settings.loss);
      written.hidden = view !== "loss" || app.ui.table && app.width < 1600;
      fill(written, text, () => [math(text)]);
      written.classList.toggle("long", text.length > 32);
      rest.hidden = view !== "loss" || app.width < 1600 || loss.title.length + text.length > 34;
      title.classList.toggle("sr", view !== "loss" || app.width < 1120 || loss.title.length + text.length > (app.width < 1600 ? 31 : 34));
    },
  };
}

/** @param {App} app */
export function curveChart(app) {
  const scale = h("span");
  return {
    node: h("figure.fig.curve-fig", {}, h("figcaption", {}, h("h2", {}, W.objective), h("button.btn.tiny", { type: "button", "data-click": "scale" }, scale, icon("down"))), box(app, "curve")),
    update: () => set(scale, app.ui.log ? W.log : W.linear),
  };
}
