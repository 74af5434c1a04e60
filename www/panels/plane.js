/** The plane: class buttons and the board with its layers. */
import { BASE } from "../base-address.js";
import { t } from "../i18n/index.js";
import { attr, h, set } from "../ui/dom.js";
import { icon, shape } from "../ui/icons.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {App} app */
export function plane(app) {
  const { ui } = app;
  const buttons = [1, 0].map((k) => {
    const n = h("span.n");
    return { k, n, button: h("button.cls", { type: "button", role: "radio", "data-click": "class", "data-class": k }, shape(k), n) };
  });
  const classes = h("div.classes", { role: "radiogroup", "aria-label": t.classGroup }, ...buttons.map(({ button }) => button));
  const canvases = ["under", "mid", "over"].map((layer) => h("canvas", { "data-layer": layer, "aria-hidden": "true" }));
  const board = h("div.board", { part: "plane" }, ...canvases);
  const outside = h("button.btn.line.outside", { type: "button", hidden: true, "data-click": "fit" });
  const hint = h("span.small.soft.hint", {}, t.hint);
  const small = (/** @type {string} */ kind, /** @type {string} */ sign, /** @type {string} */ words, act = sign) =>
    h(`button.btn.icon.${kind}`, { type: "button", "aria-label": words, title: words, "data-click": act }, icon(sign));
  const undo = small("narrow-undo.undo", "undo", t.undo);
  const redo = small("narrow-undo.redo", "redo", t.redo);
  const full = h("a.btn.icon.full", { href: new URL("index.html", BASE).href, "aria-label": t.openFull, title: t.openFull, target: "_blank", rel: "noopener", "data-click": "full" }, icon("open"));
  const bar = h(
    "div.bar", {}, h("span.lead", { "aria-hidden": "true" }, t.place), classes, h("span.grow"), hint,
    small("zoom", "minus", t.zoomOut), small("zoom", "plus", t.zoomIn), small("tools", "more", t.planeMenu, "tools"), undo, redo, full,
  );
  app.charts.push({ chart: "plane", canvases, box: board });

  return {
    node: h("section.plane", { "aria-label": t.plane }, h("h2.sr", {}, t.plane), bar, h("div.stage", {}, board, outside)),
    update() {
      const { counts, names, report } = app;
      for (const { k, n, button } of buttons) {
        set(n, counts[k] ?? 0);
        attr(button, "aria-checked", ui.nextClass === k);
        attr(button, "aria-label", t.placeClass(names[k], counts[k] ?? 0));
      }
      hint.hidden = ui.selected >= 0 || Boolean(ui.ownLine) || ui.leavingOut || report.train.n === 0;
      attr(undo, "aria-disabled", !app.lab.canUndo && "true");
      attr(redo, "aria-disabled", !app.lab.canRedo && "true");
      full.hidden = app.host.hasAttribute("sync-url");
      const away = app.painter.outside(app.lab);
      outside.hidden = !away;
      if (away) set(outside, t.outside(away));
    },
  };
}
