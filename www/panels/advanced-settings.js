/** The settings that are folded away, made from the same tables as the rest. */
import { t } from "../i18n/index.js";
import { typed } from "../input/number-input.js";
import { attr, fill, h, set } from "../ui/dom.js";
import { field, numberBox, options, select, showNumber } from "../ui/fields.js";

/** @typedef {import("../app/app.js").App} App */
/** A field whose box follows the settings. @typedef {{ box: HTMLInputElement, value: () => number | null | undefined }} Bound */

/** A switch of one setting. @param {string} words @param {(on: boolean) => void} changed */
function toggle(words, changed) {
  const fixed = (/** @type {Event} */ event) => box.getAttribute("aria-disabled") === "true" && event.preventDefault();
  const box = h("input", { type: "checkbox", role: "switch", onclick: fixed, onchange: () => changed(box.checked) });
  const why = h("p.note", { hidden: true });
  return { box, why, node: h("div.field", {}, h("label.switch", {}, words, box), why) };
}

/** A number of its own. @param {string} name @param {(x: number | null) => void} changed */
function number(name, changed) {
  const box = numberBox(name);
  box.addEventListener("change", () => typed(box, changed));
  return box;
}

/** @param {App} app */
export function advancedSettings(app) {
  const standardise = toggle(t.standardise, (on) => app.do("update", { standardise: on }));
  const bias = toggle(t.regulariseBias, (on) => app.do("update", { regularise_bias: on }));
  const penalty = select(t.penalty);
  penalty.box.addEventListener("change", () => app.do("update", { penalty: penalty.box.value }));
  const weights = [0, 1].map((k) => number(t.classWeight(k), (x) => app.do("update", { class_weights: [0, 1].map((i) => (i === k ? x ?? 1 : app.settings.class_weights[i] ?? 1)) })));
  const seed = number(t.seed, (x) => app.do("update", { seed: x }));
  const [parameters, generator] = [h("div.fields"), h("div.fields")];
  const about = h("p.note");
  const node = h(
    "div.fields", {},
    generator, parameters, standardise.node, bias.node, field(t.penalty, [penalty.node]),
    field(h("span", {}, t.classWeights, t.classOrder), [h("div.duo", {}, ...weights)]), field(t.seed, [seed]), about,
  );
  /** @type {Bound[]} */
  let bound = [];
  let madeFor = "";
  return {
    node,
    update() {
      const { settings: s, trainer, loss, kernel } = app;
      const key = `${loss.id} ${app.dataSet?.id} ${s.data.preset}`;
      if (key !== madeFor) bound = [...lossParameters(app, parameters), ...generatorFields(app, generator)];
      madeFor = key;
      for (const { box, value } of bound) showNumber(box, value());
      standardise.box.checked = s.standardise;
      bias.box.checked = s.regularise_bias;
      const needed = trainer.regularise_bias ?? null;
      const fixed = Boolean(kernel) || needed !== null;
      attr(bias.box, "aria-disabled", fixed && "true");
      bias.why.hidden = !fixed;
      set(bias.why, kernel ? t.notWithKernels : needed !== null ? t.trainerNeeds(trainer.title, needed) : "");
      options(penalty.box, [["", [["l2", t.l2], ["none", kernel ? t.unavailable(t.noPenalty, t.notWithKernels) : t.noPenalty, Boolean(kernel)]]]], s.penalty);
      weights.forEach((box, k) => showNumber(box, s.class_weights[k] ?? 1));
      showNumber(seed, s.seed);
      const sentences = sources(app);
      fill(about, sentences.join(), () => sentences.flatMap((text) => [h("span", {}, text), h("br")]));
    },
  };
}

/** The parameters of the loss, made anew for another loss. @param {App} app @param {HTMLElement} node @returns {Bound[]} */
function lossParameters(app, node) {
  const made = app.loss.parameters.map((p) => {
    const label = t.parameters[p.name] ?? p.name;
    const box = number(label, (x) => app.do("update", { loss: { [p.name]: x } }));
    return { box, value: () => app.settings.loss[p.name] ?? p.default, field: field(label, [box], h("p.note", {}, p.meaning)) };
  });
  node.replaceChildren(...made.map((each) => each.field));
  node.hidden = made.length === 0;
  return made;
}

/** What a generator of points takes, made anew for another one. @param {App} app @param {HTMLElement} node @returns {Bound[]} */
function generatorFields(app, node) {
  const set = app.settings.data.preset ? app.dataSet : null;
  const names = /** @type {const} */ (["n", "noise", "seed"]).filter((name) => set?.kind === "generator" && (name === "seed" || set[name] !== null));
  const labels = { n: t.n, noise: t.noise, seed: t.dataSeed };
  const made = names.map((name) => {
    const change = (/** @type {number | null} */ x) => {
      const { n, noise, seed } = app.settings.data;
      void app.do("chooseData", /** @type {string} */ (set?.id), { n: n ?? null, noise: noise ?? null, seed: seed ?? null, [name]: x });
    };
    const box = number(labels[name], change);
    return { box, value: () => app.settings.data[name] ?? (name === "seed" ? 1 : set?.[name]), field: field(labels[name], [box]) };
  });
  node.replaceChildren(...made.map((each) => each.field));
  node.hidden = made.length === 0;
  return made;
}

/** Where kernel, loss, trainer and data set come from. @param {App} app */
function sources({ kernel, loss, trainer, dataSet }) {
  const axes = dataSet?.kind === "real" ? dataSet.axes.map((axis, k) => `x${"₁₂"[k]}: ${axis.name}${axis.unit ? ` (${axis.unit})` : ""}.`) : [];
  return [
    ...(kernel ? [`${kernel.entry.title} ${kernel.entry.formula}: ${kernel.entry.meaning} ${kernel.entry.source}.`] : []),
    `${loss.title}: ${loss.meaning} ${loss.source}.`,
    `${trainer.title}: ${trainer.source}.`,
    ...(dataSet ? [`${dataSet.title}: ${[dataSet.about, ...axes, dataSet.source, dataSet.licence].filter(Boolean).join(" ")}`] : []),
  ];
}
