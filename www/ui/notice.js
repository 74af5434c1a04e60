/** The notice under the top line: what happened and what was kept, why, and at most one thing to do about it. */
import { h } from "./dom.js";
import { focused, refocus } from "../a11y/focus.js";
import { icon } from "./icons.js";
import { W } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/app.js").Notice} Notice */

/** Shows a notice, or none. @param {App} app @param {Notice | null} notice */
export function tell(app, notice) {
  app.ui.notice = notice;
  app.touch();
}

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
      const held = node.contains(focused(app));
      node.hidden = !now;
      node.classList.toggle("calm", Boolean(now?.calm));
      if (!now) {
        node.replaceChildren();
        if (held) refocus(app);
        return;
      }
      const [words, act] = now.action ?? ["", () => {}];
      const body = h("div", {}, h("h2", {}, now.title), now.text && h("p", {}, now.text), now.code && h("p", {}, h("code", {}, now.code)));
      const run = () => (tell(app, null), act());
      const action = words && h(`button.btn.${now.field ? "main" : "line"}`, { type: "button", onclick: run }, words);
      node.replaceChildren(icon("warn"), body, h("div.acts", {}, action, h("button.btn.icon", { type: "button", "aria-label": W.dismiss, title: W.dismiss, onclick: () => tell(app, null) }, icon("close"))));
      if (held) refocus(app, node.querySelector("button"));
    },
  };
}
