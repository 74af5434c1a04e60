/** The settings that are folded away, made from the same tables as the rest. */
import { attr, fill, h, set } from "../ui/dom.js";
import { chooseData } from "../app/setting-changes.js";
import { update } from "../app/edits.js";
import { typed } from "../input/number-input.js";
import { field, numberBox, options, select, showNumber } from "../ui/fields.js";
import { W } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** A switch of one setting. @param {string} words @param {(on: boolean) => any} changed */
function toggle(words, changed) {
  const box = h("input", { type: "checkbox", role: "switch", onclick: (/** @type {Event} */ e) => (box.getAttribute("aria-disabled") === "true" ? e.preventDefault() : undefined), onchange: () => changed(box.checked) });
  const why = h("p.note", { hidden: true });
  return { box, why, node: h("div.field", {}, h("label.switch", {}, words, box), why) };
}

/** A number of its own. @param {string} name @param {(x: number | null) => any} changed */
function number(name, changed) {
  const box = numberBox(name);
  box.addEventListener("change", () => typed(box, changed));
  return box;
}

/** @param {App} app */
export function more(app) {
  const standardise = toggle(W.standardise, (on) => update(app, { standardise: on }));
  const bias = toggle(W.biasToo, (on) => update(app, { regularise_bias: on }));
  const penalty = select(W.penalty);
  penalty.box.addEventListener("change", () => update(app, { penalty: penalty.box.value }));
  const weights = [0, 1].map((k) =>
    number(`Weight of class ${k}`, (x) => {
      const all = [0, 1].map((i) => app.settings.class_weights[i] ?? 1);
      all[k] = x ?? 1;
      update(app, { class_weights: all });
    }),
  );
  const seed = number(W.seed, (x) => update(app, { seed: x }));
  const parameters = h("div.fields");
  const generator = h("div.fields");
  const about = h("p.note");
  const fields = h(
    "div.fields", {},
    generator, parameters, standardise.node, bias.node, field(W.penalty, [penalty.node]),
    field(h("span", {}, W.classWeights, " (minus, plus)"), [h("div.duo", {}, ...weights)]), field(W.seed, [seed]), about,
  );
  /** @type {{ box: HTMLInputElement, value: () => any }[]} */
  let boxes = [];

  /** Fields that depend on the loss and the data set, made anew only when these change. */
  const remake = () => {
    const { loss, settings: s } = app;
    const data = /** @type {any} */ (app.set);
    boxes = [];
    const add = (/** @type {string} */ label, /** @type {string} */ meaning, /** @type {(x: number | null) => any} */ changed, /** @type {() => any} */ value) => {
      const box = number(label, changed);
      boxes.push({ box, value });
      return field(label, [box], meaning ? h("p.note", {}, meaning) : undefined);
    };
    parameters.replaceChildren(...loss.parameters.map((p) => add({ margin: "Margin ρ", gamma: "γ" }[/** @type {string} */ (p.name)] ?? p.name, p.meaning, (x) => update(app, { loss: { [p.name]: x } }), () => app.settings.loss[p.name] ?? p.default)));
    const of = s.data.preset && data?.kind === "generator" ? /** @type {[string, string][]} */ ([["n", W.n], ["noise", W.noise], ["seed", W.dataSeed]]) : [];
    const change = (/** @type {string} */ name, /** @type {number | null} */ x) => {
      const { n, noise, seed: draw } = app.settings.data;
      return chooseData(app, data.id, { n: n ?? null, noise: noise ?? null, seed: draw ?? null, [name]: x });
    };
    generator.replaceChildren(...of.filter(([name]) => name === "seed" || data[name] !== null).map(([name, label]) => add(label, "", (x) => change(name, x), () => app.settings.data[name] ?? (name === "seed" ? 1 : data[name]))));
    generator.hidden = !generator.childElementCount;
    parameters.hidden = !parameters.childElementCount;
  };
  let made = "";
  return {
    node: fields,
    update() {
      const { settings: s, trainer, set: data, loss, kernel } = app;
      const key = `${loss.id} ${data?.id} ${s.data.preset}`;
      if (key !== made) remake();
      made = key;
      for (const { box, value } of boxes) showNumber(box, value());
      standardise.box.checked = s.standardise;
      bias.box.checked = s.regularise_bias;
      const fixed = Boolean(kernel) || trainer.regularise_bias !== null && trainer.regularise_bias !== undefined;
      attr(bias.box, "aria-disabled", fixed && "true");
      bias.why.hidden = !fixed;
      set(bias.why, kernel ? W.notWithKernels : fixed ? `${trainer.title} needs it ${trainer.regularise_bias ? "on" : "off"}` : "");
      options(penalty.box, [["", [["l2", "½‖w‖²"], ["none", kernel ? `none (${W.notWithKernels})` : "none", Boolean(kernel)]]]], s.penalty);
      weights.forEach((box, k) => showNumber(box, s.class_weights[k] ?? 1));
      showNumber(seed, s.seed);
      const axes = (data?.kind === "real" ? data.axes : []).map((/** @type {any} */ axis, /** @type {number} */ k) => `x${"₁₂"[k]}: ${axis.name}${axis.unit ? ` (${axis.unit})` : ""}.`);
      const words = [...(kernel ? [`${kernel.entry.title} ${kernel.entry.formula}: ${kernel.entry.meaning} ${kernel.entry.source}.`] : []), `${loss.title}: ${loss.meaning} ${loss.source}.`, `${trainer.title}: ${trainer.source}.`, ...(data ? [`${data.title}: ${[data.about, ...axes, data.source, data.licence].filter(Boolean).join(" ")}`] : [])];
      fill(about, words.join(), () => words.flatMap((text) => [h("span", {}, text), h("br")]));
    },
  };
}
