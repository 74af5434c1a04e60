/** Your own line: while it is on, handles in the plane turn the line and set the width of its band, and a sentence says how far above
    the optimum that is. Off by default, so that no handle is in the way of a point. */
import { attr, h, set } from "../ui/dom.js";
import { chooseTrainer } from "./setting-changes.js";
import { setLine } from "./edits.js";
import { focused, refocus } from "../a11y/focus.js";
import { fixed, percent, short } from "../i18n/numbers.js";
import { tell } from "../ui/notice.js";
import { pause } from "./playback.js";
import { W } from "../i18n/en.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {[number, number]} Pair */
/** A handle in hand: which, where both on the boundary were, and the line before. @typedef {{ handle: number, from: Pair[], before: number[] }} Hold */

/** CSS px: a press that moves less moves nothing; two handles that are closer do not stay where they were put. */
const DRAG = 3;
const APART = 48;
/** The handle on the edge of the band, and the boundary itself. */
const WIDTH = 2;
const SHIFT = 3;

/** What each lab has in hand. @type {WeakMap<App, Hold>} */
const holds = new WeakMap();

/** @param {ArrayLike<number>} list @param {number} i @returns {Pair} */
const pair = (list, i) => [list[2 * i], list[2 * i + 1]];

/** The pixels of the handles as the line is now: keys and pointers may come faster than frames. @param {App} app */
function places(app) {
  if (app.dirty) app.frame(0, 0);
  return app.painter.handles();
}

/** Switches the mode on, with a trainer that can start from a line and a line in view, or off. @param {App} app @param {boolean} [on] */
export function own(app, on = !app.ui.handles) {
  const { ui } = app;
  const why = unable(app);
  if (!on || why) {
    drop(app);
    if (on) app.say(why);
    ui.handles = null;
    // The switch shows what holds.
    app.forget(true);
    return app.touch();
  }
  if (app.trainer.alphas && !changeTrainer(app)) return app.touch();
  Object.assign(ui, { handles: { active: null, put: null }, selected: -1, leave: false });
  app.touch();
  if (!places(app).length) putDown(app);
  app.say(`${W.ownLine}. ${sentence(app)}.`);
  app.touch();
}

/** Why there can be no line of one's own, "" where there can. @param {App} app */
export const unable = (app) => app.blocked || (app.kernel ? W.curved : "");

/** A trainer that keeps multipliers gives way to one that can start from a line. @param {App} app */
function changeTrainer(app) {
  const before = app.trainer.title;
  chooseTrainer(app, "subgradient");
  app.forget(true);
  if (app.trainer.alphas) return false;
  const title = `The trainer is ${app.trainer.title} now.`;
  tell(app, { title, text: `${before} keeps one multiplier for each point, and its w is their sum: a line cannot be put down under it.`, calm: true });
  app.say(title);
  return true;
}

/** @param {App} app */
const putDown = (app) => void setLine(app, app.painter.ownLine(app.lab));

/** How far the line is above the optimum, in words. @param {App} app */
export function sentence(app) {
  const { objective: o, weights, train } = app.report;
  if (train.n === 0 || !(weights.norm > 0)) return W.noLine;
  if (o.optimum === null) return W.noOptimum;
  const rest = o.primal - o.optimum;
  if (rest <= 1e-6 * Math.max(1, Math.abs(o.primal))) return W.atOptimum;
  return `You are ${o.optimum > 1e-9 * o.primal ? percent(rest / o.optimum) : short(rest)} above the optimum`;
}

/** The place on the boundary, between its two handles, that is nearest to a pixel; null beyond the reach. @param {App} app @param {Pair} at @param {number} reach @returns {Pair | null} */
export function onLine(app, [x, y], reach) {
  const all = app.ui.handles ? app.painter.handles() : [];
  if (!all.length) return null;
  const [[x0, y0], [x1, y1]] = [pair(all, 0), pair(all, 1)];
  const [dx, dy] = [x1 - x0, y1 - y0];
  const share = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
  const [fx, fy] = [x0 + share * dx, y0 + share * dy];
  return share > 0 && share < 1 && Math.hypot(x - fx, y - fy) <= reach ? [fx, fy] : null;
}

/** Takes a handle, or the boundary itself, in hand: from here to the drop is one step of undo. @param {App} app @param {number} [handle] */
export function lift(app, handle = SHIFT) {
  pause(app);
  const { weights } = app.report;
  const all = places(app);
  holds.set(app, { handle, from: [0, 1].map((i) => toData(app, pair(all, i))), before: [...weights.w, weights.b] });
  // What stands by a selected point would stand over the sentence.
  Object.assign(app.ui, { dragging: true, selected: -1 });
  app.guard((lab) => lab.beginEdit());
}

