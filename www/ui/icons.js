/** Drawn signs: icons on a grid of 20, the shapes of the classes on a grid of 18. */
import { svg } from "./dom.js";

/** @param {number} x @param {number} y @param {number} r */
const circle = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

/** Paths of each icon; those that begin with `!` are filled. @type {Record<string, string[]>} */
const ICONS = {
  undo: ["M7 4 3.5 7.5 7 11M3.5 7.5h8a4.5 4.5 0 0 1 0 9H8"],
  redo: ["m13 4 3.5 3.5L13 11M16.5 7.5h-8a4.5 4.5 0 0 0 0 9H12"],
  settings: [`M3 6h6M13 6h4M3 14h3M10 14h7${circle(11, 6, 2)}${circle(8, 14, 2)}`],
  points: ["M4.5 4h11A1.5 1.5 0 0 1 17 5.5v9a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5v-9A1.5 1.5 0 0 1 4.5 4zM3 8h14M8 8v8"],
  share: ["M10 12V2.8M6.8 5.6 10 2.5l3.2 3.1M6 9H4.5v8h11V9H14"],
  present: ["M4 3.5h12A1.5 1.5 0 0 1 17.5 5v7a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 12V5A1.5 1.5 0 0 1 4 3.5zM10 13.5V17M6.5 17h7"],
  theme: [circle(10, 10, 6.5), "!M10 3.5a6.5 6.5 0 0 1 0 13z"],
  help: [`${circle(10, 10, 7)}M7.9 7.9a2.1 2.1 0 1 1 3.1 1.9c-.7.4-1 .8-1 1.6M10 13.9v.1`],
  more: [`!${circle(4, 10, 1.4)}${circle(10, 10, 1.4)}${circle(16, 10, 1.4)}`],
  rewind: ["M3.5 4.5v11", "!M10.5 5.5v9L5.5 10zM16.5 5.5v9L11.5 10z"],
  back: ["M14.5 5v10", "!M11 5.5v9L5.5 10z"],
  play: ["!M6.5 4.2v11.6L16 10z"],
  pause: ["!M5.8 4.5h2.6v11H5.8zM11.6 4.5h2.6v11h-2.6z"],
  step: ["M5.5 5v10", "!M9 5.5v9l5.5-4.5z"],
  solve: [`${circle(10, 10, 6.2)}M10 1.8v2.4M10 15.8v2.4M1.8 10h2.4M15.8 10h2.4`, `!${circle(10, 10, 2)}`],
  down: ["m5 7.5 5 5 5-5"],
  check: ["m4.5 10.5 3.5 3.5 7.5-8"],
  close: ["m5 5 10 10M15 5 5 15"],
  open: ["M11.5 3.5h5v5M16.5 3.5 9.5 10.5M14 11.5v5H3.5V6H9"],
  warn: ["M10 3 18 16.5H2zM10 8v4M10 14.2v.1"],
  plus: ["M10 4v12M4 10h12"],
  minus: ["M4 10h12"],
  fit: ["M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4"],
  line: ["M3.5 16.5 5 15M8 12l4-4M15 5l1.5-1.5", circle(6.5, 13.5, 2.1), circle(13.5, 6.5, 2.1)],
  trash: ["M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.8 11h7.4l.8-11"],
};

/** @param {string} name */
export function icon(name) {
  const paths = ICONS[name].map((d) => svg("path", d[0] === "!" ? { d: d.slice(1), class: "fill" } : { d }));
  return svg("svg", { class: "ico", viewBox: "0 0 20 20", "aria-hidden": "true" }, ...paths);
}

/** Half of each class's shape is `left`, for points inside the band. @type {{ d: string, left: string }[]} */
const SHAPES = [
  { d: "M3.4 3.4h11.2v11.2H3.4z", left: "M4 4h5v10H4z" },
  { d: circle(9, 9, 6.2), left: "M9 3.5v11a5.5 5.5 0 0 1 0-11z" },
  { d: "M9 2 16 14.2H2z", left: "M9 3.2v10.4H3z" },
  { d: "M9 1.6 16.4 9 9 16.4 1.6 9z", left: "M9 2.6v12.8L2.6 9z" },
];
const CROSS = "m6.2 6.2 5.6 5.6m0-5.6-5.6 5.6";

/** The sign of a class, in one of the states of the plane. @param {number} k @param {"" | "half" | "cross" | "ring"} [state] */
export function shape(k, state = "") {
  const { d, left } = SHAPES[k % SHAPES.length];
  const marks = [svg("path", { d, class: `pt ${state === "half" ? "cp" : `c${k}`}` })];
  if (state === "half") marks.push(svg("path", { d: left, class: `c${k}` }));
  if (state === "cross") marks.push(svg("path", { d: CROSS, class: "cross" }));
  if (state === "ring") {
    marks[0].setAttribute("transform", "translate(4 4) scale(.56)");
    marks.push(svg("path", { d: circle(9, 9, 7.6), class: "ring" }));
  }
  return svg("svg", { viewBox: "0 0 18 18", "aria-hidden": "true", class: "shape" }, ...marks);
}

/** The foot of a slack line. */
export const slackSign = () => svg("svg", { viewBox: "0 0 18 18", "aria-hidden": "true", class: "shape" }, svg("path", { d: "M9 2v12M5 14h8", class: "slack" }));

/** The wordmark: a line with its band between two classes. */
export const mark = () =>
  svg(
    "svg",
    { viewBox: "0 0 22 22", "aria-hidden": "true" },
    svg("path", { d: "M2 16.5 16.5 2M5.5 20 20 5.5", class: "mark-band" }),
    svg("path", { d: "M3.5 18.5 18.5 3.5", class: "mark-line" }),
    svg("path", { d: circle(5.5, 6, 2.8), class: "c1" }),
    svg("path", { d: "M14 13.6h5v5h-5z", class: "c0" }),
  );
