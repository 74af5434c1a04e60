/** What stands by a point in the plane: its tip, its bar, its element for assistive technology; and the empty state where there is no
    point. */
import { t } from "../i18n/index.js";
import { fixed } from "../i18n/numbers.js";
import { typedCoordinate } from "../input/number-input.js";
import { attr, fill, h, set } from "../ui/dom.js";
import { showNumber } from "../ui/fields.js";
import { icon, shape } from "../ui/icons.js";
import { appear } from "./appear.js";
import { emptyState } from "./empty-state.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {App} app @param {HTMLElement} board */
export function selectedPoint(app, board) {
  const stage = /** @type {HTMLElement} */ (board.parentElement);
  const handle = h("div.handle", { role: "img", id: "handle", hidden: true });
  const empty = h("div.invite", { hidden: true });
  const tip = h("div.tip", { "aria-hidden": "true", hidden: true });
  const bar = pointBar(app);
  emptyState(app, empty);
  board.append(handle);
  board.after(empty);
  stage.append(tip);
  stage.after(bar.node);
  return {
    update() {
      appear(app, empty, app.report.train.n === 0);
      bar.update();
      activeDescendant(app, handle, board);
      hoverTip(app, tip, stage);
    },
  };
}

/** The element that stands for the point under the cursor: what assistive technology is told is active. @param {App} app @param {HTMLElement} handle @param {HTMLElement} board */
function activeDescendant(app, handle, board) {
  const { selected } = app.ui;
  const p = selected >= 0 ? app.points[selected] : null;
  handle.hidden = !p;
  attr(board, "aria-activedescendant", p && "handle");
  if (!p) return;
  const [x, y] = app.toPixel(p.x);
  handle.style.transform = `translate(${x}px, ${y}px)`;
  attr(handle, "aria-label", t.pointLabel(selected, app.points.length, p, app.nameOf(p.class)));
}

/** Margin, loss and distance of the point under the pointer, turned so that it stays inside the plane. @param {App} app @param {HTMLElement} tip @param {HTMLElement} stage */
function hoverTip(app, tip, stage) {
  const i = app.ui.dragging ? -1 : app.ui.hovered;
  const p = i >= 0 ? app.points[i] : null;
  tip.hidden = !p;
  if (!p) return;
  const { norm } = app.report.weights;
  const rows = [
    [t.tip.margin, fixed(p.margin, 2)], [t.tip.loss, fixed(p.loss, 2)],
    [app.kernel ? t.tip.featureDistance : t.tip.distance, norm > 0 ? fixed(p.margin / norm, 2) : "–"],
    ...(p.alpha === null ? [] : [["α", fixed(p.alpha, 3)]]),
  ];
  const title = t.pointOfClass(i, app.nameOf(p.class));
  fill(tip, title + rows.join(), () => [h("b", {}, title), ...rows.flatMap(([name, value]) => [h("span", {}, name), h("i", {}, value)])]);
  const [x, y] = app.toPixel(p.x);
  const { offsetWidth: width, offsetHeight: height } = tip;
  const left = x + 16 + width > stage.clientWidth - 8 ? x - 16 - width : x + 16;
  const top = y - height - 8 < 8 ? y + 12 : y - height - 8;
  tip.style.transform = `translate(${Math.round(Math.max(8, left))}px, ${Math.round(Math.min(top, stage.clientHeight - height - 8))}px)`;
}

/** Delete, class and exact place of the selected point: the way of a finger. @param {App} app */
function pointBar(app) {
  const name = h("b");
  const flip = h("button.btn.icon", { type: "button", onclick: () => app.do("flipClass", app.ui.selected) });
  const fields = [0, 1].map((axis) => h("input.text", { inputmode: "decimal", autocomplete: "off", "aria-label": `x${axis + 1}`, onchange: (/** @type {Event} */ event) => movePointTo(app, app.ui.selected, axis, /** @type {HTMLInputElement} */ (event.target)) }));
  const remove = h("button.btn.icon", { type: "button", onclick: () => app.do("removePoint", app.ui.selected) }, icon("trash"));
  const node = h("div.pointbar", { role: "group", "aria-label": t.selectedPoint, hidden: true }, name, flip, ...fields.map((field, axis) => h("label", {}, h("span.math", {}, h("i", {}, "x"), h("sub", {}, axis + 1)), field)), remove);
  return {
    node,
    update() {
      const i = app.ui.selected;
      // While points are left out, nothing is edited.
      const p = i >= 0 && !app.ui.leavingOut ? app.points[i] : null;
      appear(app, node, Boolean(p));
      if (!p) return;
      set(name, i + 1);
      fill(flip, String(p.class), () => [shape(p.class)]);
      const named = /** @type {[HTMLElement, string][]} */ ([[flip, t.changeClass(i, app.nameOf(p.class))], [remove, t.removePoint(i)]]);
      for (const [button, words] of named) {
        attr(button, "aria-label", words);
        attr(button, "title", words);
      }
      fields.forEach((field, axis) => showNumber(field, p.x[axis]));
    },
  };
}

/** Moves a point along one axis to what was typed. @param {App} app @param {number} i @param {number} axis @param {HTMLInputElement} field */
export function movePointTo(app, i, axis, field) {
  const point = app.points[i];
  // A field of the table may outlive its point.
  if (!point) return;
  const taken = typedCoordinate(field, (value) => {
    const at = /** @type {[number, number]} */ ([...point.x]);
    at[axis] = value;
    if (app.do("movePoint", i, at)) app.do("speakPoint", i);
  });
  if (!taken) app.say(t.expectedNumber(field.value));
}
