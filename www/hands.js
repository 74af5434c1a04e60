/** Everything that acts on the lab and is not seen in the first picture. Fetched when that is drawn. */
import { act, help } from "./acts.js";
import { Address } from "./address.js";
import { certificate } from "./certificate.js";
import "./entry.js"; // named here, so that all are asked for at once
import { refuse } from "./fail.js";
import { focused, refocus } from "./focus.js";
import { warn } from "./host.js";
import { drop, listen } from "./keys.js";
import { choices, fetched } from "./later.js";
import { leaveOne } from "./leave.js";
import { ownLine } from "./line.js";
import { lists } from "./lists.js";
import { notice } from "./notice.js";
import { onCurve, onLoss } from "./onchart.js";
import { point } from "./point.js";
import { pointers } from "./pointer.js";
import { rove } from "./rove.js";
import { rewind } from "./run.js";
import { status } from "./speech.js";
import { tokens } from "./theme.js";
import { told } from "./told.js";
import { centre } from "./view.js";
import { views } from "./views.js";
import { W } from "./words-later.js";

export { act };
export { revert, update } from "./edit.js";
export { fail, rejoin } from "./fail.js";
export { misled, wanted, watch } from "./host.js";
export { advance, backward, explain, forward, pause, play, solve } from "./run.js";
export { summary } from "./speech.js";

/** @typedef {import("./app.js").App} App */

/** Gives the hands to a lab whose first picture is built. @param {App} app */
export function attach(app) {
  const { root, ui } = app;
  const at = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
  const [board, stage, settings, transport] = [".board", ".stage", ".settings", ".transport"].map(at);
  const box = (/** @type {string} */ name) => /** @type {HTMLElement} */ (app.charts.find(({ chart }) => chart === name)?.box);
  const speech = status();
  app.say = speech.say;
  app.address = new Address(() => (app.lab && app.host.hasAttribute("sync-url") ? app.lab.scenario() : null), () => app.running || ui.dragging);
  const message = notice(app);
  app.notice = message;
  at(".plane").before(message.node);
  root.append(speech.node);
  warn(app.host);

  onLoss(app, box("loss"));
  const press = pointers(app, board);
  listen(app, root, { help: () => help(app), cancel: press.cancel, dragging: press.busy, toolbar: () => at(".play").focus() });
  focus(app, board);
  drops(app, board);
  // A pull at the slider of C or γ is one step of undo.
  for (const slider of settings.querySelectorAll(".range")) {
    slider.addEventListener("pointerdown", (event) => /** @type {PointerEvent} */ (event).button === 0 && app.lab?.beginEdit());
    for (const end of ["pointerup", "pointercancel"]) slider.addEventListener(end, () => app.lab?.endEdit());
  }
  rove(at(".keys"), ".btn");
  const classes = at(".classes");
  const settle = rove(classes, ".cls", (item) => item.click());
  const stop = { update: () => void settle(/** @type {HTMLElement} */ (classes.querySelector("[aria-checked=true]")) ?? undefined) };
  app.parts.push(message, point(app, board, stage), ownLine(app, board, at(".hint")), leaveOne(app, at(".hint")), certificate(app, at(".curve-fig")), onCurve(app, box("curve")), lists(app, settings), stop, told(app, at), views(app, at(".loss-fig")), table(app, transport), { update: () => look(app) });
  // The style that came along has more colours.
  if (app.lab) app.painter.theme(...tokens(root));
  app.touch();
}

/** Back to the start: of the run, of the set (`data`), or to a blank plane. @param {App} app @param {"default" | "blank" | "data"} to */
export async function reset(app, to) {
  if (to === "default") return void rewind(app);
  const { blank, restore } = await choices();
  (to === "blank" ? blank : restore)(app);
}

/** The table of points, fetched when it is first opened. @param {App} app @param {HTMLElement} before */
function table(app, before) {
  /** @type {{ update(): void } | null} */
  let part = null;
  let asked = false;
  const use = (/** @type {typeof import("./table.js")} */ module) => {
    if (part) return;
    const made = module.table(app);
    before.before(made.node);
    part = made;
    app.touch();
  };
  return {
    update() {
      if (part) return part.update();
      const shown = tableShown(app);
      if (shown && !asked) void fetched(app, () => import("./table.js"), use);
      asked = shown;
    },
  };
}

/** @param {App} app */
export const tableShown = (app) => app.ui.table || (app.ui.tab === "points" && app.width < 600);

/** Classes of the whole that follow the state of the view. @param {App} app */
function look(app) {
  const { ui, root: { classList } } = app;
  const before = classList.contains("present");
  classList.toggle("present", ui.present);
  classList.toggle("with-data", ui.table && !ui.present);
  classList.toggle("with-settings", ui.settings);
  // The presenter view changes sizes that the canvases read.
  if (before === ui.present) return;
  app.theme();
  const held = focused(app);
  if (held && !held.getClientRects().length) refocus(app, app.root.querySelector(ui.present ? ".play" : ".top [data-click=present]"), app.root.querySelector(".play"));
}

/** @param {App} app @param {HTMLElement} board */
function focus(app, board) {
  board.addEventListener("focus", () => {
    app.ui.focus = board.matches(":focus-visible");
    app.ui.cursor ??= centre(app);
    app.touch();
  });
  board.addEventListener("keydown", () => (app.ui.focus = true));
  board.addEventListener("blur", () => {
    app.ui.focus = false;
    drop(app);
    app.touch();
  });
}

/** A CSV file dropped on the plane. @param {App} app @param {HTMLElement} board */
function drops(app, board) {
  const mark = (/** @type {boolean} */ on) => (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    board.classList.toggle("drop", on);
  };
  board.addEventListener("dragover", mark(true));
  board.addEventListener("dragleave", mark(false));
  board.addEventListener("drop", async (event) => {
    mark(false)(event);
    const text = await event.dataTransfer?.files[0]?.text();
    if (text === undefined) return;
    void fetched(app, () => import("./share.js"), ({ loadCsv }) => {
      const wrong = loadCsv(app, text);
      if (wrong) refuse(app, wrong, W.badCsv);
    });
  });
}
