/** What is proven, beside the objective: that this is the optimum, and whether it is the only one. Until then what to look for there. */
import { attr, h, set } from "../ui/dom.js";
import { fixed } from "../i18n/numbers.js";
import { W } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** One sentence on the optimum, "" where there is no dual. @param {any} report */
export function certainty({ objective: o, weights, support, train }) {
  if (train.n === 0 || o.gap === null) return "";
  if (o.gap > 1e-6 * Math.max(1, Math.abs(o.primal))) return W.sayDual;
  const [b, alphas] = [weights.b_interval, support?.unique === false];
  if (b && alphas) return `Optimal, not alone: ${range(b)}, and other multipliers.`;
  if (b) return `Optimal; ${range(b)} is as good.`;
  return alphas ? W.otherAlphas : W.sayOptimal;
}

/** @param {(number | null)[]} interval */
function range([lo, hi]) {
  if (lo === null && hi === null) return "any b";
  if (lo === null) return `any b up to ${fixed(hi, 2)}`;
  return hi === null ? `any b from ${fixed(lo, 2)} on` : `any b from ${fixed(lo, 2)} to ${fixed(hi, 2)}`;
}

/** @param {App} app @param {HTMLElement} figure the chart of the objective */
export function certificate(app, figure) {
  const sentence = h("span.soft.say", { hidden: true });
  /** @type {Element} */ (figure.querySelector(".tiny")).before(sentence);
  return {
    update() {
      const words = certainty(app.report);
      sentence.hidden = !words || app.ui.readout !== null;
      set(sentence, words);
      attr(sentence, "title", words);
    },
  };
}
