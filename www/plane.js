/** The plane: class buttons, the board with its layers, the tip, the point bar, and what is offered when it is empty. */
import { attr, fill, h, rove, set } from "./dom.js";
import { exact, fixed, read } from "./format.js";
import { icon, shape } from "./icons.js";
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
  const welcome = h("div.invite", { hidden: true });
  const stage = h("div.stage", {}, board, welcome, outside, tip);
  const hint = h("span.small.soft.hint", {}, W.hint);
  const tools = h("button.btn.icon.tools", { type: "button", "aria-label": W.planeMenu, title: W.planeMenu, "aria-haspopup": "menu", onclick: (/** @type {Event} */ e) => app.menu(/** @type {HTMLElement} */ (e.currentTarget), planeMenu(app)) }, icon("more"));
  const zoom = [["minus", W.zoomOut, 1.25], ["plus", W.zoomIn, 0.8]].map(([name, title, factor]) =>
    h("button.btn.icon.zoom", { type: "button", "aria-label": title, title, onclick: () => zoomBy(app, Number(factor)) }, icon(String(name))),
  );
  const undo = [/** @type {const} */ ("undo"), /** @type {const} */ ("redo")].map((name) => ({ name, button: h(`button.btn.icon.narrow-undo.${name}`, { type: "button", "aria-label": W[name], title: W[name], onclick: () => app.revert(name) }, icon(name)) }));
  const page = () => (full.href = new URL(`./index.html#${encodeURIComponent(JSON.stringify(app.lab.scenario()))}`, import.meta.url).href);
  const full = h("a.btn.icon.full", { href: new URL("./index.html", import.meta.url).href, "aria-label": W.openFull, title: W.openFull, target: "_blank", rel: "noopener", onclick: page }, icon("open"));
  const bar = h("div.bar", {}, h("span.lead", { "aria-hidden": "true" }, W.place), classes, h("span.grow"), hint, ...zoom, tools, ...undo.map((each) => each.button), full);
  const selected = pointbar(app);
  const words = h("p.sr", { id: "summary" });
  const node = h("section.plane", { "aria-label": W.plane }, h("h2.sr", {}, W.plane), h("p.sr", { id: "instructions" }, W.instructions), bar, stage, selected.node, words);
  let invited = false;
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
      if (!welcome.hidden && !invited) (invited = true), void import("./invite.js").then(({ invite }) => invite(app, welcome));
      hint.hidden = ui.selected >= 0 || !welcome.hidden;
      for (const { name, button } of undo) attr(button, "aria-disabled", !app.lab[name === "undo" ? "canUndo" : "canRedo"] && "true");
      full.hidden = app.host.hasAttribute("sync-url");
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

/** @param {App} app @param {"clear" | "blank" | "restore"} what */
const data = (app, what) => () => void import("./choose.js").then((choose) => choose[what](app));

/** @param {App} app @returns {import("./menu.js").Item[]} */
const planeMenu = (app) => [
  [W.zoomIn, "plus", () => zoomBy(app, 0.8)],
  [W.zoomOut, "minus", () => zoomBy(app, 1.25)],
  [W.fit, "fit", () => (app.painter.fit(app.lab), app.touch())],
  null,
  [W.clearAll, "trash", data(app, "clear")],
  [W.blank, "close", data(app, "blank")],
  [W.restore, "rewind", data(app, "restore"), app.origin ? "" : "no set was chosen"],
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

