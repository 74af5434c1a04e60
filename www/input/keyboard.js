/** The keys: one table of what is pressed, what it does and how it is said. The help is made from it. */
import { dropped, move, onGrid, place, recolour, remove, revert, select, speakPoint } from "../app/edits.js";
import { escapeHandle, nudge, own } from "../app/own-line.js";
import { backward, forward, rewind, solve, toggle } from "../app/playback.js";
import { modelWords, summary } from "../a11y/live-region.js";
import { centre, fit, zoomBy } from "../app/viewport.js";

/** @typedef {import("../app/app.js").App} App */
/** Where a key holds: in the plane, on a handle of the line, in both and on the transport, or from every control. @typedef {"plane" | "handle" | "tool" | "any"} Place */
/** @typedef {{ keys: string[], show: string, words: string, where: Place, act: (app: App, event: KeyboardEvent, hands: Hands) => void }} Key */
/** What the element lends to the keys. @typedef {{ cancel(): void, dragging(): boolean, toolbar(): void, help(): void }} Hands */

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** Moves the cursor, and with it the grabbed point: 1/40 of the view, finer with Shift, coarser with Ctrl. @param {App} app @param {KeyboardEvent} event */
function arrow(app, event) {
  const { ui } = app;
  const { x, y } = app.painter.view();
  const [dx, dy] = ARROWS[event.key];
  const part = event.shiftKey ? 400 : event.ctrlKey || event.metaKey ? 8 : 40;
  const [cx, cy] = ui.cursor ?? centre(app);
  const to = onGrid(app, [cx + (dx * (x[1] - x[0])) / part, cy + (dy * (y[1] - y[0])) / part]);
  ui.cursor = [Math.min(Math.max(to[0], x[0]), x[1]), Math.min(Math.max(to[1], y[0]), y[1])];
  if (ui.grabbed >= 0) move(app, ui.grabbed, ui.cursor);
  else ui.selected = under(app);
  app.touch();
}

/** The point under the cursor, or −1. @param {App} app */
function under(app) {
  const [px, py] = app.painter.toPixel(.../** @type {[number, number]} */ (app.ui.cursor));
  return app.painter.pick(app.lab, "plane", px, py, 8);
}

/** Places, grabs or drops. @param {App} app */
function enter(app) {
  const { ui } = app;
  if (ui.grabbed >= 0) return drop(app);
  ui.cursor ??= centre(app);
  const i = under(app);
  if (i < 0) return void place(app, ui.cursor);
  select(app, i, true);
  ui.grabbed = i;
  ui.grabbedAt = app.points[i].x;
  ui.dragging = true;
  app.guard((lab) => lab.beginEdit());
  app.say(`Point ${i + 1} is grabbed. Arrows move it, Enter drops it.`);
}

/** @param {App} app */
export function drop(app) {
  const i = app.ui.grabbed;
  if (i < 0) return;
  app.ui.grabbed = -1;
  app.ui.dragging = false;
  if (app.guard((lab) => (lab.endEdit(), true))) dropped(app, i);
}

/** Ends what moves a point: a drag is given up, a grabbed point is dropped where it is. @param {App} app @param {Hands} hands */
function settle(app, hands) {
  if (hands.dragging()) hands.cancel();
  drop(app);
}

/** Selects another point; a grabbed one stays where it is. @param {App} app @param {number} i */
function go(app, i) {
  drop(app);
  select(app, i, true);
}

/** To the next point by data order, or by distance to the boundary. @param {App} app @param {number} by @param {boolean} near */
function walk(app, by, near) {
  drop(app);
  const { points, ui } = app;
  if (!points.length) return;
  const order = points.map((_, i) => i);
  if (near) order.sort((a, b) => Math.abs(points[a].margin) - Math.abs(points[b].margin));
  const at = order.indexOf(ui.selected);
  select(app, order[at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length], true);
}

/** Escape: gives up a grab, then the selection, then the plane. @param {App} app @param {Hands} hands */
function escape(app, hands) {
  const { ui } = app;
  if (hands.dragging()) return hands.cancel();
  if (ui.grabbed >= 0) {
    if (ui.grabbedAt) move(app, ui.grabbed, ui.grabbedAt);
    drop(app);
  } else if (ui.selected >= 0) select(app, -1, true);
  else hands.toolbar();
}

