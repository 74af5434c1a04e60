/** The keys: one table of what is pressed, where that holds and which command it issues. The help is made from it. */
import { t } from "../i18n/index.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/app.js").Pair} Pair */
/** Where a key holds: in the plane, on a handle of the line, in both and on buttons, or from every control. @typedef {"plane" | "handle" | "tool" | "any"} Place */
/** `show` and `help` are what the help says of it; without them it says nothing. @typedef {{ keys: string[], where: Place, issue: (app: App, event: KeyboardEvent) => void, show?: string, help?: keyof typeof t.keys }} Key */

/** @type {Record<string, Pair>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const DIGITS = Array.from({ length: 8 }, (_, i) => `Digit${i + 1}`);

/** An arrow moves by a part of the view: 1/40, finer with Shift, coarser with Ctrl. @param {KeyboardEvent} event */
const part = (event) => (event.shiftKey ? 400 : event.ctrlKey || event.metaKey ? 8 : 40);
/** Shift takes ten steps at once. @param {KeyboardEvent} event */
const steps = (event) => (event.shiftKey ? 10 : 1);
/** @param {KeyboardEvent} event */
const handleOf = (event) => /** @type {0 | 1 | 2} */ (Number(/** @type {HTMLElement} */ (event.target).dataset.handle));

/** @type {Key[]} */
export const KEYS = [
  { keys: Object.keys(ARROWS), show: "← ↑ → ↓", help: "cursor", where: "plane", issue: (app, event) => app.do("moveCursor", ARROWS[event.key], part(event)) },
  { keys: ["Enter", " "], show: "Enter, Space", help: "enter", where: "plane", issue: (app) => app.do("pressCursor") },
  { keys: ["]", "PageDown"], show: "] PageDown", help: "next", where: "plane", issue: (app, event) => app.do("goToNextPoint", 1, event.altKey) },
  { keys: ["[", "PageUp"], show: "[ PageUp", help: "previous", where: "plane", issue: (app, event) => app.do("goToNextPoint", -1, event.altKey) },
  { keys: ["Home"], show: "Home", help: "first", where: "plane", issue: (app) => app.do("goToPoint", 0) },
  { keys: ["End"], show: "End", help: "last", where: "plane", issue: (app) => app.do("goToPoint", -1) },
  { keys: DIGITS, show: "1 … 8", help: "class", where: "plane", issue: (app, event) => app.do("chooseClass", Number(event.code.slice(-1)), event.shiftKey) },
  { keys: ["Delete", "Backspace"], show: "Delete", help: "remove", where: "plane", issue: (app) => app.do("removeSelected") },
  { keys: ["Escape"], show: "Esc", help: "escape", where: "plane", issue: (app) => app.do("escapePlane") },
  { keys: ["k"], show: "K, Alt+K", help: "play", where: "tool", issue: (app) => app.do("togglePlay") },
  { keys: ["Alt+KeyK"], where: "any", issue: (app) => app.do("togglePlay") },
  { keys: [".", ">", ":"], show: ".", help: "step", where: "tool", issue: (app, event) => app.do("stepForward", steps(event)) },
  { keys: [",", "<", ";"], show: ",", help: "back", where: "tool", issue: (app, event) => app.do("stepBack", steps(event)) },
  { keys: ["s"], show: "S", help: "solve", where: "tool", issue: (app) => app.do("solve") },
  { keys: ["r"], show: "R, Alt+R", help: "rewind", where: "tool", issue: (app) => app.do("rewind") },
  { keys: ["Alt+KeyR"], where: "any", issue: (app) => app.do("rewind") },
  { keys: ["Mod+z"], show: "Ctrl+Z", help: "undo", where: "any", issue: (app) => (app.do("settlePoint"), app.do("undo")) },
  { keys: ["Mod+Shift+z", "Mod+y"], show: "Ctrl+Shift+Z, Ctrl+Y", help: "redo", where: "any", issue: (app) => (app.do("settlePoint"), app.do("redo")) },
  { keys: ["+", "="], show: "+", help: "zoomIn", where: "plane", issue: (app) => app.do("zoomIn") },
  { keys: ["-"], show: "−", help: "zoomOut", where: "plane", issue: (app) => app.do("zoomOut") },
  { keys: ["0"], show: "0", help: "fit", where: "plane", issue: (app) => app.do("fitView") },
  { keys: ["d"], show: "D", help: "summary", where: "plane", issue: (app) => app.do("speakSummary") },
  { keys: ["m"], show: "M", help: "point", where: "plane", issue: (app) => app.do("speakSelected") },
  { keys: ["t"], show: "T", help: "table", where: "plane", issue: (app) => app.do("toggleTableTab") },
  { keys: ["l"], show: "L", help: "line", where: "tool", issue: (app) => app.do("toggleOwnLine") },
  { keys: Object.keys(ARROWS), show: "← ↑ → ↓", help: "handle", where: "handle", issue: (app, event) => app.do("nudgeHandle", handleOf(event), ARROWS[event.key], part(event)) },
  { keys: ["Escape"], where: "handle", issue: (app) => app.do("escapeHandle") },
  { keys: ["?"], show: "?", help: "help", where: "tool", issue: (app) => app.do("openHelp") },
];

/** The names that a key press may have in the table. @param {KeyboardEvent} event */
function names({ key, code, altKey, shiftKey, ctrlKey, metaKey }) {
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) return key in ARROWS ? [key] : [`Mod+${shiftKey ? "Shift+" : ""}${letter}`];
  if (altKey) return /^(\[|\]|Page)/.test(key) ? [key] : [`Alt+${code}`];
  return /^Digit[1-8]$/.test(code) && (/\d/.test(key) || shiftKey) ? [code] : [letter, key];
}

/** Listens inside the element; what it handles or what is typed in its fields never reaches the page around. @param {App} app @param {HTMLElement} root @param {HTMLElement} board */
export function keyboard(app, root, board) {
  root.addEventListener("keydown", (event) => {
    const key = app.lab && find(root, event);
    const chord = event.ctrlKey || event.metaKey;
    if (key) {
      key.issue(app, event);
      event.preventDefault();
      event.stopPropagation();
    } else if (!chord && event.key !== "Tab" && !/^F\d+$/.test(event.key)) event.stopPropagation();
  });
  board.addEventListener("focus", () => app.do("showCursor", board.matches(":focus-visible")));
  board.addEventListener("keydown", () => (app.ui.planeFocused = true));
  board.addEventListener("blur", () => {
    app.do("showCursor", false);
    app.do("dropPoint");
  });
}

/** The entry of the table that a key press means where the focus is. @param {HTMLElement} root @param {KeyboardEvent} event @returns {Key | undefined} */
function find(root, event) {
  // What is open above the lab has the keys. (`:is` passes over what a browser does not know.)
  if (root.querySelector(":is(dialog[open], :popover-open)")) return undefined;
  const target = /** @type {HTMLElement} */ (event.target);
  const typing = target.matches("input:not([type=range], [type=checkbox]), textarea, select");
  const plane = Boolean(target.closest(".board"));
  const handle = target.matches(".grip");
  const tool = (plane || handle || (Boolean(target.closest(".transport, .bar, .top")) && !target.matches("input"))) && !typing;
  const holds = { plane, handle, tool, any: !typing || event.altKey };
  const pressed = names(event);
  return KEYS.find(({ keys, where }) => holds[where] && keys.some((key) => pressed.includes(key)));
}
