/** What the next step would do: shrink, pulls, new w. */
import { fill, h, math, set } from "../ui/dom.js";
import { count, fixed, short } from "../i18n/numbers.js";
import { shape } from "../ui/icons.js";
import { W, some } from "../i18n/en.js";

/** @param {number[]} v */
const pair = (v) => `(${v.slice(0, 2).map((x) => (x !== 0 && Math.abs(x) < 1e-3 ? short(x, 1) : fixed(x, 3))).join(", ")})`;

/** @param {HTMLElement} node @returns {(app: import("../app/app.js").App) => void} */
export function next(node) {
  const body = h("tbody");
  const note = h("p.note");
  node.append(h("h2", {}, W.nextStep), h("table", {}, body), note);
  const line = (/** @type {string} */ kind, /** @type {Node[]} */ words, /** @type {string} */ value) => h(`tr${kind}`, {}, h("td", {}, ...words), h("td", {}, value));
  return (app) => {
    const step = app.next;
    // A pair has a picture of its own.
    node.hidden = !step?.before.w || Boolean(step.pair);
    if (node.hidden) return;
    const pulls = step.points.slice(0, 4);
    const rest = step.total - pulls.length;
    fill(body, JSON.stringify([step.before, step.after, pulls]), () => [
      line("", [math("*w* before")], pair(step.before.w)),
      line("", [math("shrink, −ηλ*w*")], pair(step.shrink)),
      ...pulls.map((/** @type {number} */ i, /** @type {number} */ at) => line("", [shape(app.points[i]?.class ?? 0), new Text(`pull of point ${count(i + 1)}`)], pair(step.pulls[at]))),
      ...(rest > 0 ? [line("", [new Text(`and ${some(rest, "more pull")}`)], "")] : []),
      line(".sum", [math("*w* after")], pair(step.after.w)),
    ]);
    set(note, `${step.rate ? `η = ${short(step.rate, 2)}. ` : ""}${app.loss.vanishes ? "Only points with a loss pull." : "Every point pulls."}`);
  };
}
