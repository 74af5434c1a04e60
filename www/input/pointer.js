/** Mouse, pen and finger on the plane: place on release, select, drag, and nothing that the page around would miss. */
import { onBoundary } from "./line-target.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/app.js").Pair} Pair */
/** The press under way: where it began, the point (or −1) or the line that it takes hold of, from the pointer to that, where the point was. @typedef {{ id: number, start: Pair, hit: number, onLine: boolean, offset: Pair, from: Pair, moved: boolean, otherClass: boolean }} Press */

/** CSS px: a press this close to a point means it; closer than `STACK`, a click never stacks another on it. */
const REACH = { mouse: 12, pen: 16, touch: 22 };
const STACK = 6;
/** As close a press takes hold of the boundary, where that has handles. */
const LINE_REACH = { mouse: 8, pen: 10, touch: 16 };
/** A press that moves further is a drag. */
const DRAG = 4;

/** A place in the pixels of a box, also where the box is scaled. @param {HTMLElement} box @param {{ clientX: number, clientY: number }} event @returns {Pair} */
export function localPixel(box, event) {
  const { left, top, width } = box.getBoundingClientRect();
  const scale = width ? box.clientWidth / width : 1;
  return [(event.clientX - left) * scale, (event.clientY - top) * scale];
}

/** @param {PointerEvent} event @param {typeof REACH} reach */
const reachOf = (event, reach) => reach[/** @type {keyof typeof REACH} */ (event.pointerType)] ?? reach.mouse;

/** @param {App} app @param {HTMLElement} board */
export function pointer(app, board) {
  /** @type {Press | null} */
  let press = null;
  const pick = (/** @type {Pair} */ [x, y], /** @type {number} */ reach) => app.guard((lab) => app.painter.pick(lab, "plane", x, y, reach)) ?? -1;
  const inside = (/** @type {Pair} */ [x, y]) => /** @type {Pair} */ ([Math.min(Math.max(x, 2), board.clientWidth - 2), Math.min(Math.max(y, 2), board.clientHeight - 2)]);

  board.addEventListener("pointerdown", (event) => {
    if (press) return cancel();
    if (event.button > 2 || event.button === 1) return;
    const start = localPixel(board, event);
    const hit = event.button === 0 ? pick(start, reachOf(event, REACH)) : -1;
    const from = /** @type {Pair} */ (hit >= 0 ? [...app.points[hit].x] : [0, 0]);
    const foot = hit < 0 && event.button === 0 ? onBoundary(app, start, reachOf(event, LINE_REACH)) : null;
    const [x, y] = hit >= 0 ? app.toPixel(from) : foot ?? start;
    press = { id: event.pointerId, start, hit, onLine: Boolean(foot), from, offset: [x - start[0], y - start[1]], moved: false, otherClass: event.button === 2 || event.shiftKey || event.ctrlKey };
    if (hit >= 0 || foot) board.setPointerCapture(event.pointerId);
  });

  board.addEventListener("pointermove", (event) => {
    const at = localPixel(board, event);
    if (!press) {
      const over = pick(at, reachOf(event, REACH));
      board.classList.toggle("on-point", over >= 0 || Boolean(onBoundary(app, at, reachOf(event, LINE_REACH))));
      return app.do("hoverPoint", over);
    }
    if (event.pointerId !== press.id) return;
    if (!press.moved && Math.hypot(at[0] - press.start[0], at[1] - press.start[1]) <= DRAG) return;
    if (!press.moved) begin();
    const to = /** @type {Pair} */ ([at[0] + press.offset[0], at[1] + press.offset[1]]);
    if (press.hit >= 0) app.do("dragPoint", press.hit, app.toData(inside(to)));
    else if (press.onLine) app.do("dragLine", to);
  });

  board.addEventListener("pointerup", (event) => {
    if (!press || event.pointerId !== press.id) return;
    const { hit, moved, otherClass, start } = press;
    if (moved) return drop();
    press = null;
    const close = event.pointerType === "mouse" ? pick(start, STACK) : hit;
    const { nextClass } = app.ui;
    if (close >= 0) app.do("selectPoint", close, true);
    else app.do("addPoint", app.toData(start), otherClass ? 1 - nextClass : nextClass);
  });
  board.addEventListener("pointercancel", () => cancel());
  board.addEventListener("pointerleave", () => {
    app.do("hoverPoint", -1);
    if (press && press.hit < 0 && !press.onLine) press = null;
  });
  board.addEventListener("contextmenu", (event) => event.preventDefault());
  // A finger on a point or on a line with handles drags it; anywhere else it scrolls the page.
  const drags = (/** @type {Pair} */ at) => pick(at, REACH.touch) >= 0 || onBoundary(app, at, LINE_REACH.touch);
  board.addEventListener("touchstart", (event) => event.touches.length === 1 && drags(localPixel(board, event.touches[0])) && event.preventDefault(), { passive: false });

  /** The press became a drag: from here to the drop is one step of undo. */
  function begin() {
    if (!press) return;
    press.moved = true;
    if (press.hit < 0 && !press.onLine) return;
    board.classList.add("dragging");
    if (press.onLine) app.do("grabLine");
    else app.do("beginDrag", press.hit);
  }
  function drop() {
    if (!press) return;
    const { hit, onLine, moved } = press;
    press = null;
    board.classList.remove("dragging");
    if (moved && onLine) app.do("dropLine");
    else if (moved && hit >= 0) app.do("endDrag", hit);
  }
  /** Puts what is dragged back. */
  function cancel() {
    if (press?.moved && press.hit >= 0) app.do("movePoint", press.hit, press.from);
    if (press?.moved && press.onLine) app.do("cancelLine");
    drop();
    press = null;
  }
  return { cancel, busy: () => press !== null };
}