/** What is in hand goes to a pixel of the plane. @param {App} app @param {Pair} at */
export function drag(app, at) {
  const hold = holds.get(app);
  if (!hold || !app.lab) return;
  const { handle, from } = hold;
  const to = inside(app, at);
  const [a, b] = from.map((place) => /** @type {Pair} */ ([...app.painter.toPixel(...place)]));
  const line = app.guard((lab) => app.painter.lineThrough(lab, handle, ...to, ...(handle === 0 ? b : a)));
  if (!line || !setLine(app, line) || handle === WIDTH) return;
  const put = handle === 0 ? [to, b] : handle === 1 ? [a, to] : shifted(a, b, to);
  app.ui.handles = { active: handle, put: /** @type {[Pair, Pair]} */ (put.map((place) => toData(app, place))) };
}

/** Two places on a line as they are on the parallel through a third. @param {Pair} a @param {Pair} b @param {Pair} to */
function shifted(a, b, to) {
  const [nx, ny] = [a[1] - b[1], b[0] - a[0]];
  const by = ((to[0] - a[0]) * nx + (to[1] - a[1]) * ny) / (nx * nx + ny * ny);
  return [a, b].map(([x, y]) => /** @type {Pair} */ ([x + by * nx, y + by * ny]));
}

/** Lets go of what is in hand. @param {App} app */
export function drop(app) {
  const hold = holds.get(app);
  if (!hold) return;
  holds.delete(app);
  app.ui.dragging = false;
  if (!app.guard((lab) => (lab.endEdit(), true))) return;
  const now = places(app);
  const [a, b] = [pair(now, 0), pair(now, 1)];
  if (app.ui.handles) app.ui.handles = { active: hold.handle === SHIFT ? null : app.ui.handles.active, put: Math.hypot(a[0] - b[0], a[1] - b[1]) > APART ? app.ui.handles.put : null };
  app.changed("line");
  app.say(sentence(app), true);
}

/** Gives the line back as it was before it was taken in hand. @param {App} app */
export function cancel(app) {
  const hold = holds.get(app);
  if (hold) setLine(app, hold.before);
  drop(app);
}

/** An arrow on a handle: it moves as a grabbed point does; up and right make the band wider. @param {App} app @param {Pair} way @param {KeyboardEvent} event */
export function nudge(app, [dx, dy], event) {
  const handle = Number(/** @type {HTMLElement} */ (event.target).dataset.handle);
  if (!holds.has(app)) lift(app, handle);
  const part = event.shiftKey ? 400 : event.ctrlKey || event.metaKey ? 8 : 40;
  if (handle === WIDTH) {
    const { w, b } = app.report.weights;
    const times = (1 + 2 / part) ** -(dx + dy);
    return void setLine(app, [times * w[0], times * w[1], times * b]);
  }
  const { clientWidth: width, clientHeight: height } = app.charts[0].box;
  const [x, y] = pair(places(app), handle);
  drag(app, [x + (dx * width) / part, y - (dy * height) / part]);
}

/** Escape on a handle: gives up what is in hand, else goes back to the plane. @param {App} app */
export function escapeHandle(app) {
  if (holds.has(app)) cancel(app);
  else refocus(app);
}

/** @param {App} app @param {Pair} at @returns {Pair} */
const toData = (app, at) => /** @type {Pair} */ ([...app.painter.toData(...at)]);

/** @param {App} app @param {Pair} at @returns {Pair} */
function inside(app, [x, y]) {
  const { clientWidth: width, clientHeight: height } = app.charts[0].box;
  return [Math.min(Math.max(x, 2), width - 2), Math.min(Math.max(y, 2), height - 2)];
}

