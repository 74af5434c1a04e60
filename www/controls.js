/** The settings: five fields, made from the program's own tables; the rest is folded under "More settings". */
import { attr, fill, h, math, set } from "./dom.js";
import { exact, read, short } from "./format.js";
import { icon } from "./icons.js";
import { W, some, stepWords } from "./words.js";

/** @typedef {import("./app.js").App} App */

/** A label above a field, its consequence below. @param {string | Node} label @param {HTMLElement[]} controls @param {HTMLElement} [note] */
export const field = (label, controls, note) => h("div.field", {}, h("span.label", {}, label), ...controls, note);

/** A select with its arrow. @param {string} name @param {(value: string) => void} chosen */
export function select(name, chosen) {
  const box = h("select", { "aria-label": name, onchange: () => chosen(box.value) });
  return { box, node: h("span.select", {}, box, icon("down")) };
}

/** Fills a select; groups are [title, options]. @param {HTMLSelectElement} box @param {[string, [string, string, boolean?][]][]} groups @param {string} value */
export function options(box, groups, value) {
  const make = (/** @type {[string, string, boolean?][]} */ list) => list.map(([id, title, off]) => h("option", { value: id, disabled: off }, title));
  fill(box, JSON.stringify(groups), () => groups.flatMap(([title, list]) => (title ? [h("optgroup", { label: title }, ...make(list))] : make(list))));
  if (box.value !== value) box.value = value;
  attr(box, "title", box.selectedOptions[0]?.text);
}

/** A number in a box; what is no number is marked and nothing changes. @param {string} name @param {(value: number | null) => any} changed */
export function numberBox(name, changed) {
  const box = h("input.text", {
    "aria-label": name, inputmode: "decimal", autocomplete: "off", spellcheck: "false",
    onchange: () => {
      const value = box.value.trim() === "" ? null : read(box.value);
      attr(box, "aria-invalid", Number.isNaN(value) && "true");
      if (!Number.isNaN(value)) changed(value);
    },
  });
  return box;
}

/** Shows a value, unless somebody is typing. @param {HTMLInputElement} box @param {number | null | undefined} value */
export function showNumber(box, value) {
  const text = value === null || value === undefined ? "" : exact(value);
  if (/** @type {ShadowRoot} */ (box.getRootNode()).activeElement !== box && box.value !== text) box.value = text;
}

/** @param {App} app */
export function settings(app) {
  const parts = [dataField(app), lossField(app), priceField(app), trainerField(app), rateField(app), more(app), nextStep(app)];
  const node = h("aside.settings", { "aria-label": W.settings }, ...parts.map((part) => part.node));
  /** @type {any[]} */
  let seen = [];
  return {
    node,
    update() {
      // What is asked for changes seldom: while a run goes on only the step's own numbers do.
      const now = [app.settings, app.report.train.n, app.origin, app.ui.others, app.ui.notice?.field];
      const changed = now.some((value, i) => value !== seen[i]);
      for (const part of parts) if (changed || part.live) part.update();
      seen = now;
    },
  };
}

/** @param {App} app */
function dataField(app) {
  const { box, node: list } = select(W.data, async (id) => (id ? (await import("./choose.js")).chooseData(app, id) : undefined));
  const note = h("p.note");
  return {
    node: field(W.data, [list], note), live: false,
    update() {
      const { report, counts, catalog } = app;
      const of = (/** @type {string} */ kind) => catalog.datasets.filter((/** @type {any} */ set) => set.kind === kind).map((/** @type {any} */ set) => [set.id, set.title]);
      const preset = app.settings.data.preset;
      const own = preset ? [] : [["", app.report.train.n ? app.title : W.ownPoints]];
      options(box, [["", /** @type {any} */ (own)], [W.small, of("small")], [W.generators, of("generator")], [W.real, of("real")]], preset ?? "");
      const classes = counts.filter((k) => k > 0).length;
      set(note, report.train.n === 0 ? "no points yet" : `${some(report.train.n, "point")}, ${some(classes, "class", "classes")}`);
    },
  };
}

/** @param {App} app */
function lossField(app) {
  const { box, node: list } = select(W.loss, async (id) => (await import("./choose.js")).chooseLoss(app, id));
  const compare = h("input", { type: "checkbox", role: "switch", onchange: () => ((app.ui.others = compare.checked), app.touch()) });
  const note = h("p.note", { hidden: true });
  return {
    node: field(W.loss, [list, note], h("label.switch", {}, W.compare, compare)), live: false,
    update() {
      options(box, [["", app.catalog.losses.map((/** @type {any} */ loss) => [loss.id, loss.trainable ? loss.title : `${loss.title} (not trainable)`, !loss.trainable])]], app.loss.id);
      compare.checked = app.ui.others;
      note.hidden = app.loss.id !== "soft-margin";
      set(note, W.softMargin);
    },
  };
}

