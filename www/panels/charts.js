/** The two charts beside the plane: ℓ(m) with every point on it, or its multipliers, and the objective over the steps. */
import { t } from "../i18n/index.js";
import { short } from "../i18n/numbers.js";
import { attr, fill, h, math, set } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

/** @typedef {import("../app/app.js").App} App */

/** ℓ(m) in the formula language of `math`, ρ = 1 written as 1. @param {string} formula @param {{ [parameter: string]: any }} loss the loss of the scenario */
const formula = (formula, loss) =>
  `*ℓ*(*m*) = ${formula.replaceAll("ρ", short(loss.margin ?? 1)).replace(/(?<![\p{L}])m(?![\p{L}])/gu, "*m*")}`;

/** The charts of the points: sign and words. @type {[import("../app/ui-state.js").PointsChart, string, string][]} */
const CHARTS_OF_POINTS = [["loss", "*ℓ*(*m*)", t.chartLoss], ["kkt", "KKT", t.chartKkt], ["alphas", "*α*", t.chartAlphas]];

/** The box of a chart with its two layers. @param {App} app @param {"loss" | "curve"} chart */
function box(app, chart) {
  const canvases = ["mid", "over"].map((layer) => h("canvas", { "data-layer": layer, "aria-hidden": "true" }));
  const node = h("div.chart", { part: chart }, ...canvases);
  app.charts.push({ chart, canvases, box: node });
  return node;
}

/** As many letters of title and formula as there is room for: in the wide layouts, and with “of each point” in the widest. */
const ROOM = { wide: 31, widest: 34 };
/** A formula that is longer is set in two lines. */
const ONE_LINE = 32;

/** @param {App} app */
export function lossChart(app) {
  const name = h("span");
  const written = h("span.soft.formula");
  const rest = h("span.widest-only", {}, t.ofEachPoint);
  const title = h("h2", {}, name, rest);
  const buttons = CHARTS_OF_POINTS.map(([view, sign, words]) => ({
    view,
    button: h("button.view", { type: "button", role: "radio", "data-click": "view", "data-view": view, "aria-label": words, title: words }, sign[0] === "*" ? math(sign) : sign),
  }));
  const views = h("div.views", { role: "radiogroup", "aria-label": t.chartOfPoints }, ...buttons.map(({ button }) => button));
  return {
    node: h("figure.fig.loss-fig", {}, h("figcaption", {}, title, written, views), box(app, "loss")),
    update() {
      const { loss, settings, ui: { pointsChart } } = app;
      const wanted = settings.view.charts ?? [];
      const offered = buttons.filter((each) => wanted.includes(each.view));
      for (const each of buttons) {
        attr(each.button, "aria-checked", each.view === pointsChart);
        each.button.hidden = offered.length > 0 && !offered.includes(each);
      }
      views.hidden = offered.length === 1;
      const shown = pointsChart === "loss";
      set(name, shown ? t.lossTitle(loss.title) : pointsChart === "kkt" ? t.chartKkt : t.chartAlphas);
      const text = formula(loss.formula, settings.loss);
      const letters = loss.title.length + text.length;
      written.hidden = !shown;
      fill(written, text, () => [math(text)]);
      written.classList.toggle("long", text.length > ONE_LINE);
      rest.hidden = !shown || letters > ROOM.widest;
      title.classList.toggle("sr", !shown || letters > ROOM.widest);
      title.classList.toggle("too-long", letters > ROOM.wide);
    },
  };
}

/** @param {App} app */
export function curveChart(app) {
  const scale = h("span");
  return {
    node: h("figure.fig.curve-fig", {}, h("figcaption", {}, h("h2", {}, t.objective), h("button.btn.tiny", { type: "button", "data-click": "scale" }, scale, icon("down"))), box(app, "curve")),
    update: () => set(scale, app.ui.logScale ? t.log : t.linear),
  };
}
