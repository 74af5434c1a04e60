/** Pointing at the two charts: a point of ℓ(m), a step of the objective with its numbers. */
import { t } from "../i18n/index.js";
import { fixed, short } from "../i18n/numbers.js";
import { attr, h, set } from "../ui/dom.js";
import { localPixel } from "./pointer.js";

/** @typedef {import("../app/app.js").App} App */

/** As near a pointer means a point, CSS px. */
const REACH = { mouse: 12, finger: 22 };

/** @param {App} app @param {HTMLElement} box of the chart of the points */
export function chartPointer(app, box) {
  const pick = (/** @type {PointerEvent | MouseEvent} */ event) => {
    const mouse = /** @type {PointerEvent} */ (event).pointerType === "mouse";
    return app.guard((lab) => app.painter.pick(lab, "points", ...localPixel(box, event), mouse ? REACH.mouse : REACH.finger)) ?? -1;
  };
  box.addEventListener("pointermove", (event) => app.do("hoverPoint", pick(event)));
  box.addEventListener("pointerleave", () => app.do("hoverPoint", -1));
  box.addEventListener("click", (event) => app.do("selectPoint", pick(event), true));
}

/** How far a key goes along the steps. @type {Record<string, number>} */
const KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity };

/** The chart of the objective is a slider over the steps. @param {App} app @param {HTMLElement} box @param {HTMLElement} figure */
export function stepReadout(app, box, figure) {
  const within = (/** @type {number} */ step) => Math.min(app.lab?.last ?? 0, Math.max(0, step));
  const under = (/** @type {MouseEvent} */ event) => within(Math.round(app.painter.stepAt(localPixel(box, event)[0])));
  for (const [name, value] of Object.entries({ role: "slider", tabindex: 0, "aria-label": t.objectiveChart, "aria-valuemin": 0 })) attr(box, name, value);
  box.addEventListener("pointermove", (event) => app.do("readOutStep", under(event)));
  for (const end of ["pointerleave", "blur"]) box.addEventListener(end, () => app.do("readOutStep", null));
  box.addEventListener("click", (event) => app.do("seek", under(event)));
  box.addEventListener("keydown", (event) => {
    const { readoutStep } = app.ui;
    if (event.key === "Enter" && readoutStep !== null) app.do("seek", readoutStep);
    else if (event.key in KEYS) app.do("readOutStep", within((readoutStep ?? app.lab.stepNumber) + KEYS[event.key]));
    else return;
    event.preventDefault();
  });
  const toggle = /** @type {HTMLElement} */ (figure.querySelector(".tiny"));
  const value = h("span.small.soft", { hidden: true });
  toggle.before(value);
  return {
    update() {
      const { readoutStep } = app.ui;
      toggle.hidden = readoutStep !== null;
      value.hidden = readoutStep === null;
      if (app.running && readoutStep === null) return;
      const at = readoutStep ?? app.lab.stepNumber;
      const words = t.atStep(short(at, 9), objectiveAt(app, readoutStep));
      if (readoutStep !== null) set(value, words);
      attr(box, "aria-valuemax", app.lab.last);
      attr(box, "aria-valuenow", at);
      attr(box, "aria-valuetext", words);
    },
  };
}

/** The objective and its parts at the kept step nearest to one, or now. @param {App} app @param {number | null} step */
function objectiveAt(app, step) {
  const sum = (/** @type {number[]} */ [p, regulariser, loss]) => `P ${fixed(p, 3)} = ${fixed(regulariser, 3)} + ${fixed(loss, 3)}`;
  const now = app.report.objective;
  if (step === null) return sum([now.primal, now.regulariser, now.loss]);
  const { step: steps, primal, regulariser, loss } = app.lab.history();
  let best = 0;
  for (let i = 1; i < steps.length; i += 1) if (Math.abs(steps[i] - step) < Math.abs(steps[best] - step)) best = i;
  return sum([primal[best], regulariser[best], loss[best]]);
}
