/** Mouse, pen and finger on the plane: place on release, select, drag, and nothing that the page around would miss. */
import { dropped, hover, move, onGrid, place, select } from "../app/edits.js";
import * as line from "../app/own-line.js";

/** @typedef {import("../app/app.js").App} App */

/** CSS px: a press this close to a point means it; closer than `select`, a click never stacks another on it. */
const REACH = { mouse: 12, pen: 16, touch: 22 };
const SELECT = 6;
/** As close a press takes hold of the boundary, where that has handles. */
const LINE = { mouse: 8, pen: 10, touch: 16 };
const DRAG = 4;

/** @param {App} app @param {HTMLElement} board */
export function pointers(app, board) {
  const { ui } = app;
  /** The press under way. @type {{ id: number, start: [number, number], hit: number, onLine: boolean, offset: [number, number], from: [number, number], moved: boolean, next: boolean } | null} */
  let press = null;

  const local = (/** @type {MouseEvent | Touch} */ event) => {
    const box = board.getBoundingClientRect();
    const scale = box.width ? board.clientWidth / box.width : 1;
    return /** @type {[number, number]} */ ([(event.clientX - box.left) * scale, (event.clientY - box.top) * scale]);
  };
  const reach = (/** @type {PointerEvent} */ event, of = REACH) => of[/** @type {keyof typeof REACH} */ (event.pointerType)] ?? of.mouse;
  const pick = (/** @type {[number, number]} */ [x, y], /** @type {number} */ radius) => app.guard((lab) => app.painter.pick(lab, "plane", x, y, radius)) ?? -1;

  board.addEventListener("pointerdown", (event) => {
    if (press) return cancel();
    if (event.button > 2 || event.button === 1) return;
    const start = local(event);
    const hit = event.button === 0 ? pick(start, reach(event)) : -1;
    const from = hit >= 0 ? /** @type {[number, number]} */ ([...app.points[hit].x]) : /** @type {[number, number]} */ ([0, 0]);
    const foot = hit < 0 && event.button === 0 ? line.onLine(app, start, reach(event, LINE)) : null;
    const centre = hit >= 0 ? app.painter.toPixel(...from) : foot ?? start;
    press = { id: event.pointerId, start, hit, onLine: Boolean(foot), from, offset: [centre[0] - start[0], centre[1] - start[1]], moved: false, next: event.button === 2 || event.shiftKey || event.ctrlKey };
    if (hit >= 0 || foot) board.setPointerCapture(event.pointerId);
  });

  board.addEventListener("pointermove", (event) => {
    const at = local(event);
    if (!press) {
      const over = pick(at, reach(event));
      board.classList.toggle("on-point", over >= 0 || Boolean(line.onLine(app, at, reach(event, LINE))));
      return hover(app, over);
    }
    if (event.pointerId !== press.id) return;
    if (!press.moved && Math.hypot(at[0] - press.start[0], at[1] - press.start[1]) <= DRAG) return;
    if (!press.moved) lift();
    const to = /** @type {[number, number]} */ ([at[0] + press.offset[0], at[1] + press.offset[1]]);
    if (press.hit >= 0) move(app, press.hit, onGrid(app, toData(inside(to))));
    else if (press.onLine) line.drag(app, to);
  });

  board.addEventListener("pointerup", (event) => {
    if (!press || event.pointerId !== press.id) return;
    const { hit, moved, next, start } = press;
    if (moved) return drop();
    press = null;
    const close = event.pointerType === "mouse" ? pick(start, SELECT) : hit;
    if (close >= 0) select(app, close, true);
    else place(app, toData(start), next ? 1 - ui.cls : ui.cls);
  });
  board.addEventListener("pointercancel", () => cancel());
  board.addEventListener("pointerleave", () => {
    hover(app, -1);
    if (press && press.hit < 0 && !press.onLine) press = null;
  });
  board.addEventListener("contextmenu", (event) => event.preventDefault());
  // A finger on a point or on a line with handles drags it; anywhere else it scrolls the page.
  const drags = (/** @type {[number, number]} */ at) => pick(at, REACH.touch) >= 0 || line.onLine(app, at, LINE.touch);
  board.addEventListener("touchstart", (event) => event.touches.length === 1 && drags(local(event.touches[0])) && event.preventDefault(), { passive: false });

  const toData = (/** @type {[number, number]} */ at) => /** @type {[number, number]} */ ([...app.painter.toData(...at)]);
  const inside = (/** @type {[number, number]} */ [x, y]) => /** @type {[number, number]} */ ([Math.min(Math.max(x, 2), board.clientWidth - 2), Math.min(Math.max(y, 2), board.clientHeight - 2)]);

  /** A press became a drag: from here to the drop is one step of undo. */
  function lift() {
    if (!press) return;
    press.moved = true;
    if (press.hit < 0 && !press.onLine) return;
    board.classList.add("dragging");
    if (press.onLine) return line.lift(app);
    ui.dragging = true;
    app.ui.selected = press.hit;
    app.guard((lab) => lab.beginEdit());
  }
  function drop() {
    if (!press) return;
    const { hit, onLine, moved } = press;
    press = null;
    board.classList.remove("dragging");
    if (moved && onLine) return line.drop(app);
    if (!moved || hit < 0) return;
    ui.dragging = false;
    if (app.guard((lab) => (lab.endEdit(), true))) dropped(app, hit);
  }
  /** Puts a dragged point back. */
  function cancel() {
    if (press?.moved && press.hit >= 0) move(app, press.hit, press.from);
    if (press?.moved && press.onLine) line.cancel(app);
    drop();
    press = null;
  }
  return { cancel, busy: () => press !== null };
}