/** @param {App} app */
function priceField(app) {
  const to = (/** @type {number} */ c) => app.update({ c });
  const slider = h("input.range", { type: "range", min: -3, max: 4, step: 0.05, "aria-label": "C" });
  slider.addEventListener("input", () => to(Number((10 ** Number(slider.value)).toPrecision(2))));
  // A pull at the slider is one step of undo.
  slider.addEventListener("pointerdown", () => app.lab.beginEdit());
  for (const end of ["pointerup", "pointercancel"]) slider.addEventListener(end, () => app.lab.endEdit());
  const box = numberBox("C", (c) => (c === null ? app.update({ c: null }) : to(c)));
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
  const { box, node: list } = select(W.trainer, async (id) => (await import("./choose.js")).chooseTrainer(app, id));
  const note = h("p.note");
  return {
    node: field(W.trainer, [list], note), live: false,
    update() {
      options(box, [["", app.catalog.trainers.map((/** @type {any} */ trainer) => [trainer.id, trainer.title])]], app.trainer.id);
      set(note, `a step uses ${stepWords(app.trainer.step, app.report.train.n, app.settings.trainer.batch ?? 1)}`);
    },
  };
}

/** The size of a step, or the points in it, or why neither can be chosen. @param {App} app */
function rateField(app) {
  const law = () => (box.value === "auto" ? app.update({ trainer: { rate: null } }) : app.update({ trainer: { rate: { type: box.value, initial: initial() } } }));
  const { box, node: list } = select(W.rate, law);
  const start = numberBox("η₀", (eta) => app.update({ trainer: { rate: eta === null ? null : { type: box.value === "auto" ? "inverse-sqrt" : box.value, initial: eta } } }));
  const batch = numberBox(W.batch, (size) => app.update({ trainer: { batch: size } }));
  const label = h("span");
  const [rates, note] = [h("div.pair.law", {}, start, list), h("p.note")];
  const node = field(label, [rates, batch], note);
  let falls = "";
  /** @type {any} */
  let seen = null;
  const words = (/** @type {number | undefined} */ now) => [falls, now ? `now ${short(now, 2)}` : ""].filter(Boolean).join("; ");
  /** η₀ that the automatic law would start from. */
  const initial = () => {
    const rate = app.settings.trainer.rate;
    if (typeof rate === "number") return rate;
    const next = app.next?.rate ?? 1;
    return rate?.initial ?? Number((next * Math.sqrt(app.lab.stepNumber + 1)).toPrecision(2));
  };
  return {
    node, live: true,
    update() {
      const { trainer, settings: s } = app;
      // While a run goes on only the rate of its last step changes.
      const now = (app.running ? app.report.last_step : app.next)?.rate;
      if (app.running && trainer.rate && seen === s) return set(note, words(now));
      seen = s;
      rates.hidden = !trainer.rate;
      batch.hidden = !trainer.batch;
      node.classList.toggle("bad", app.ui.notice?.field === "rate" && Boolean(trainer.rate));
      fill(label, trainer.batch ? W.batch : W.rate, () => (trainer.batch ? [W.batch] : [`${W.rate} `, math("η")]));
      if (trainer.batch) showNumber(batch, s.trainer.batch ?? 1);
      if (!trainer.rate) return set(note, trainer.batch ? "its rate is 1/(λt)" : "this trainer sets its own");
      const rate = typeof s.trainer.rate === "number" ? { type: "constant", initial: s.trainer.rate } : s.trainer.rate;
      const first = app.report.train.n ? initial() : null;
      const auto = /** @type {[string, string]} */ (["auto", `automatic${first && !rate ? `, ${short(first)} / √t` : ""}`]);
      options(box, [["", [auto, .../** @type {[string, string][]} */ (Object.entries(W.rates))]]], rate?.type ?? "auto");
      rates.classList.toggle("whole", !rate);
      start.hidden = !rate;
      showNumber(start, first);
      const bad = node.classList.contains("bad");
      const most = 2 / app.report.objective.lambda;
      if (bad) return set(note, (first ?? 0) > most ? `too large: keep it below ${short(most, 2)}` : "too large");
      falls = first === null || rate?.type === "constant" ? "" : `falls from ${short(first)}`;
      set(note, words(now));
    },
  };
}

/** The rest of the settings, fetched when it is first unfolded. @param {App} app */
function more(app) {
  /** @type {{ node: Node, update(): void } | null} */
  let part = null;
  const node = h("details.more", { part: "more" }, h("summary", {}, W.moreSettings, icon("down")));
  node.addEventListener("toggle", async () => {
    if (part || !node.open) return;
    part = (await import("./more.js")).more(app);
    node.append(part.node);
    part.update();
  });
  return { node, live: false, update: () => part?.update() };
}

/** What the next step would do, fetched where there is room for it. @param {App} app */
function nextStep(app) {
  const node = h("section.next", { "aria-label": W.nextStep });
  /** @type {((app: App) => void) | null} */
  let update = null;
  let asked = false;
  const fetchIt = async () => ((asked = true), (update = (await import("./next.js")).next(node)), app.touch());
  return { node, live: true, update: () => (app.width >= 1600 ? (update ? update(app) : asked || void fetchIt()) : undefined) };
}
