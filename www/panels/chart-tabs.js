/** The views of the points: their keys, one sentence that says what to see, and what is read out. */
import { attr, h, set } from "../ui/dom.js";
import { short } from "../i18n/numbers.js";
import { rove } from "../a11y/roving-tabindex.js";
import { W } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {App} app @param {HTMLElement} figure */
export function views(app, figure) {
  const group = /** @type {HTMLElement} */ (figure.querySelector(".views"));
  const box = /** @type {HTMLElement} */ (figure.querySelector(".chart"));
  const sentence = h("span.soft.say", { hidden: true });
  group.before(sentence);
  const settle = rove(group, ".view:not([hidden])", (item) => item.click());
  attr(box, "role", "img");
  return {
    update() {
      const { loss, report, ui: { view } } = app;
      settle(/** @type {HTMLElement} */ (group.querySelector("[aria-checked=true]")) ?? undefined);
      sentence.hidden = view === "loss";
      const free = loss.id === "squared-hinge";
      set(sentence, view === "kkt" ? W.sayKkt : free ? W.sayFree : W.sayAlphas);
      attr(sentence, "title", sentence.textContent);
      if (!app.running) attr(box, "aria-label", view === "loss" ? lossWords(app) : `${view === "kkt" ? W.viewKkt : W.viewAlphas}. ${sentence.textContent} ${supportWords(report.support)}`);
    },
  };
}

/** @param {App} app */
const lossWords = ({ loss, report, rho }) =>
  `${loss.title} loss of each point over its margin. ${report.violators} of ${report.train.n} points are below the margin ${short(rho)}.`;

/** @param {any} support */
const supportWords = (support) => (support ? `${support.free.length + support.bounded.length} points have a multiplier, ${support.bounded.length} of them at C.` : "");
