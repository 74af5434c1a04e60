/** The notice under the top line: what happened and what was kept, why, and at most one thing to do about it. */
import { t } from "../i18n/index.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/ui-state.js").Notice} Notice */

/** @param {App} app */
export function notice(app) {
  const node = h("div.notice", { role: "alert", hidden: true, part: "notice" });
  let shown = /** @type {Notice | null} */ (null);
  return {
    node,
    update() {
      const now = app.ui.notice;
      if (now === shown) return;
      shown = now;
      const held = node.contains(app.focused);
      node.hidden = !now;
      node.classList.toggle("calm", Boolean(now?.calm));
      if (!now) {
        node.replaceChildren();
        if (held) app.refocus();
        return;
      }
      const [words, act] = now.action ?? ["", () => {}];
      const body = h("div", {}, h("h2", {}, now.title), now.text && h("p", {}, now.text), now.code && h("p", {}, h("code", {}, now.code)));
      const run = () => (app.notify(null), act());
      const action = words && h(`button.btn.${now.field ? "main" : "line"}`, { type: "button", onclick: run }, words);
      node.replaceChildren(icon("warn"), body, h("div.acts", {}, action, h("button.btn.icon", { type: "button", "aria-label": t.dismiss, title: t.dismiss, onclick: () => app.notify(null) }, icon("close"))));
      if (held) app.refocus(node.querySelector("button"));
    },
  };
}
