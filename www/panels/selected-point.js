/** What stands by a point on the plane: its tip, its bar, its sign for assistive technology; and the invitation where there is none. */
import { attr, fill, h, set } from "../ui/dom.js";
import { flip, move, remove, speakPoint } from "../app/edits.js";
import { read } from "../input/number-input.js";
import { focused, refocus } from "../a11y/focus.js";
import { exact, fixed } from "../i18n/numbers.js";
import { icon, shape } from "../ui/icons.js";
import { invite } from "./empty-state.js";
import { W } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {App} app @param {HTMLElement} board @param {HTMLElement} stage */
export function point(app, board, stage) {
  const handle = h("div.handle", { role: "img", id: "handle", hidden: true });
  const welcome = h("div.invite", { hidden: true });
  const tip = h("div.tip", { "aria-hidden": "true", hidden: true });
  const bar = pointbar(app);
  board.append(handle);
  board.after(welcome);
  stage.append(tip);
  stage.after(bar.node);
  invite(app, welcome);
  return {
    update() {
      const empty = app.report.train.n === 0;
      if (empty === welcome.hidden) appear(app, welcome, empty);
      bar.update();
      stand(app, handle, board);
      over(app, tip, stage);
    },
  };
}

/** Shows or hides a part; the focus does not go with it. @param {App} app @param {HTMLElement} node @param {boolean} on */
function appear(app, node, on) {
  const held = node.contains(focused(app));
  node.hidden = !on;
  if (held) refocus(app);
}

/** The element that stands for the point under the cursor: what assistive technology is told is active. @param {App} app @param {HTMLElement} handle @param {HTMLElement} board */
function stand(app, handle, board) {
  const p = app.ui.selected >= 0 ? app.points[app.ui.selected] : null;
  handle.hidden = !p;
  attr(board, "aria-activedescendant", p && "handle");
  if (!p) return;
  const [x, y] = app.painter.toPixel(p.x[0], p.x[1]);
  handle.style.transform = `translate(${x}px, ${y}px)`;
  attr(handle, "aria-label", `Point ${app.ui.selected + 1} of ${app.points.length}, class ${app.names[p.class] ?? p.class}, x ${fixed(p.x[0], 2)}, y ${fixed(p.x[1], 2)}, margin ${fixed(p.margin, 2)}, loss ${fixed(p.loss, 2)}`);
}

/** Margin, loss and distance of the point under the pointer, turned so that it stays inside the plane. @param {App} app @param {HTMLElement} tip @param {HTMLElement} stage */
function over(app, tip, stage) {
  const i = app.ui.dragging ? -1 : app.ui.hover;
  const p = i >= 0 ? app.points[i] : null;
  tip.hidden = !p;
  if (!p) return;
  const norm = app.report.weights.norm;
  const rows = [["margin", fixed(p.margin, 2)], ["loss", fixed(p.loss, 2)], [app.kernel ? W.featureDistance : "distance", norm > 0 ? fixed(p.margin / norm, 2) : "–"], ...(p.alpha === null ? [] : [["α", fixed(p.alpha, 3)]])];
  const title = `Point ${i + 1}, ${app.names[p.class] ?? p.class}`;
  fill(tip, title + rows.join(), () => [h("b", {}, title), ...rows.flatMap(([name, value]) => [h("span", {}, name), h("i", {}, value)])]);
  const [x, y] = app.painter.toPixel(p.x[0], p.x[1]);
  const { offsetWidth: width, offsetHeight: height } = tip;
  const left = x + 16 + width > stage.clientWidth - 8 ? x - 16 - width : x + 16;
  const top = y - height - 8 < 8 ? y + 12 : y - height - 8;
  tip.style.transform = `translate(${Math.round(Math.max(8, left))}px, ${Math.round(Math.min(top, stage.clientHeight - height - 8))}px)`;
}

/** Delete, class and exact place of the selected point: the touch route. @param {App} app */
function pointbar(app) {
  const name = h("b");
  const turn = h("button.btn.icon", { type: "button", onclick: () => flip(app, app.ui.selected) });
  const fields = [0, 1].map((axis) => h("input.text", { inputmode: "decimal", autocomplete: "off", "aria-label": `x${axis + 1}`, onchange: (/** @type {Event} */ e) => moveTo(app, app.ui.selected, axis, /** @type {HTMLInputElement} */ (e.target)) }));
  const bin = h("button.btn.icon", { type: "button", onclick: () => remove(app, app.ui.selected) }, icon("trash"));
  const node = h("div.pointbar", { role: "group", "aria-label": "Selected point", hidden: true }, name, turn, ...fields.map((field, axis) => h("label", {}, h("span.math", {}, h("i", {}, "x"), h("sub", {}, axis + 1)), field)), bin);
  return {
    node,
    update() {
      const i = app.ui.selected;
      // A point that is taken out in thought is only looked at.
      const p = i >= 0 && !app.ui.leave ? app.points[i] : null;
      if (node.hidden === Boolean(p)) appear(app, node, Boolean(p));
      if (!p) return;
      set(name, i + 1);
      fill(turn, String(p.class), () => [shape(p.class)]);
      const title = `Class of point ${i + 1}: ${app.names[p.class] ?? p.class}. Change it`;
      attr(turn, "aria-label", title);
      attr(turn, "title", title);
      attr(bin, "aria-label", `Remove point ${i + 1}`);
      attr(bin, "title", `Remove point ${i + 1}`);
      fields.forEach((field, axis) => show(field, p.x[axis]));
    },
  };
}

/** Shows a number in a field, unless somebody is typing in it. @param {HTMLInputElement} field @param {number} x */
export function show(field, x) {
  const text = exact(x);
  if (/** @type {ShadowRoot} */ (field.getRootNode()).activeElement !== field && field.value !== text) {
    field.value = text;
    field.removeAttribute("aria-invalid");
  }
}

/** Moves a point along one axis to what was typed. @param {App} app @param {number} i @param {number} axis @param {HTMLInputElement} field */
export function moveTo(app, i, axis, field) {
  const point = app.points[i];
  // A field of the table may outlive its point.
  if (!point) return;
  const value = read(field.value);
  const at = /** @type {[number, number]} */ ([...point.x]);
  attr(field, "aria-invalid", Number.isNaN(value) && "true");
  if (Number.isNaN(value)) return app.say(`expected a number, got ${field.value}`);
  at[axis] = value;
  if (move(app, i, at)) speakPoint(app, i);
}
