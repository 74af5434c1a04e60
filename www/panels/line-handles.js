/** The handles of “your own line” in the plane: what is pressed, what has the focus, what assistive technology is told; and the sentence
    that says how far the line is above the optimum. They are drawn by the painter. */
import { t } from "../i18n/index.js";
import { fixed } from "../i18n/numbers.js";
import { localPixel } from "../input/pointer.js";
import { attr, h, set } from "../ui/dom.js";
import { appear } from "./appear.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/app.js").Pair} Pair */
/** @typedef {0 | 1 | 2} Handle */

/** A press that moves less, CSS px, moves nothing. */
const DRAG = 3;
/** The handle on the edge of the band. */
const WIDTH = 2;

/** @param {App} app @param {HTMLElement} board @param {HTMLElement} hint what the sentence stands in place of */
export function lineHandles(app, board, hint) {
  const words = h("span");
  const place = h("button.btn.line", { type: "button", hidden: true, onclick: () => app.do("placeLine") }, t.placeLine);
  const leave = h("button.btn.line", { type: "button", title: t.leaveLine, onclick: () => app.do("toggleOwnLine", false) }, t.done);
  const note = h("div.own", { role: "group", "aria-label": t.ownLine, hidden: true }, words, place, leave);
  const grips = t.handles.map((name, handle) => grip(app, board, name, /** @type {Handle} */ (handle)));
  board.after(...grips);
  hint.before(note);
  return {
    update() {
      // Another trainer, or another data set, may have no line to take hold of.
      if (app.ui.ownLine && app.trainer.alphas) app.do("toggleOwnLine", false);
      const on = Boolean(app.ui.ownLine);
      const pixels = on ? app.handlePixels() : [];
      appear(app, note, on);
      grips.forEach((node, handle) => appear(app, node, handle < pixels.length));
      if (!on) return;
      set(words, pixels.length ? t.aboveOptimum(app.report, t) : t.noLine);
      appear(app, place, !pixels.length && !app.blocked);
      grips.forEach((node, handle) => handle < pixels.length && position(app, node, handle, pixels));
    },
  };
}

/** Puts the element of a handle where it is drawn, with its value. @param {App} app @param {HTMLElement} node @param {number} handle @param {Pair[]} pixels of all handles */
function position(app, node, handle, pixels) {
  const [x, y] = pixels[handle];
  node.style.transform = `translate(${x}px, ${y}px)`;
  // A value that changes with every pixel is not for reading out.
  if (app.running || node.classList.contains("dragging")) return;
  const width = app.report.margin.width ?? 0;
  const [[x0, y0], [x1, y1]] = pixels;
  const angle = (Math.atan2(y0 - y1, x1 - x0) * 180) / Math.PI;
  const degrees = Math.round(angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle);
  const [dx, dy] = app.toData([x, y]);
  const above = t.aboveOptimum(app.report, t);
  const value = handle === WIDTH
    ? { now: Number(width.toPrecision(3)), min: 0, max: Math.max(100, width), text: `${fixed(app.report.margin.width, 2)}. ${above}` }
    : { now: degrees, min: -90, max: 90, text: `${t.handlePosition(dx, dy, degrees)} ${above}` };
  for (const [name, part] of Object.entries(value)) attr(node, `aria-value${name}`, part);
}

/** The element of one handle. @param {App} app @param {HTMLElement} board @param {string} name @param {Handle} handle */
function grip(app, board, name, handle) {
  const node = h("div.grip", { role: "slider", tabindex: 0, "aria-label": name, "aria-roledescription": t.handleRole, "data-handle": handle, hidden: true });
  /** Where the press began, and from the pointer to the handle. @type {{ id: number, from: Pair, offset: Pair, moved: boolean } | null} */
  let press = null;
  const end = (/** @type {"dropLine" | "cancelLine"} */ command) => () => {
    press = null;
    node.classList.remove("dragging");
    app.do(command);
  };
  node.addEventListener("pointerdown", (event) => {
    if (press || event.button !== 0) return;
    const from = localPixel(board, event);
    app.flush();
    const [x, y] = app.handlePixels()[handle];
    press = { id: event.pointerId, from, offset: [x - from[0], y - from[1]], moved: false };
    node.setPointerCapture(event.pointerId);
  });
  node.addEventListener("pointermove", (event) => {
    if (event.pointerId !== press?.id) return;
    const [x, y] = localPixel(board, event);
    if (!press.moved && Math.hypot(x - press.from[0], y - press.from[1]) <= DRAG) return;
    if (!press.moved) app.do("grabLine", handle);
    press.moved = true;
    node.classList.add("dragging");
    app.do("dragLine", [x + press.offset[0], y + press.offset[1]]);
  });
  node.addEventListener("pointerup", end("dropLine"));
  node.addEventListener("pointercancel", end("cancelLine"));
  node.addEventListener("keyup", (event) => event.key.startsWith("Arrow") && app.do("dropLine"));
  node.addEventListener("focus", () => app.do("lightHandle", handle));
  node.addEventListener("blur", () => {
    app.do("dropLine");
    app.do("lightHandle", -1);
  });
  return node;
}
