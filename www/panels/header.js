/** The top line, and the tabs of the narrow layout. */
import { t } from "../i18n/index.js";
import { attr, h, set } from "../ui/dom.js";
import { icon, mark } from "../ui/icons.js";

/** @typedef {import("../app/app.js").App} App */

export function header() {
  const button = (/** @type {string} */ name, /** @type {string} */ words, kind = "wide", act = name) =>
    h(`button.btn.icon.${kind}`, { type: "button", "aria-label": words, title: words, "data-click": act }, icon(name));
  const named = (/** @type {string} */ name, /** @type {string} */ words, kind = "wide") =>
    h(`button.btn.${kind}`, { type: "button", "aria-label": words, "data-click": name }, icon(name), h("span.lbl", {}, words));
  const what = h("span.what");
  const [undo, redo] = [button("undo", t.undo), button("redo", t.redo)];
  const sep = () => h("span.sep.wide");
  return {
    node: h(
      "div.top", {}, h("h1.brand", {}, mark(), t.name), what, h("span.grow"), undo, redo, sep(),
      named("settings", t.settings, "only-mid"), named("points", t.points), named("share", t.share, "share"), sep(),
      button("present", t.present), button("theme", t.theme), button("help", t.help), button("more", t.more, "only-narrow"),
    ),
    /** @param {App} app */
    update(app) {
      set(what, app.title);
      attr(undo, "aria-disabled", !app.lab.canUndo && "true");
      attr(redo, "aria-disabled", !app.lab.canRedo && "true");
    },
  };
}

/** The tabs of the narrow layout. */
export function tabs() {
  const all = t.tabs.map(([id, words]) => ({ id, button: h("button.tab", { type: "button", role: "tab", "data-click": "tab", "data-show": id }, words) }));
  return {
    node: h("div.tabs", { role: "tablist", "aria-label": t.views }, ...all.map(({ button }) => button)),
    /** @param {App} app */
    update(app) {
      attr(app.root, "data-tab", app.ui.tab);
      for (const { id, button } of all) attr(button, "aria-selected", String(app.ui.tab === id));
    },
  };
}
