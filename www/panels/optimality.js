/** What is proven, beside the objective: that this is the optimum, and whether it is the only one. Until then what to look for there. */
import { t } from "../i18n/index.js";
import { attr, h, set } from "../ui/dom.js";

/** One sentence on the optimum, "" where there is no dual. @param {import("../engine/engine.js").Report} report */
export function optimalitySentence({ objective: o, weights, support, train }) {
  if (train.n === 0 || o.gap === null) return "";
  if (o.gap > 1e-6 * Math.max(1, Math.abs(o.primal))) return t.aboutDual;
  const alphas = support?.unique === false;
  return t.notUnique(weights.b_interval, alphas) || (alphas ? t.otherAlphas : t.aboutOptimum);
}

/** @param {HTMLElement} figure the chart of the objective */
export function optimality(figure) {
  const sentence = h("span.soft.say", { hidden: true });
  /** @type {Element} */ (figure.querySelector(".tiny")).before(sentence);
  return {
    /** @param {import("../app/app.js").App} app */
    update(app) {
      const words = optimalitySentence(app.report);
      sentence.hidden = !words || app.ui.readoutStep !== null;
      set(sentence, words);
      attr(sentence, "title", words);
    },
  };
}
