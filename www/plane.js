/** The plane: class buttons, the board with its layers, the tip, the point bar, and what is offered when it is empty. */
import { attr, fill, h, rove, set, svg } from "./dom.js";
import { exact, fixed, read } from "./format.js";
import { icon, shape } from "./icons.js";
import { menu } from "./menu.js";
import { W, some, summary } from "./words.js";

/** @typedef {import("./app.js").App} App */

/** @param {App} app */
export function plane(app) {
  const { ui } = app;
  const classes = h("div.classes", { role: "radiogroup", "aria-label": W.classGroup });
  const buttons = [1, 0].map((k) => {
    const n = h("span.n");
    const button = h("button.cls", { type: "button", role: "radio", onclick: () => choose(k) }, shape(k), n);
    classes.append(button);
    return { k, n, button };
  });
  const choose = (/** @type {number} */ k) => ((ui.cls = k), app.touch());
  const settle = rove(classes, ".cls", (item) => item.click());

  const canvases = ["under", "mid", "over"].map((layer) => h("canvas", { "data-layer": layer, "aria-hidden": "true" }));
  const handle = h("div.handle", { role: "img", id: "handle", hidden: true });
  const board = h(
    "div.board",
    { role: "application", tabindex: 0, "aria-roledescription": W.planeRole, "aria-label": W.plane, "aria-describedby": "instructions summary", part: "plane" },
    ...canvases, handle,
  );
  const outside = h("button.btn.line.outside", { type: "button", hidden: true, onclick: () => (app.painter.fit(app.lab), app.touch()) });
  const tip = h("div.tip", { "aria-hidden": "true", hidden: true });
  const welcome = invite(app);
  const stage = h("div.stage", {}, board, welcome, outside, tip);
  const hint = h("span.small.soft.hint", {}, W.hint);
  const tools = h("button.btn.icon.tools", { type: "button", "aria-label": W.planeMenu, title: W.planeMenu, "aria-haspopup": "menu", onclick: (/** @type {Event} */ e) => menu(app, /** @type {HTMLElement} */ (e.currentTarget), planeMenu(app)) }, icon("more"));
  const zoom = [["minus", W.zoomOut, 1.25], ["plus", W.zoomIn, 0.8]].map(([name, title, factor]) =>
    h("button.btn.icon.zoom", { type: "button", "aria-label": title, title, onclick: () => zoomBy(app, Number(factor)) }, icon(String(name))),
  );
  const undo = [/** @type {const} */ ("undo"), /** @type {const} */ ("redo")].map((name) => ({ name, button: h(`button.btn.icon.narrow-undo.${name}`, { type: "button", "aria-label": W[name], title: W[name], onclick: () => app.revert(name) }, icon(name)) }));
  const full = h("a.btn.icon.full", { "aria-label": W.openFull, title: W.openFull, target: "_blank", rel: "noopener" }, icon("open"));
  const bar = h("div.bar", {}, h("span.lead", { "aria-hidden": "true" }, W.place), classes, h("span.grow"), hint, ...zoom, tools, ...undo.map((each) => each.button), full);
  const selected = pointbar(app);
  const words = h("p.sr", { id: "summary" });
  const node = h("section.plane", { "aria-label": W.plane }, h("h2.sr", {}, W.plane), h("p.sr", { id: "instructions" }, W.instructions), bar, stage, selected.node, words);
  app.charts.push({ chart: "plane", canvases, box: board });

  return {
    node, board, stage,
    update() {
      const { counts, names, report } = app;
      for (const { k, n, button } of buttons) {
        set(n, counts[k] ?? 0);
        attr(button, "aria-checked", ui.cls === k);
        attr(button, "aria-label", `Place ${names[k]}, ${some(counts[k] ?? 0, "point")}`);
      }
      settle(buttons.find(({ k }) => k === ui.cls)?.button);
      welcome.hidden = report.train.n > 0 || app.points.length > 0;
      hint.hidden = ui.selected >= 0 || !welcome.hidden;
      for (const { name, button } of undo) attr(button, "aria-disabled", !app.lab[name === "undo" ? "canUndo" : "canRedo"] && "true");
      if (app.host.hasAttribute("sync-url")) full.hidden = true;
      else if (!full.href || !app.running) full.href = new URL(`./index.html#${encodeURIComponent(JSON.stringify(app.copy))}`, import.meta.url).href;
      const away = app.painter.outside(app.lab);
      outside.hidden = !away;
      if (away) set(outside, `${some(away, "point")} outside: fit`);
      if (!app.running) set(words, summary(report, names, counts));
      selected.update();
      point(app, handle, board);
      hover(app, tip, stage);
    },
  };
}

/** @param {App} app @param {number} factor */
export function zoomBy(app, factor) {
  const { clientWidth, clientHeight } = app.charts[0].box;
  app.painter.zoom(factor, clientWidth / 2, clientHeight / 2);
  app.touch();
}

/** @param {App} app @returns {import("./menu.js").Item[]} */
const planeMenu = (app) => [
  [W.zoomIn, "plus", () => zoomBy(app, 0.8)],
  [W.zoomOut, "minus", () => zoomBy(app, 1.25)],
  [W.fit, "fit", () => (app.painter.fit(app.lab), app.touch())],
  null,
  [W.clearAll, "trash", () => app.clear()],
  [W.blank, "close", () => app.blank()],
  [W.restore, "rewind", () => app.restore(), app.origin ? "" : "no set was chosen"],
];

