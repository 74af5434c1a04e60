/** The model: the line, or a kernel with its parameters and what they come to. */
import { attr, h, math, set } from "../ui/dom.js";
import { chosen, field, numberBox, select, showNumber } from "../ui/fields.js";
import { short } from "../i18n/numbers.js";
import { W } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** The parameters of a polynomial, and how they are written. */
const POLYNOMIAL = [["degree", "*d*"], ["gamma", "*γ*"], ["coef0", "*c*_0"]];

/** @param {App} app */
export function modelField(app) {
  const { box, node: list } = select(W.model, "model");
  const slider = h("input.range", { type: "range", min: -3, max: 3, step: 0.05, "aria-label": "γ", "data-input": "gamma" });
  const gamma = numberBox("γ", "gamma");
  const bell = h("div.pair.named", {}, math("*γ*"), slider, gamma);
  const boxes = POLYNOMIAL.map(([name, sign]) => ({ name, sign, box: numberBox({ degree: "Degree", gamma: "γ", coef0: "c₀" }[name] ?? name, name) }));
  const powers = h("div.trio", {}, ...boxes.map(({ sign, box }) => h("label", {}, math(sign), box)));
  const [note, forced] = [h("p.note"), h("p.note")];
  return {
    node: field(W.model, [list, bell, powers, note], forced), live: false,
    update() {
      const { kernel } = app;
      const id = kernel?.entry.id ?? "line";
      chosen(box, id, kernel?.entry.title ?? W.line);
      bell.hidden = id !== "rbf";
      powers.hidden = id !== "polynomial";
      note.hidden = !kernel;
      const came = kernel ? along(app) : "";
      forced.hidden = !came;
      set(forced, came);
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

/** What the parameters come to. @param {App} app @param {any} kernel */
function consequence({ settings }, { entry, gamma, degree, coef0 }) {
  if (entry.id === "rbf") return `a bell ${short(1 / Math.sqrt(2 * gamma))}${settings.standardise ? ` ${W.deviations}` : ""} wide`;
  if (entry.id === "polynomial") return degree === 1 ? "a straight line" : coef0 === 0 ? `only terms of degree ${degree}` : `a curve of degree ${degree}`;
  return "a straight line, by its multipliers";
}

/** What the choice of a kernel or a trainer changed besides, as long as it holds. @param {App} app */
export function along({ forced, settings: s, trainer, loss }) {
  if (!forced) return "";
  const { before } = forced;
  const changes = [before.trainer.type !== s.trainer.type && trainer.title, before.loss.type !== s.loss.type && `${loss.title} loss`, before.penalty !== s.penalty && (s.penalty === "none" ? "no penalty" : "penalty ½‖w‖²"), before.regularise_bias !== s.regularise_bias && (s.regularise_bias ? "penalised b" : "free b")];
  const list = changes.filter(Boolean).join(", ");
  return list && `with it: ${list}`;
}
