/** Under the plane: the one key, which counts, and three sentences that change with the state. */
import { fill, h, math, set } from "../ui/dom.js";
import { count, short } from "../i18n/numbers.js";
import { shape, slackSign } from "../ui/icons.js";
import { W, story } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** The lines of the key that hold now: sign, count, words. @param {App} app @returns {[() => Node, number | null, string, string?][]} */
function lines(app) {
  const { report, loss, rho } = app;
  if (report.train.n === 0 || !(report.weights.norm > 0)) return [];
  const support = report.support && report.support.free.length + report.support.bounded.length;
  const asked = short(rho);
  /** @type {[() => Node, number | null, string, string?][]} */
  const all = [];
  if (support !== null) all.push([() => shape(1, "ring"), support, support === 1 ? "support vector (*α* > 0)" : "support vectors (*α* > 0)"]);
  else if (loss.vanishes) all.push([() => shape(1, "ring"), loss.band ? report.violators : report.train.errors, `${(loss.band ? report.violators : report.train.errors) === 1 ? "pulls" : "pull"} (*m* ${loss.band ? `< ${asked}` : "≤ 0"})`]);
  if (loss.band) all.push([() => shape(0, "half"), report.right_inside, "right, but inside the band"]);
  all.push([() => shape(1, "cross"), report.train.errors, "on the wrong side"]);
  if (loss.band && loss.vanishes) all.push([slackSign, null, `slack ξ = ${asked} − *m*`, "explain"]);
  return all;
}

/** @param {App} app */
export function key(app) {
  const legend = h("div.key");
  const sentences = h("p.story");
  return {
    nodes: [legend, sentences],
    update() {
      const { report, counts, names, loss, running } = app;
      const empty = report.train.n === 0;
      const now = lines(app);
      const words = empty ? W.hintEmpty : now.length ? "" : report.converged ? W.flat : W.noBoundary;
      fill(legend, words + now.map(([, n, text]) => `${n} ${text}`).join(), () =>
        now.length ? now.map(([sign, n, text, extra]) => h(`span${extra ? `.${extra}` : ""}`, {}, sign(), h("span", {}, n === null ? "" : h("b", {}, `${count(n)} `), ...math(text).childNodes))) : [h("span", {}, words)],
      );
      set(sentences, story(report, { names, counts, loss, c: app.settings.c, running }));
    },
  };
}
