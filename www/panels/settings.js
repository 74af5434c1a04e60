/** The settings: six fields with what is chosen now. */
import { t } from "../i18n/index.js";
import { short } from "../i18n/numbers.js";
import { attr, fill, h, math, set } from "../ui/dom.js";
import { chosen, field, numberBox, select, showNumber } from "../ui/fields.js";
import { icon } from "../ui/icons.js";
import { modelField } from "./model-field.js";
import { nextStep } from "./next-step.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {App} app */
export function settings(app) {
  const parts = [dataField(), modelField(), lossField(), regularisationField(), trainerField(), rateField()];
  const next = nextStep(app);
  const node = h("aside.settings", { "aria-label": t.settings }, ...parts.map((part) => part.node), h("details.more", { part: "more" }, h("summary", {}, t.moreSettings, icon("down"))), next.node);
  /** @type {any[]} */
  let seen = [];
  return {
    node,
    update() {
      next.update();
      // Settings change seldom: while a run goes on only the step's own numbers do.
      const now = [app.settings, app.report.train.n, app.origin, app.ui.allLosses, Boolean(app.ui.ownLine), app.ui.notice?.field, app.forced];
      const changed = now.some((value, i) => value !== seen[i]);
      for (const part of parts) if (changed || part.live) part.update(app);
      seen = now;
    },
  };
}

function dataField() {
  const { box, node: list } = select(t.data, "data");
  const note = h("p.note");
  return {
    node: field(t.data, [list], note), live: false,
    /** @param {App} app */
    update(app) {
      const { n } = app.report.train;
      const { preset } = app.settings.data;
      chosen(box, preset ?? "", preset || n ? app.title : t.ownPoints);
      const classes = app.counts.filter((k) => k > 0).length;
      set(note, t.dataSize(n, classes));
    },
  };
}

function lossField() {
  const { box, node: list } = select(t.loss, "loss");
  const compare = h("input", { type: "checkbox", role: "switch", "data-change": "compare" });
  const note = h("p.note", { hidden: true }, t.softMargin);
  return {
    node: field(t.loss, [list, note], h("label.switch", {}, t.compare, compare)), live: false,
    /** @param {App} app */
    update(app) {
      chosen(box, app.loss.id, app.loss.title);
      compare.checked = app.ui.allLosses;
      note.hidden = app.loss.id !== "soft-margin";
    },
  };
}

function regularisationField() {
  const slider = h("input.range", { type: "range", min: -3, max: 4, step: 0.05, "aria-label": "C", "data-input": "c" });
  const box = numberBox("C", "c");
  const note = h("p.note");
  return {
    node: field(h("span", {}, `${t.c} `, math("*C*")), [h("div.pair", {}, slider, box)], note), live: false,
    /** @param {App} app */
    update(app) {
      const { c } = app.settings;
      const at = Math.min(4, Math.max(-3, Math.log10(c)));
      if (Math.abs(Number(slider.value) - at) > 0.026) slider.value = String(at);
      slider.style.setProperty("--at", `${((at + 3) / 7) * 100}%`);
      attr(slider, "aria-valuetext", short(c));
      showNumber(box, c);
      const { lambda } = app.report.objective;
      fill(note, String(lambda), () => [math("λ = 1/(*Cn*)"), t.lambda(lambda)]);
    },
  };
}

function trainerField() {
  const { box, node: list } = select(t.trainer, "trainer");
  const [note, came, warning] = [h("p.note"), h("p.note"), h("p.note.warning", { hidden: true })];
  const own = h("input", { type: "checkbox", role: "switch", "data-change": "line" });
  const ownRow = h("label.switch", {}, t.ownLine, own);
  return {
    node: field(t.trainer, [list, note, came, warning], ownRow), live: false,
    /** @param {App} app */
    update(app) {
      const warned = app.report.warnings.map(({ message }) => message).join(" ");
      warning.hidden = !warned;
      set(warning, warned);
      ownRow.hidden = Boolean(app.kernel);
      const words = app.kernel ? "" : app.alsoChanged;
      came.hidden = !words;
      set(came, words);
      own.checked = Boolean(app.ui.ownLine);
      chosen(box, app.trainer.id, app.trainer.title);
      set(note, app.followsEdits ? t.follows : t.stepUses(app.stepUnit));
    },
  };
}

/** The size of a step, or the points in it, or why neither can be chosen. */
function rateField() {
  const { box, node: list } = select(t.rate, "law");
  const start = numberBox("η₀", "eta");
  const batch = numberBox(t.batch, "batch");
  const label = h("span");
  const [rates, note] = [h("div.pair.law", {}, start, list), h("p.note")];
  const node = field(label, [rates, batch], note);
  let decay = "";
  /** @type {any} */
  let seen = null;
  const words = (/** @type {number | null | undefined} */ now) => [decay, now ? t.rateNow(now) : ""].filter(Boolean).join("; ");
  return {
    node, live: true,
    /** @param {App} app */
    update(app) {
      const { trainer, settings: s } = app;
      // What the last step did stands here instead.
      node.hidden = trainer.kernels;
      if (node.hidden) return;
      // While a run goes on only the rate of its last step changes.
      const now = (app.running ? app.report.last_step : app.nextStep)?.rate;
      if (app.running && trainer.rate && seen === s) return set(note, words(now));
      seen = s;
      const bad = app.ui.notice?.field === "rate" && Boolean(trainer.rate);
      rates.hidden = !trainer.rate;
      batch.hidden = !trainer.batch;
      node.classList.toggle("bad", bad);
      fill(label, trainer.batch ? t.batch : t.rate, () => (trainer.batch ? [t.batch] : [`${t.rate} `, math("η")]));
      if (trainer.batch) showNumber(batch, s.trainer.batch ?? 1);
      if (!trainer.rate) return set(note, trainer.batch ? t.pegasosRate : t.rateByTrainer);
      const rate = typeof s.trainer.rate === "number" ? { type: /** @type {const} */ ("constant"), initial: s.trainer.rate } : s.trainer.rate;
      const first = app.report.train.n ? app.initialRate : null;
      chosen(box, rate?.type ?? "auto", rate ? t.rates[rate.type] : t.automatic);
      rates.classList.toggle("whole", !rate);
      start.hidden = !rate;
      showNumber(start, first);
      const most = 2 / (app.report.objective.lambda ?? 1);
      if (bad) return set(note, t.rateTooLarge((first ?? 0) > most ? most : null));
      decay = first === null || rate?.type === "constant" ? "" : t.fallsFrom(first);
      set(note, words(now));
    },
  };
}
