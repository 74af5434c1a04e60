/** What the next step would do: weight decay, gradients, new w. Shown where the layout has room for it. */
import { t } from "../i18n/index.js";
import { fixed, short } from "../i18n/numbers.js";
import { fill, h, math, set } from "../ui/dom.js";
import { shape } from "../ui/icons.js";
import { whetherShown } from "../ui/visible.js";

/** As many gradients are listed. */
const LISTED = 4;

/** @param {ArrayLike<number>} v */
const pair = (v) => `(${[v[0], v[1]].map((x) => (x !== 0 && Math.abs(x) < 1e-3 ? short(x, 1) : fixed(x, 3))).join(", ")})`;

/** @param {string} kind @param {Node[]} words @param {string} value */
const line = (kind, words, value) => h(`tr${kind}`, {}, h("td", {}, ...words), h("td", {}, value));

/** @param {import("../app/app.js").App} app */
export function nextStep(app) {
  const body = h("tbody");
  const note = h("p.note");
  const section = h("section.next", { "aria-label": t.nextStep, hidden: true }, h("h2", {}, t.nextStep), h("table", {}, body), note);
  const node = h("div.next-slot", {}, section);
  const shown = whetherShown(node, () => app.touch());
  return {
    node,
    update() {
      if (!shown() || !app.lab) return;
      const step = app.nextStep;
      // A pair of multipliers has a picture of its own.
      section.hidden = !step?.before.w || Boolean(step.pair);
      if (!step?.before.w || !step.after.w || section.hidden) return;
      const { before, after, shrink, pulls, total, rate } = step;
      const listed = step.points.slice(0, LISTED);
      const rest = total - listed.length;
      fill(body, JSON.stringify([before, after, listed]), () => [
        line("", [math(t.weightsBefore)], pair(/** @type {number[]} */ (before.w))),
        line("", [math(t.weightDecay)], pair(shrink)),
        ...listed.map((i, at) => line("", [shape(app.points[i]?.class ?? 0), new Text(t.gradientOf(i))], pair(pulls[at]))),
        ...(rest > 0 ? [line("", [new Text(t.moreGradients(rest))], "")] : []),
        line(".sum", [math(t.weightsAfter)], pair(/** @type {number[]} */ (after.w))),
      ]);
      set(note, `${rate ? `η = ${short(rate, 2)}. ` : ""}${app.loss.vanishes ? t.someHaveGradients : t.allHaveGradients}`);
    },
  };
}
