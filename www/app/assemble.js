/** Puts a lab on the page together: its panels, what listens to them, and the classes of the whole. */
import { accessibleNames } from "../a11y/accessible-names.js";
import { liveRegion } from "../a11y/live-region.js";
import { rovingTabindex } from "../a11y/roving-tabindex.js";
import { t } from "../i18n/index.js";
import { chartPointer, stepReadout } from "../input/chart-pointer.js";
import { fileDrop } from "../input/file-drop.js";
import { keyboard } from "../input/keyboard.js";
import { pointer } from "../input/pointer.js";
import { Address } from "../io/address.js";
import { chartTabs } from "../panels/chart-tabs.js";
import { curveChart, lossChart } from "../panels/charts.js";
import { header, tabs } from "../panels/header.js";
import { lastStep } from "../panels/last-step.js";
import { leaveOneOut } from "../panels/leave-one-out.js";
import { legend } from "../panels/legend.js";
import { lineHandles } from "../panels/line-handles.js";
import { optimality } from "../panels/optimality.js";
import { plane } from "../panels/plane.js";
import { playbackControls } from "../panels/playback-controls.js";
import { equation, readouts } from "../panels/readouts.js";
import { selectOptions } from "../panels/select-options.js";
import { selectedPoint } from "../panels/selected-point.js";
import { settings } from "../panels/settings.js";
import { table } from "../panels/table.js";
import { h } from "../ui/dom.js";
import { notice } from "../ui/notice.js";
import { listenToControls } from "./controls.js";

/** @typedef {import("./app.js").App} App */

/** Builds everything into the root. @param {App} app */
export function assemble(app) {
  const { root } = app;
  const message = notice(app);
  const [top, field, key, loss, curve, eq, out] = [header(), plane(app), legend(), lossChart(app), curveChart(app), equation(), readouts()];
  const [tab, side, data, playback] = [tabs(), settings(app), table(app), playbackControls(app)];
  field.node.append(...key.nodes);
  root.append(top.node, message.node, field.node, h("section.charts", { "aria-label": t.charts }, loss.node, curve.node, eq.node, out.node), tab.node, side.node, data.node, playback.node);
  const [board, hint] = [".board", ".hint"].map((selector) => /** @type {HTMLElement} */ (root.querySelector(selector)));
  const chart = (/** @type {string} */ name) => /** @type {HTMLElement} */ (app.charts.find((each) => each.chart === name)?.box);
  app.panels = [
    top, field, key, loss, curve, eq, out, tab, side, playback, message,
    selectedPoint(app, board), lineHandles(app, board, hint), leaveOneOut(app, hint), lastStep(app),
    optimality(curve.node), stepReadout(app, chart("curve"), curve.node), selectOptions(app, side.node), chartTabs(loss.node), radioGroup(root.querySelector(".classes")),
    accessibleNames(root), data, { update: () => classes(app) },
  ];
  app.noticePanel = message;
  listen(app, board, side.node);
  chartPointer(app, chart("loss"));
  rovingTabindex(/** @type {HTMLElement} */ (root.querySelector(".keys")), ".btn");
}

/** What a person does, and what hears of it. @param {App} app @param {HTMLElement} board @param {HTMLElement} side */
function listen(app, board, side) {
  const { root, ui } = app;
  const region = liveRegion();
  root.append(region.node);
  app.say = region.say;
  app.address = new Address(() => (app.lab && app.host.hasAttribute("sync-url") ? app.lab.scenario() : null), () => app.running || ui.dragging);
  app.press = pointer(app, board);
  keyboard(app, root, board);
  fileDrop(app, board);
  listenToControls(app);
  // A pull at the slider of C or γ is one step of undo.
  for (const slider of side.querySelectorAll(".range")) {
    slider.addEventListener("pointerdown", (event) => /** @type {PointerEvent} */ (event).button === 0 && app.do("beginUpdates"));
    for (const end of ["pointerup", "pointercancel"]) slider.addEventListener(end, () => app.do("endUpdates"));
  }
}

/** The classes are one stop of the Tab key: the one that is checked. @param {HTMLElement | null} group */
function radioGroup(group) {
  const settle = rovingTabindex(/** @type {HTMLElement} */ (group), ".cls", (item) => item.click());
  return { update: () => void settle(/** @type {HTMLElement} */ (group?.querySelector("[aria-checked=true]")) ?? undefined) };
}

/** Classes of the whole that follow the state of the view. @param {App} app */
function classes(app) {
  const { ui, root, root: { classList } } = app;
  const before = classList.contains("present");
  classList.toggle("present", ui.presenting);
  classList.toggle("with-data", ui.tableOpen && !ui.presenting);
  classList.toggle("with-settings", ui.settingsOpen);
  // The presenter view changes sizes that the canvases read.
  if (before === ui.presenting) return;
  app.applyTheme();
  const { focused } = app;
  if (focused && !focused.getClientRects().length) app.refocus(root.querySelector(ui.presenting ? ".play" : ".top [data-click=present]"), root.querySelector(".play"));
}