/** The element that stands for the point under the cursor: what assistive technology is told is active. @param {App} app @param {HTMLElement} handle @param {HTMLElement} board */
function point(app, handle, board) {
  const p = app.ui.selected >= 0 ? app.points[app.ui.selected] : null;
  handle.hidden = !p;
  attr(board, "aria-activedescendant", p && "handle");
  if (!p) return;
  const [x, y] = app.painter.toPixel(p.x[0], p.x[1]);
  handle.style.transform = `translate(${x}px, ${y}px)`;
  attr(handle, "aria-label", `Point ${app.ui.selected + 1} of ${app.points.length}, class ${app.names[p.class] ?? p.class}, x ${fixed(p.x[0], 2)}, y ${fixed(p.x[1], 2)}, margin ${fixed(p.margin, 2)}, loss ${fixed(p.loss, 2)}`);
}

/** Margin, loss and distance of the point under the pointer, turned so that it stays inside the plane. @param {App} app @param {HTMLElement} tip @param {HTMLElement} stage */
function hover(app, tip, stage) {
  const i = app.ui.dragging ? -1 : app.ui.hover;
  const p = i >= 0 ? app.points[i] : null;
  tip.hidden = !p;
  if (!p) return;
  const norm = app.report.weights.norm;
  const rows = [["margin", fixed(p.margin, 2)], ["loss", fixed(p.loss, 2)], ["distance", norm > 0 ? fixed(p.margin / norm, 2) : "–"], ...(p.alpha === null ? [] : [["α", fixed(p.alpha, 3)]])];
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
  const flip = h("button.btn.icon", { type: "button", onclick: () => app.recolour(app.ui.selected, 1 - app.points[app.ui.selected].class) });
  const fields = [0, 1].map((axis) => h("input.text", { inputmode: "decimal", autocomplete: "off", "aria-label": `x${axis + 1}`, onchange: (/** @type {Event} */ e) => moveTo(app, app.ui.selected, axis, /** @type {HTMLInputElement} */ (e.target)) }));
  const remove = h("button.btn.icon", { type: "button", onclick: () => app.remove(app.ui.selected) }, icon("trash"));
  const node = h("div.pointbar", { role: "group", "aria-label": "Selected point", hidden: true }, name, flip, ...fields.map((field, axis) => h("label", {}, h("span.math", {}, h("i", {}, "x"), h("sub", {}, axis + 1)), field)), remove);
  return {
    node,
    update() {
      const i = app.ui.selected;
      const p = i >= 0 ? app.points[i] : null;
      node.hidden = !p;
      if (!p) return;
      set(name, i + 1);
      fill(flip, String(p.class), () => [shape(p.class)]);
      const title = `Class of point ${i + 1}: ${app.names[p.class] ?? p.class}. Change it`;
      attr(flip, "aria-label", title);
      attr(flip, "title", title);
      attr(remove, "aria-label", `Remove point ${i + 1}`);
      attr(remove, "title", `Remove point ${i + 1}`);
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
  const value = read(field.value);
  const at = /** @type {[number, number]} */ ([...app.points[i].x]);
  attr(field, "aria-invalid", Number.isNaN(value) && "true");
  if (Number.isNaN(value)) return app.say(`expected a number, got ${field.value}`);
  at[axis] = value;
  if (app.move(i, at)) app.speakPoint(i);
}

/** The words and four starts of an empty plane; a press beside them places the first point. @param {App} app */
function invite(app) {
  const ghost = svg("svg", { class: "ghostpt", viewBox: "0 0 56 40", "aria-hidden": "true" }, svg("circle", { cx: 22, cy: 16, r: 10, class: "disc" }), svg("path", { d: "m26 20 4.2 15.2 3-5.6 6.2-.9z", class: "arrow" }));
  const starts = W.starts.map(([id, label]) => h("button.start", { type: "button", onclick: () => app.choose(id) }, sketch(id), label));
  return h("div.invite", { hidden: true }, ghost, h("h2", {}, W.emptyTitle), h("p", {}, W.emptyText), h("p.small.or", {}, W.orStart), h("div.starts", {}, ...starts));
}

const PLUS = [[54, 26], [61, 13], [69, 20], [76, 7], [54, 7], [69, 7]];
const mirrored = PLUS.map(([x, y]) => [94 - x, 64 - y]);
const arc = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ turn) => Array.from({ length: 9 }, (_, i) => [x + 17 * Math.cos((i * Math.PI) / 8), y - turn * 18 * Math.sin((i * Math.PI) / 8)]);
/** A few of each set's points, class 1 and class 0, as they lie. @type {Record<string, number[][][]>} */
const SKETCHES = {
  clusters: [PLUS, mirrored],
  outlier: [[...PLUS, [37, 33]], mirrored],
  moons: [arc(36, 36, 1), arc(56, 27, -1)],
  breast_cancer: [[[50, 33], [67, 26], [48, 22], [66, 22], [53, 28], [56, 40], [57, 58], [58, 30], [46, 28]], [[31, 12], [32, 32], [34, 24], [32, 30], [23, 25], [45, 31], [35, 35], [44, 38], [33, 26], [41, 31], [30, 43], [41, 37], [28, 20], [37, 47], [43, 12]]],
};

/** @param {string} id */
function sketch(id) {
  const [plus, minus] = SKETCHES[id];
  return svg("svg", { viewBox: "0 0 94 64", "aria-hidden": "true" }, ...plus.map(([cx, cy]) => svg("circle", { cx, cy, r: 3, class: "pt c1" })), ...minus.map(([x, y]) => svg("rect", { x: x - 2.7, y: y - 2.7, width: 5.4, height: 5.4, class: "pt c0" })));
}
