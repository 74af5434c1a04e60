/** The two charts beside the plane: ℓ(m) with every point on it, and the objective over the steps. */
import { attr, fill, h, math, set } from "./dom.js";
import { fixed, short } from "./format.js";
import { icon } from "./icons.js";
import { W } from "./words.js";

/** @typedef {import("./app.js").App} App */

/** ℓ(m) in the formula language of `math`, ρ = 1 written as 1. @param {string} formula @param {any} loss the loss of the scenario */
export const formula = (formula, loss) =>
  `*ℓ*(*m*) = ${formula.replaceAll("ρ", short(loss.margin ?? 1)).replace(/(?<![\p{L}])m(?![\p{L}])/gu, "*m*")}`;

/** @param {string[]} layers */
const layers = (...layers) => layers.map((layer) => h("canvas", { "data-layer": layer, "aria-hidden": "true" }));
/** @param {PointerEvent} event */
const local = (event) => {
  const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};

/** @param {App} app */
export function lossChart(app) {
  const canvases = layers("mid", "over");
  const pick = (/** @type {PointerEvent} */ event) => app.painter.pickLoss(app.lab, local(event)[0], local(event)[1], event.pointerType === "mouse" ? 12 : 22);
  const box = h("div.chart", { role: "img", part: "loss", onpointermove: (/** @type {PointerEvent} */ e) => app.hover(pick(e)), onpointerleave: () => app.hover(-1), onclick: (/** @type {PointerEvent} */ e) => app.select(pick(e), true) }, ...canvases);
  const name = h("span");
  const written = h("span.soft.formula");
  const rest = h("span.wide-only", {}, " of each point");
  const node = h("figure.fig.loss-fig", {}, h("figcaption", {}, h("h2", {}, name, rest), written), box);
  app.charts.push({ chart: "loss", canvases, box });
  return {
    node,
    update() {
      const { loss, report } = app;
      set(name, `${loss.title} loss`);
      const text = formula(loss.formula, app.settings.loss);
      attr(written, "title", `${loss.meaning} ${loss.source}`);
      written.hidden = app.ui.table && app.width < 1600;
      fill(written, text, () => [math(text)]);
      written.classList.toggle("long", text.length > 40);
      rest.hidden = loss.title.length + text.length > 34;
      if (!app.running) attr(box, "aria-label", `${loss.title} loss of each point over its margin. ${report.violators} of ${report.train.n} points are below the margin ${short(app.rho)}.`);
    },
  };
}

/** @param {App} app */
export function curveChart(app) {
  const canvases = layers("mid", "over");
  const read = (/** @type {number | null} */ step) => ((app.ui.readout = step), app.touch());
  const under = (/** @type {PointerEvent} */ event) => Math.min(app.lab.last, Math.max(0, Math.round(app.painter.stepAt(local(event)[0]))));
  const box = h(
    "div.chart",
    {
      role: "slider", tabindex: 0, "aria-label": W.objectiveChart, "aria-valuemin": 0, part: "curve",
      onpointermove: (/** @type {PointerEvent} */ e) => read(under(e)), onpointerleave: () => read(null), onblur: () => read(null), onclick: (/** @type {PointerEvent} */ e) => app.seek(under(e)),
      onkeydown: (/** @type {KeyboardEvent} */ e) => {
        const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity }[e.key];
        if (e.key === "Enter" && app.ui.readout !== null) app.seek(app.ui.readout);
        else if (by) read(Math.min(app.lab.last, Math.max(0, (app.ui.readout ?? app.lab.stepNumber) + by)));
        else return;
        e.preventDefault();
      },
    },
    ...canvases,
  );
  const value = h("span.small.soft");
  const scale = h("span");
  const toggle = h("button.btn.tiny", { type: "button", onclick: () => ((app.ui.log = !app.ui.log), app.touch()) }, scale, icon("down"));
  const node = h("figure.fig.curve-fig", {}, h("figcaption", {}, h("h2", {}, W.objective), value, toggle), box);
  app.charts.push({ chart: "curve", canvases, box });
  return {
    node,
    update() {
      const { readout, log } = app.ui;
      set(scale, log ? W.log : W.linear);
      toggle.hidden = readout !== null;
      value.hidden = readout === null;
      const at = readout ?? app.lab.stepNumber;
      const words = `Step ${short(at, 9)}: ${objectiveAt(app, at, readout === null)}`;
      if (readout !== null) set(value, words);
      if (app.running && readout === null) return;
      attr(box, "aria-valuemax", app.lab.last);
      attr(box, "aria-valuenow", at);
      attr(box, "aria-valuetext", words);
    },
  };
}

/** The objective and its parts at the kept step nearest to one. @param {App} app @param {number} step @param {boolean} present */
function objectiveAt(app, step, present) {
  const now = app.report.objective;
  if (present) return `P ${fixed(now.primal, 3)} = ${fixed(now.regulariser, 3)} + ${fixed(now.loss, 3)}`;
  const { step: steps, primal, regulariser, loss } = app.lab.history();
  let best = 0;
  for (let i = 1; i < steps.length; i += 1) if (Math.abs(steps[i] - step) < Math.abs(steps[best] - step)) best = i;
  return `P ${fixed(primal[best], 3)} = ${fixed(regulariser[best], 3)} + ${fixed(loss[best], 3)}`;
}