/** @type {Key[]} */
export const KEYS = [
  { keys: Object.keys(ARROWS), show: "← ↑ → ↓", words: "Move the cursor or the grabbed point; Shift fine, Ctrl coarse (some screen readers use Ctrl)", where: "plane", act: arrow },
  { keys: ["Enter", " "], show: "Enter, Space", words: "Place a point; on a point, grab it or drop it", where: "plane", act: enter },
  { keys: ["]", "PageDown"], show: "] PageDown", words: "Next point; with Alt the next nearest to the boundary", where: "plane", act: (app, e) => walk(app, 1, e.altKey) },
  { keys: ["[", "PageUp"], show: "[ PageUp", words: "Previous point", where: "plane", act: (app, e) => walk(app, -1, e.altKey) },
  { keys: ["Home"], show: "Home", words: "First point", where: "plane", act: (app) => app.points.length && go(app, 0) },
  { keys: ["End"], show: "End", words: "Last point", where: "plane", act: (app) => go(app, app.points.length - 1) },
  { keys: ["Digit1", "Digit2", "Digit3", "Digit4", "Digit5", "Digit6", "Digit7", "Digit8"], show: "1 … 8", words: "Class of the next point; with Shift the class of the selected one", where: "plane", act: cls },
  { keys: ["Delete", "Backspace"], show: "Delete", words: "Remove the selected point", where: "plane", act: (app, _, hands) => (settle(app, hands), remove(app, app.ui.selected)) },
  { keys: ["Escape"], show: "Esc", words: "Give up a grab, then the selection, then go to the transport", where: "plane", act: (app, _, hands) => escape(app, hands) },
  { keys: ["k"], show: "K, Alt+K", words: "Play or pause; with Alt from every control", where: "tool", act: toggle },
  { keys: ["Alt+KeyK"], show: "", words: "", where: "any", act: toggle },
  { keys: [".", ">", ":"], show: ".", words: "One step forward; with Shift ten", where: "tool", act: (app, e) => forward(app, e.shiftKey ? 10 : 1) },
  { keys: [",", "<", ";"], show: ",", words: "One step back; with Shift ten", where: "tool", act: (app, e) => backward(app, e.shiftKey ? 10 : 1) },
  { keys: ["s"], show: "S", words: "Solve", where: "tool", act: solve },
  { keys: ["r"], show: "R, Alt+R", words: "Rewind to step 0; with Alt from every control", where: "tool", act: rewind },
  { keys: ["Alt+KeyR"], show: "", words: "", where: "any", act: rewind },
  { keys: ["Mod+z"], show: "Ctrl+Z", words: "Undo", where: "any", act: (app, _, hands) => (settle(app, hands), revert(app, "undo")) },
  { keys: ["Mod+Shift+z", "Mod+y"], show: "Ctrl+Shift+Z, Ctrl+Y", words: "Do again", where: "any", act: (app, _, hands) => (settle(app, hands), revert(app, "redo")) },
  { keys: ["+", "="], show: "+", words: "Zoom in", where: "plane", act: (app) => zoomBy(app, 0.8) },
  { keys: ["-"], show: "−", words: "Zoom out", where: "plane", act: (app) => zoomBy(app, 1.25) },
  { keys: ["0"], show: "0", words: "Fit the view", where: "plane", act: fit },
  { keys: ["d"], show: "D", words: "Speak the whole picture", where: "plane", act: (app) => app.say(summary(app.report, app.names, app.counts), true) },
  { keys: ["m"], show: "M", words: "Speak the selected point", where: "plane", act: (app) => (app.ui.selected >= 0 ? speakPoint(app, app.ui.selected) : app.say(modelWords(app.report), true)) },
  { keys: ["t"], show: "T", words: "Open or close the table of points", where: "plane", act: (app) => ((app.ui.table = !app.ui.table), (app.ui.tab = "points"), app.touch()) },
  { keys: ["l"], show: "L", words: "Your own line: show its handles, which Tab reaches, or leave it", where: "tool", act: (app) => own(app) },
  { keys: Object.keys(ARROWS), show: "← ↑ → ↓", words: "On a handle: move it, or make the band wider and narrower; Shift fine, Ctrl coarse", where: "handle", act: (app, event) => nudge(app, ARROWS[event.key], event) },
  { keys: ["Escape"], show: "", words: "", where: "handle", act: escapeHandle },
  { keys: ["?"], show: "?", words: "This list", where: "tool", act: (_app, _e, hands) => hands.help() },
];

/** @param {App} app @param {KeyboardEvent} event */
function cls(app, event) {
  const k = Number(event.code.slice(-1)) === 1 ? 1 : Number(event.code.slice(-1)) === 2 ? 0 : -1;
  if (k < 0) return app.say("this loss is for two classes");
  if (event.shiftKey && app.ui.selected >= 0) return recolour(app, app.ui.selected, k);
  app.ui.cls = k;
  app.say(`Placing ${app.names[k]}`);
  app.touch();
}

/** The names a press may have in the table. @param {KeyboardEvent} event */
function names({ key, code, altKey, shiftKey, ctrlKey, metaKey }) {
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) return key in ARROWS ? [key] : [`Mod+${shiftKey ? "Shift+" : ""}${letter}`];
  if (altKey) return /^(\[|\]|Page)/.test(key) ? [key] : [`Alt+${code}`];
  return /^Digit[1-8]$/.test(code) && (/\d/.test(key) || shiftKey) ? [code] : [letter, key];
}

/** Listens inside the element; what it handles or what is typed in its fields never reaches the page around. @param {App} app @param {HTMLElement} root @param {Hands} hands */
export function listen(app, root, hands) {
  root.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const inPlane = Boolean(target.closest(".board"));
    const typing = target.matches("input:not([type=range], [type=checkbox]), textarea, select");
    const onHandle = target.matches(".grip");
    const inTool = inPlane || onHandle || Boolean(target.closest(".transport, .bar, .top")) && !target.matches("input");
    const wanted = names(event);
    // What is open above the lab has the keys. (`:is` passes over what a browser does not know.)
    const covered = root.querySelector(":is(dialog[open], :popover-open)");
    const key = app.lab && !covered && KEYS.find(({ keys, where }) => keys.some((name) => wanted.includes(name)) && (where === "any" ? !(typing && !event.altKey) : where === "tool" ? inTool && !typing : where === "handle" ? onHandle : inPlane));
    const chord = event.ctrlKey || event.metaKey;
    if (key) {
      key.act(app, event, hands);
      event.preventDefault();
      event.stopPropagation();
    } else if (!chord && event.key !== "Tab" && !/^F\d+$/.test(event.key)) event.stopPropagation();
  });
}
