/** Mouse, pen and finger on the plane: place on release, select, drag, and nothing that the page around would miss. */
import { dropped, hover, move, onGrid, place, select } from "./edit.js";

/** @typedef {import("./app.js").App} App */

/** CSS px: a press this close to a point means it; closer than `select`, a click never stacks another on it. */
const REACH = { mouse: 12, pen: 16, touch: 22 };
const SELECT = 6;
const DRAG = 4;

/** @param {App} app @param {HTMLElement} board */
export function pointers(app, board) {
  const { ui } = app;
  /** The press under way. @type {{ id: number, start: [number, number], hit: number, offset: [number, number], from: [number, number], moved: boolean, next: boolean } | null} */
  let press = null;

  const local = (/** @type {MouseEvent | Touch} */ event) => {
    const box = board.getBoundingClientRect();
    const scale = box.width ? board.clientWidth / box.width : 1;
    return /** @type {[number, number]} */ ([(event.clientX - box.left) * scale, (event.clientY - box.top) * scale]);
  };
  const reach = (/** @type {PointerEvent} */ event) => REACH[/** @type {keyof typeof REACH} */ (event.pointerType)] ?? REACH.mouse;
  const pick = (/** @type {[number, number]} */ [x, y], /** @type {number} */ radius) => app.guard((lab) => app.painter.pick(lab, x, y, radius)) ?? -1;

  board.addEventListener("pointerdown", (event) => {
    if (press) return cancel();
    if (event.button > 2 || event.button === 1) return;
    const start = local(event);
    const hit = event.button === 0 ? pick(start, reach(event)) : -1;
    const from = hit >= 0 ? /** @type {[number, number]} */ ([...app.points[hit].x]) : /** @type {[number, number]} */ ([0, 0]);
    const centre = hit >= 0 ? app.painter.toPixel(...from) : start;
    press = { id: event.pointerId, start, hit, from, offset: [centre[0] - start[0], centre[1] - start[1]], moved: false, next: event.button === 2 || event.shiftKey || event.ctrlKey };
    if (hit >= 0) board.setPointerCapture(event.pointerId);
  });

  board.addEventListener("pointermove", (event) => {
    const at = local(event);
    if (!press) {
      const over = pick(at, reach(event));
      board.classList.toggle("on-point", over >= 0);
      return hover(app, over);
    }
    if (event.pointerId !== press.id) return;
    if (!press.moved && Math.hypot(at[0] - press.start[0], at[1] - press.start[1]) <= DRAG) return;
    if (!press.moved) lift();
    if (press.hit >= 0) move(app, press.hit, onGrid(app, toData(inside([at[0] + press.offset[0], at[1] + press.offset[1]]))));
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
    if (press && press.hit < 0) press = null;
  });
  board.addEventListener("contextmenu", (event) => event.preventDefault());
  // A finger on a point drags it; anywhere else it scrolls the page.
  board.addEventListener("touchstart", (event) => event.touches.length === 1 && pick(local(event.touches[0]), REACH.touch) >= 0 && event.preventDefault(), { passive: false });

  const toData = (/** @type {[number, number]} */ at) => /** @type {[number, number]} */ ([...app.painter.toData(...at)]);
  const inside = (/** @type {[number, number]} */ [x, y]) => /** @type {[number, number]} */ ([Math.min(Math.max(x, 2), board.clientWidth - 2), Math.min(Math.max(y, 2), board.clientHeight - 2)]);

  /** A press became a drag: from here to the drop is one step of undo. */
  function lift() {
    if (!press) return;
    press.moved = true;
    if (press.hit < 0) return;
    ui.dragging = true;
    app.ui.selected = press.hit;
    board.classList.add("dragging");
    app.guard((lab) => lab.beginEdit());
  }
  function drop() {
    if (!press) return;
    const { hit, moved } = press;
    press = null;
    if (!moved || hit < 0) return;
    ui.dragging = false;
    board.classList.remove("dragging");
    if (app.guard((lab) => (lab.endEdit(), true))) dropped(app, hit);
  }
  /** Puts a dragged point back. */
  function cancel() {
    if (press?.moved && press.hit >= 0) move(app, press.hit, press.from);
    drop();
    press = null;
  }
  return { cancel, busy: () => press !== null };
}