/** The handles, as far as they are not drawn, and the sentence in place of the hint. @param {App} app @param {HTMLElement} board @param {HTMLElement} hint */
export function ownLine(app, board, hint) {
  const { ui } = app;
  const words = h("span");
  const put = h("button.btn.line", { type: "button", hidden: true, onclick: () => putDown(app) }, W.putLine);
  const leave = h("button.btn.line", { type: "button", title: W.leaveLine, onclick: () => own(app, false) }, W.done);
  const note = h("div.own", { role: "group", "aria-label": W.ownLine, hidden: true }, words, put, leave);
  const grips = W.handles.map((name, handle) => grip(app, board, name, handle));
  board.after(...grips);
  hint.before(note);
  return {
    update() {
      // What has taken the place of the trainer, or of the points, may have no line to take hold of.
      if (ui.handles && app.trainer.alphas) own(app, false);
      const on = Boolean(ui.handles);
      const at = on ? app.painter.handles() : [];
      appear(app, note, on);
      grips.forEach((node, handle) => appear(app, node, 2 * handle < at.length));
      if (!on) return;
      set(words, at.length ? sentence(app) : W.noLine);
      appear(app, put, !at.length && !app.blocked);
      grips.forEach((node, handle) => 2 * handle < at.length && stand(app, node, handle, at));
    },
  };
}

/** Shows or hides a part; the focus does not go with it. @param {App} app @param {HTMLElement} node @param {boolean} on */
function appear(app, node, on) {
  if (node.hidden !== on) return;
  const held = !on && node.contains(focused(app));
  node.hidden = !on;
  if (held) refocus(app);
}

/** Puts the element of a handle where it is drawn, with its value. @param {App} app @param {HTMLElement} node @param {number} handle @param {ArrayLike<number>} all the pixels of all handles */
function stand(app, node, handle, all) {
  const [x, y] = pair(all, handle);
  node.style.transform = `translate(${x}px, ${y}px)`;
  // A value that changes with every pixel is not for reading out.
  if (app.running || node.classList.contains("dragging")) return;
  const { width } = app.report.margin;
  const [[x0, y0], [x1, y1]] = [pair(all, 0), pair(all, 1)];
  const angle = (Math.atan2(y0 - y1, x1 - x0) * 180) / Math.PI;
  const degrees = Math.round(angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle);
  const at = toData(app, [x, y]);
  const [now, least, most, text] = handle === WIDTH
    ? [Number((width ?? 0).toPrecision(3)), 0, Math.max(100, width ?? 0), `${fixed(width, 2)}. ${sentence(app)}`]
    : [degrees, -90, 90, `x ${short(at[0])}, y ${short(at[1])}, the line at ${short(degrees)} degrees. ${sentence(app)}`];
  for (const [name, value] of Object.entries({ valuenow: now, valuemin: least, valuemax: most, valuetext: text })) attr(node, `aria-${name}`, value);
}

/** The element of one handle: what is pressed, what has the focus, what assistive technology is told. @param {App} app @param {HTMLElement} board @param {string} name @param {number} handle */
function grip(app, board, name, handle) {
  const { ui } = app;
  const node = h("div.grip", { role: "slider", tabindex: 0, "aria-label": name, "aria-roledescription": W.handleRole, "data-handle": handle, hidden: true });
  /** Where the press began, and from the pointer to the handle. @type {{ id: number, from: Pair, offset: Pair, moved: boolean } | null} */
  let press = null;
  const local = (/** @type {PointerEvent} */ event) => {
    const box = board.getBoundingClientRect();
    const scale = box.width ? board.clientWidth / box.width : 1;
    return /** @type {Pair} */ ([(event.clientX - box.left) * scale, (event.clientY - box.top) * scale]);
  };
  const light = (/** @type {number} */ lit) => {
    if (!ui.handles) return;
    ui.handles = { ...ui.handles, active: lit >= 0 ? lit : null };
    app.touch();
  };
  const end = (/** @type {() => void} */ how) => () => {
    press = null;
    node.classList.remove("dragging");
    how();
  };
  node.addEventListener("pointerdown", (event) => {
    if (press || event.button !== 0) return;
    const from = local(event);
    const [x, y] = pair(places(app), handle);
    press = { id: event.pointerId, from, offset: [x - from[0], y - from[1]], moved: false };
    node.setPointerCapture(event.pointerId);
  });
  node.addEventListener("pointermove", (event) => {
    if (event.pointerId !== press?.id) return;
    const [x, y] = local(event);
    if (!press.moved && Math.hypot(x - press.from[0], y - press.from[1]) <= DRAG) return;
    if (!press.moved) lift(app, handle);
    press.moved = true;
    node.classList.add("dragging");
    drag(app, [x + press.offset[0], y + press.offset[1]]);
  });
  node.addEventListener("pointerup", end(() => drop(app)));
  node.addEventListener("pointercancel", end(() => cancel(app)));
  node.addEventListener("keyup", (event) => event.key.startsWith("Arrow") && drop(app));
  node.addEventListener("focus", () => light(handle));
  node.addEventListener("blur", () => {
    drop(app);
    light(-1);
  });
  return node;
}
