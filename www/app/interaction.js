/** Puts a lab on the page together: its panels, and what listens to them. */
import { act } from "./commands.js";
import { Address } from "../io/address.js";
import { certificate } from "../panels/optimality.js";
import { curveChart, lossChart } from "../panels/charts.js";
import { settings } from "../panels/settings.js";
import { h } from "../ui/dom.js";
import { refuse } from "./error-recovery.js";
import { focused, refocus } from "../a11y/focus.js";
import { help } from "../panels/help.js";
import { key } from "../panels/legend.js";
import { drop, listen } from "../input/keyboard.js";
import { leaveOne } from "../panels/leave-one-out.js";
import { ownLine } from "./own-line.js";
import { lists } from "../panels/select-options.js";
import { notice } from "../ui/notice.js";
import { onCurve, onLoss } from "../input/chart-pointer.js";
import { plane } from "../panels/plane.js";
import { point } from "../panels/selected-point.js";
import { pointers } from "../input/pointer.js";
import { equation, readouts } from "../panels/readouts.js";
import { rove } from "../a11y/roving-tabindex.js";
import { loadCsv } from "../io/share.js";
import { status } from "../a11y/live-region.js";
import { table } from "../panels/table.js";
import { told } from "../a11y/accessible-names.js";
import { tabs, top } from "../panels/header.js";
import { transport } from "../panels/playback-controls.js";
import { centre } from "./viewport.js";
import { views } from "../panels/chart-tabs.js";
import { W } from "../i18n/en.js";

/** @typedef {import("./app.js").App} App */

/** Builds the panels into the root. @param {App} app */
export function assemble(app) {
  const { root } = app;
  const [head, field, legend, loss, curve, eq, out, tab, side, bar, data] = [top(), plane(app), key(app), lossChart(app), curveChart(app), equation(app), readouts(app), tabs(), settings(app), transport(app), table(app)];
  app.parts = [head, field, legend, loss, curve, eq, out, tab, side, bar];
  field.node.append(...legend.nodes);
  root.append(head.node, field.node, h("section.charts", { "aria-label": "Loss and objective" }, loss.node, curve.node, eq.node, out.node), tab.node, side.node, data.node, bar.node);
  // Controls name what they do: `data-click`, `data-change`, `data-input`.
  for (const type of /** @type {const} */ (["click", "change", "input"])) root.addEventListener(type, ({ target }) => act(app, type, /** @type {Element} */ (target)));
  attach(app);
  app.parts.push(data, { update: () => look(app) });
}

/** Lets the panels be used. @param {App} app */
function attach(app) {
  const { root, ui } = app;
  const at = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
  const [board, stage, side] = [".board", ".stage", ".settings"].map(at);
  const box = (/** @type {string} */ name) => /** @type {HTMLElement} */ (app.charts.find(({ chart }) => chart === name)?.box);
  const speech = status();
  app.say = speech.say;
  app.address = new Address(() => (app.lab && app.host.hasAttribute("sync-url") ? app.lab.scenario() : null), () => app.running || ui.dragging);
  const message = notice(app);
  app.notice = message;
  at(".plane").before(message.node);
  root.append(speech.node);

  onLoss(app, box("loss"));
  const press = pointers(app, board);
  listen(app, root, { help: () => help(app), cancel: press.cancel, dragging: press.busy, toolbar: () => at(".play").focus() });
  focus(app, board);
  drops(app, board);
  // A pull at the slider of C or γ is one step of undo.
  for (const slider of side.querySelectorAll(".range")) {
    slider.addEventListener("pointerdown", (event) => /** @type {PointerEvent} */ (event).button === 0 && app.lab?.beginEdit());
    for (const end of ["pointerup", "pointercancel"]) slider.addEventListener(end, () => app.lab?.endEdit());
  }
  rove(at(".keys"), ".btn");
  const classes = at(".classes");
  const settle = rove(classes, ".cls", (item) => item.click());
  const stop = { update: () => void settle(/** @type {HTMLElement} */ (classes.querySelector("[aria-checked=true]")) ?? undefined) };
  app.parts.push(message, point(app, board, stage), ownLine(app, board, at(".hint")), leaveOne(app, at(".hint")), certificate(app, at(".curve-fig")), onCurve(app, box("curve")), lists(app, side), stop, told(app, at), views(app, at(".loss-fig")));
}

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
    const wrong = loadCsv(app, text);
    if (wrong) refuse(app, wrong, W.badCsv);
  });
}
