/** The model: the line, or a kernel with its parameters and what they come to. */
import { t } from "../i18n/index.js";
import { short } from "../i18n/numbers.js";
import { attr, h, math, set } from "../ui/dom.js";
import { chosen, field, numberBox, select, showNumber } from "../ui/fields.js";

/** @typedef {import("../app/app.js").App} App */

/** The parameters of a polynomial, and how they are written. */
const POLYNOMIAL = /** @type {const} */ ([["degree", "*d*"], ["gamma", "*γ*"], ["coef0", "*c*_0"]]);

export function modelField() {
  const { box, node: list } = select(t.model, "model");
  const slider = h("input.range", { type: "range", min: -3, max: 3, step: 0.05, "aria-label": t.parameters.gamma, "data-input": "gamma" });
  const gamma = numberBox(t.parameters.gamma, "gamma");
  const gammaRow = h("div.pair.named", {}, math("*γ*"), slider, gamma);
  const boxes = POLYNOMIAL.map(([name, sign]) => ({ name, sign, box: numberBox(t.parameters[name], name) }));
  const powers = h("div.trio", {}, ...boxes.map(({ sign, box }) => h("label", {}, math(sign), box)));
  const [note, changes] = [h("p.note"), h("p.note")];
  return {
    node: field(t.model, [list, gammaRow, powers, note], changes), live: false,
    /** @param {App} app */
    update(app) {
      const { kernel } = app;
      const id = kernel?.entry.id ?? "line";
      chosen(box, id, kernel?.entry.title ?? t.line);
      gammaRow.hidden = id !== "rbf";
      powers.hidden = id !== "polynomial";
      note.hidden = !kernel;
      const also = kernel ? app.alsoChanged : "";
      changes.hidden = !also;
      set(changes, also);
      if (!kernel) return;
      showNumber(gamma, kernel.gamma);
      for (const { name, box } of boxes) showNumber(box, kernel[name]);
      const at = Math.min(3, Math.max(-3, Math.log10(kernel.gamma ?? 1)));
      if (Math.abs(Number(slider.value) - at) > 0.026) slider.value = String(at);
      slider.style.setProperty("--at", `${((at + 3) / 6) * 100}%`);
      const words = consequence(app, kernel);
      attr(slider, "aria-valuetext", `${short(kernel.gamma)}: ${words}`);
      set(note, words);
    },
  };
}

/** What the parameters come to, in words. @param {App} app @param {import("../app/store.js").Kernel} kernel */
function consequence({ settings }, { entry, gamma, degree, coef0 }) {
  if (entry.id === "rbf") return t.kernelWidth(gamma, settings.standardise);
  return entry.id === "polynomial" ? t.polynomial(degree, coef0) : t.linearKernel;
}
