/** What an empty plane shows: how to begin, and four data sets to start from. A press beside them places the first point. */
import { t } from "../i18n/index.js";
import { h, svg } from "../ui/dom.js";

/** @param {import("../app/app.js").App} app @param {HTMLElement} node */
export function emptyState(app, node) {
  const ghost = svg("svg", { class: "ghostpt", viewBox: "0 0 56 40", "aria-hidden": "true" }, svg("circle", { cx: 22, cy: 16, r: 10, class: "disc" }), svg("path", { d: "m26 20 4.2 15.2 3-5.6 6.2-.9z", class: "arrow" }));
  const starts = t.starts.map(([id, label]) => h("button.start", { type: "button", onclick: () => void app.do("chooseData", id) }, sketch(id), label));
  node.append(ghost, h("h2", {}, t.emptyTitle), h("p", {}, t.emptyText), h("p.small.or", {}, t.orStart), h("div.starts", {}, ...starts));
}

const PLUS = [[54, 26], [61, 13], [69, 20], [76, 7], [54, 7], [69, 7]];
const mirrored = PLUS.map(([x, y]) => [94 - x, 64 - y]);
const arc = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ turn) => Array.from({ length: 9 }, (_, i) => [x + 17 * Math.cos((i * Math.PI) / 8), y - turn * 18 * Math.sin((i * Math.PI) / 8)]);
/** A few of each set's points, class 1 and class 0, as they lie. @type {Record<string, number[][][]>} */
const SKETCHES = {
  clusters: [PLUS, mirrored],
  outlier: [[...PLUS, [37, 33]], mirrored],
  moons: [arc(36, 36, 1), arc(56, 27, -1)],
  breast_cancer: [[[50, 33], [67, 26], [48, 22], [66, 22], [53, 28], [56, 40], [57, 58], [58, 30], [46, 28]], [[31, 12], [32, 32], [34, 24], [32, 30], [23, 25], [45, 31], [35, 35], [44, 38], [33, 26], [41, 31], [30, 43], [41, 37], [28, 20], [37, 47], [43, 12]]],
};

/** @param {string} id */
function sketch(id) {
  const [plus, minus] = SKETCHES[id];
  return svg("svg", { viewBox: "0 0 94 64", "aria-hidden": "true" }, ...plus.map(([cx, cy]) => svg("circle", { cx, cy, r: 3, class: "pt c1" })), ...minus.map(([x, y]) => svg("rect", { x: x - 2.7, y: y - 2.7, width: 5.4, height: 5.4, class: "pt c0" })));
}
