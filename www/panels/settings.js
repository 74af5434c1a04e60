/** The settings: six fields with what is chosen now. */
import { attr, fill, h, math, set } from "../ui/dom.js";
import { chosen, field, numberBox, select, showNumber } from "../ui/fields.js";
import { short } from "../i18n/numbers.js";
import { icon } from "../ui/icons.js";
import { along, modelField } from "./model-field.js";
import { W, some, stepWords } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {App} app */
export function settings(app) {
  const parts = [dataField(app), modelField(app), lossField(app), priceField(app), trainerField(app), rateField(app)];
  const node = h("aside.settings", { "aria-label": W.settings }, ...parts.map((part) => part.node), h("details.more", { part: "more" }, h("summary", {}, W.moreSettings, icon("down"))));
  /** @type {any[]} */
  let seen = [];
  return {
    node,
    update() {
      // What is asked for changes seldom: while a run goes on only the step's own numbers do.
      const now = [app.settings, app.report.train.n, app.origin, app.ui.others, Boolean(app.ui.handles), app.ui.notice?.field, app.forced];
      const changed = now.some((value, i) => value !== seen[i]);
      for (const part of parts) if (changed || part.live) part.update();
      seen = now;
    },
  };
}

/** @param {App} app */
function dataField(app) {
  const { box, node: list } = select(W.data, "data");
  const note = h("p.note");
  return {
    node: field(W.data, [list], note), live: false,
    update() {
      const { n } = app.report.train;
      const { preset } = app.settings.data;
      chosen(box, preset ?? "", preset || n ? app.title : W.ownPoints);
      const classes = app.counts.filter((k) => k > 0).length;
      set(note, n === 0 ? W.noPoints : `${some(n, "point")}, ${some(classes, "class", "classes")}`);
    },
  };
}

/** @param {App} app */
function lossField(app) {
  const { box, node: list } = select(W.loss, "loss");
  const compare = h("input", { type: "checkbox", role: "switch", "data-change": "compare" });
  const note = h("p.note", { hidden: true }, W.softMargin);
  return {
    node: field(W.loss, [list, note], h("label.switch", {}, W.compare, compare)), live: false,
    update() {
      chosen(box, app.loss.id, app.loss.title);
      compare.checked = app.ui.others;
      note.hidden = app.loss.id !== "soft-margin";
    },
  };
}

/** @param {App} app */
function priceField(app) {
  const slider = h("input.range", { type: "range", min: -3, max: 4, step: 0.05, "aria-label": "C", "data-input": "price" });
  const box = numberBox("C", "c");
  const note = h("p.note");
  return {
    node: field(h("span", {}, `${W.c} `, math("*C*")), [h("div.pair", {}, slider, box)], note), live: false,
    update() {
      const { c } = app.settings;
      const at = Math.min(4, Math.max(-3, Math.log10(c)));
      if (Math.abs(Number(slider.value) - at) > 0.026) slider.value = String(at);
      slider.style.setProperty("--at", `${((at + 3) / 7) * 100}%`);
      attr(slider, "aria-valuetext", short(c));
      showNumber(box, c);
      const { lambda } = app.report.objective;
      fill(note, String(lambda), () => [math("λ = 1/(*Cn*)"), lambda === null ? " needs a point" : ` = ${short(lambda)}`]);
    },
  };
}

/** @param {App} app */
function trainerField(app) {
  const { box, node: list } = select(W.trainer, "trainer");
  const [note, came, warning] = [h("p.note"), h("p.note"), h("p.note.warning", { hidden: true })];
  const own = h("input", { type: "checkbox", role: "switch", "data-change": "line" });
  const ownRow = h("label.switch", {}, W.ownLine, own);
  return {
    node: field(W.trainer, [list, note, came, warning], ownRow), live: false,
    update() {
      const warned = app.report.warnings.map((/** @type {any} */ { message }) => message).join(" ");
      warning.hidden = !warned;
      set(warning, warned);
      ownRow.hidden = Boolean(app.kernel);
      const words = app.kernel ? "" : along(app);
      came.hidden = !words;
      set(came, words);
      own.checked = Boolean(app.ui.handles);
      chosen(box, app.trainer.id, app.trainer.title);
      set(note, app.trainer.rests ? W.follows : `a step uses ${stepWords(app.trainer.step, app.report.train.n, app.settings.trainer.batch ?? 1)}`);
    },
  };
}

/** η₀ that the law of the rate starts from, or that the automatic law would. @param {App} app @returns {number} */
export function initialRate(app) {
  const { rate } = app.settings.trainer;
  if (typeof rate === "number") return rate;
  return rate?.initial ?? Number(((app.next?.rate ?? 1) * Math.sqrt(app.lab.stepNumber + 1)).toPrecision(2));
}

/** The size of a step, or the points in it, or why neither can be chosen. @param {App} app */
function rateField(app) {
  const { box, node: list } = select(W.rate, "law");
  const start = numberBox("η₀", "eta");
  const batch = numberBox(W.batch, "batch");
  const label = h("span");
  const [rates, note] = [h("div.pair.law", {}, start, list), h("p.note")];
  const node = field(label, [rates, batch], note);
  let falls = "";
  /** @type {any} */
  let seen = null;
  const words = (/** @type {number | undefined} */ now) => [falls, now ? `now ${short(now, 2)}` : ""].filter(Boolean).join("; ");
  return {
    node, live: true,
    update() {
      const { trainer, settings: s } = app;
      // What the last step did stands here instead.
      node.hidden = trainer.kernels;
      if (node.hidden) return;
      // While a run goes on only the rate of its last step changes.
      const now = (app.running ? app.report.last_step : app.next)?.rate;
      if (app.running && trainer.rate && seen === s) return set(note, words(now));
      seen = s;
      const bad = app.ui.notice?.field === "rate" && Boolean(trainer.rate);
      rates.hidden = !trainer.rate;
      batch.hidden = !trainer.batch;
      node.classList.toggle("bad", bad);
      fill(label, trainer.batch ? W.batch : W.rate, () => (trainer.batch ? [W.batch] : [`${W.rate} `, math("η")]));
      if (trainer.batch) showNumber(batch, s.trainer.batch ?? 1);
      if (!trainer.rate) return set(note, trainer.batch ? "its rate is 1/(λt)" : "this trainer sets its own");
      const rate = typeof s.trainer.rate === "number" ? { type: "constant", initial: s.trainer.rate } : s.trainer.rate;
      const first = app.report.train.n ? initialRate(app) : null;
      chosen(box, rate?.type ?? "auto", rate ? W.rates[/** @type {keyof W["rates"]} */ (rate.type)] : W.automatic);
      rates.classList.toggle("whole", !rate);
      start.hidden = !rate;
      showNumber(start, first);
      const most = 2 / app.report.objective.lambda;
      if (bad) return set(note, (first ?? 0) > most ? `too large: keep it below ${short(most, 2)}` : "too large");
      falls = first === null || rate?.type === "constant" ? "" : `falls from ${short(first)}`;
      set(note, words(now));
    },
  };
}
