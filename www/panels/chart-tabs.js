/** The tabs of the chart of the points: keys, one sentence that says what to see, and what is read out. */
import { rovingTabindex } from "../a11y/roving-tabindex.js";
import { t } from "../i18n/index.js";
import { attr, h, set } from "../ui/dom.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {HTMLElement} figure */
export function chartTabs(figure) {
  const group = /** @type {HTMLElement} */ (figure.querySelector(".views"));
  const box = /** @type {HTMLElement} */ (figure.querySelector(".chart"));
  const sentence = h("span.soft.say", { hidden: true });
  group.before(sentence);
  const settle = rovingTabindex(group, ".view:not([hidden])", (item) => item.click());
  attr(box, "role", "img");
  return {
    /** @param {App} app */
    update(app) {
      const { loss, report, rho, ui: { pointsChart } } = app;
      settle(/** @type {HTMLElement} */ (group.querySelector("[aria-checked=true]")) ?? undefined);
      sentence.hidden = pointsChart === "loss";
      // The multipliers of the squared hinge have no upper bound, so their rings do not close.
      const words = pointsChart === "kkt" ? t.aboutKkt : loss.id === "squared-hinge" ? t.aboutFreeAlphas : t.aboutAlphas;
      set(sentence, words);
      attr(sentence, "title", words);
      if (app.running) return;
      const title = pointsChart === "kkt" ? t.chartKkt : t.chartAlphas;
      attr(box, "aria-label", pointsChart === "loss" ? t.lossChart(loss.title, report.violators, report.train.n, rho) : `${title}. ${words} ${t.supportSentence(report.support)}`);
    },
  };
}
