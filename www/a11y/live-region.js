/** What is spoken: the live region, and a point, the model and the whole picture in words. */
import { h } from "../ui/dom.js";
import { count, fixed, short } from "../i18n/numbers.js";
import { some, W } from "../i18n/en.js";

/** Where a point stands. @param {number} m its margin @param {number} rho the margin asked for */
export const standing = (m, rho) => (m <= 0 ? "on the wrong side" : m < rho - 1e-9 ? "right, but inside the band" : m < rho + 1e-9 ? "on the band edge" : "beyond the band");

/** A point in words, for speech. @param {number} i @param {any} p @param {string} name @param {number} rho @param {string} loss */
export const pointWords = (i, p, name, rho, loss) =>
  `Point ${i + 1}, ${name}. x ${short(p.x[0])}, y ${short(p.x[1])}. Margin ${fixed(p.margin, 2)}, ${standing(p.margin, rho)}. ${loss} loss ${fixed(p.loss, 2)}.`;

/** The model in words, for speech. @param {any} r the report */
export function modelWords(r) {
  const width = r.margin.width === null ? "No band." : `Band width ${fixed(r.margin.width, 2)}${r.weights.w ? "" : ` ${W.inFeatures}`}.`;
  const pair = r.last_step?.pair?.points;
  const support = r.support ? `${some(r.support.free.length + r.support.bounded.length, "support vector")}, ` : "";
  return `Step ${r.step}. Objective ${fixed(r.objective.primal, 3)}. ${width} ${support}${some(r.train.errors, "error")}.${r.converged ? " Converged." : ""}${pair ? ` Points ${pair[0] + 1} and ${pair[1] + 1} moved.` : ""}`;
}

/** The whole picture in words: what `describe` gives and what D speaks. @param {any} r @param {string[]} names @param {number[]} counts */
export function summary(r, names, counts) {
  const { w, b } = r.weights.data ?? r.weights;
  const crossing = !w ? "is a curve" : w[1] !== 0 ? `crosses x1 = 0 at ${short(-b / w[1])} with slope ${short(-w[0] / w[1])}` : `stands upright at x1 = ${short(-b / w[0])}`;
  const line = r.weights.norm > 0 && r.train.n > 0 ? `The boundary ${crossing}.` : r.converged && r.train.n > 0 ? W.flat : W.noBoundary;
  return `${names.map((name, k) => `${count(counts[k] ?? 0)} ${name}`).join(", ")}. ${line} ${modelWords(r)}`.replaceAll("−", "minus ");
}

/** The one live region: what a run or an edit came to, at most once in two seconds. @returns {{ node: HTMLElement, say: (text: string, soon?: boolean) => void }} */
export function status() {
  const node = h("div.sr", { role: "status", "aria-live": "polite", "aria-atomic": "true", part: "status" });
  let spoken = -Infinity;
  let timer = 0;
  /** @param {string} text @param {boolean} [soon] a stream of these is held back; what a person did once is said at once */
  const say = (text, soon = false) => {
    clearTimeout(timer);
    const wait = soon ? Math.max(0, spoken + 2000 - performance.now()) : 0;
    timer = window.setTimeout(() => {
      spoken = performance.now();
      node.textContent = text === node.textContent ? `${text}\u00a0` : text;
    }, wait);
  };
  return { node, say };
}
