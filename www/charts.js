/** The two charts beside the plane: ℓ(m) with every point on it, and the objective over the steps. */
import { fill, h, math, set } from "./dom.js";
import { short } from "./format.js";
import { icon } from "./icons.js";
import { W } from "./words.js";

/** @typedef {import("./app.js").App} App */

/** ℓ(m) in the formula language of `math`, ρ = 1 written as 1. @param {string} formula @param {any} loss the loss of the scenario */
const formula = (formula, loss) =>
  `*ℓ*(*m*) = ${formula.replaceAll("ρ", short(loss.margin ?? 1)).replace(/(?<![\p{L}])m(?![\p{L}])/gu, "*m*")}`;

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
  return {
    node: h("figure.fig.loss-fig", {}, h("figcaption", {}, h("h2", {}, name, rest), written), box(app, "loss")),
    update() {
      const { loss } = app;
      set(name, `${loss.title} loss`);
      const text = formula(loss.formula, app.settings.loss);
      written.hidden = app.ui.table && app.width < 1600;
      fill(written, text, () => [math(text)]);
      written.classList.toggle("long", text.length > 40);
      rest.hidden = loss.title.length + text.length > 34;
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
