/** Under the plane: the one legend, which counts, and three sentences that change with the state. */
import { t } from "../i18n/index.js";
import { count, short } from "../i18n/numbers.js";
import { fill, h, math, set } from "../ui/dom.js";
import { shape, slackSign } from "../ui/icons.js";

/** @typedef {import("../app/app.js").App} App */
/** A line of the legend. @typedef {{ sign: () => Node, n: number | null, text: string, kind?: string }} Line */

/** The lines that hold now. @param {App} app @returns {Line[]} */
function lines({ report, loss, rho }) {
  const { errors, n } = report.train;
  if (n === 0 || !(report.weights.norm > 0)) return [];
  const margin = short(rho);
  const ring = () => shape(1, "ring");
  /** @type {Line[]} */
  const all = [];
  if (report.support) {
    const support = report.support.free.length + report.support.bounded.length;
    all.push({ sign: ring, n: support, text: t.supportVectors(support) });
  } else if (loss.vanishes) all.push(loss.band ? { sign: ring, n: report.violators, text: t.belowMargin(margin) } : { sign: ring, n: errors, text: t.withLoss });
  if (loss.band) all.push({ sign: () => shape(0, "half"), n: report.right_inside, text: t.insideBand });
  all.push({ sign: () => shape(1, "cross"), n: errors, text: t.misclassified });
  if (loss.band && loss.vanishes) all.push({ sign: slackSign, n: null, text: t.slack(margin), kind: ".explain" });
  return all;
}

export function legend() {
  const key = h("div.key");
  const sentences = h("p.story");
  return {
    nodes: [key, sentences],
    /** @param {App} app */
    update(app) {
      const { report, counts, names, loss, running, settings: { c } } = app;
      const now = lines(app);
      const words = report.train.n === 0 ? t.hintEmpty : now.length ? "" : t.noBoundary(report);
      fill(key, words + now.map(({ n, text }) => `${n} ${text}`).join(), () =>
        now.length
          ? now.map(({ sign, n, text, kind = "" }) => h(`span${kind}`, {}, sign(), h("span", {}, n === null ? "" : h("b", {}, `${count(n)} `), ...math(text).childNodes)))
          : [h("span", {}, words)],
      );
      set(sentences, t.story(report, { names, counts, loss, c, running }));
    },
  };
}
