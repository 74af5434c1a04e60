/** Pointing at the two charts: a point of ℓ(m), a step of the objective with its numbers. */
import { attr, h, set } from "../ui/dom.js";
import { hover, select } from "../app/edits.js";
import { fixed, short } from "../i18n/numbers.js";
import { seek } from "../app/playback.js";
import { W } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {MouseEvent} event @returns {[number, number]} */
const local = (event) => {
  const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};

/** @param {App} app @param {HTMLElement} box */
export function onLoss(app, box) {
  const pick = (/** @type {PointerEvent | MouseEvent} */ event) => app.guard((lab) => app.painter.pick(lab, "points", ...local(event), /** @type {PointerEvent} */ (event).pointerType === "mouse" ? 12 : 22)) ?? -1;
  box.addEventListener("pointermove", (event) => hover(app, pick(event)));
  box.addEventListener("pointerleave", () => hover(app, -1));
  box.addEventListener("click", (event) => select(app, pick(event), true));
}

/** The objective is a slider over the steps. @param {App} app @param {HTMLElement} box */
export function onCurve(app, box) {
  const read = (/** @type {number | null} */ step) => ((app.ui.readout = step), app.touch());
  const under = (/** @type {MouseEvent} */ event) => Math.min(app.lab?.last ?? 0, Math.max(0, Math.round(app.painter.stepAt(local(event)[0]))));
  for (const [name, value] of Object.entries({ role: "slider", tabindex: 0, "aria-label": W.objectiveChart, "aria-valuemin": 0 })) attr(box, name, value);
  box.addEventListener("pointermove", (event) => read(under(event)));
  for (const end of ["pointerleave", "blur"]) box.addEventListener(end, () => read(null));
  box.addEventListener("click", (event) => seek(app, under(event)));
  box.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity }[event.key];
    if (event.key === "Enter" && app.ui.readout !== null) seek(app, app.ui.readout);
    else if (by) read(Math.min(app.lab.last, Math.max(0, (app.ui.readout ?? app.lab.stepNumber) + by)));
    else return;
    event.preventDefault();
  });
  const toggle = /** @type {HTMLElement} */ (box.parentElement?.querySelector(".tiny"));
  const value = h("span.small.soft", { hidden: true });
  toggle.before(value);
  return {
    update() {
      const { readout } = app.ui;
      toggle.hidden = readout !== null;
      value.hidden = readout === null;
      if (app.running && readout === null) return;
      const at = readout ?? app.lab.stepNumber;
      const words = `Step ${short(at, 9)}: ${objectiveAt(app, at, readout === null)}`;
      if (readout !== null) set(value, words);
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
