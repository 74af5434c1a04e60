/** Leave one out: the boundary without the point under the pointer is shown, and a line says how many points are misclassified by the
    boundary without them. */
import { t } from "../i18n/index.js";
import { h, set } from "../ui/dom.js";

/** @typedef {import("../app/app.js").App} App */

/** ms that an edit waits for the next before the error is computed anew. */
const DELAY = 250;

/** @param {App} app @param {HTMLElement} hint what its line stands in place of */
export function leaveOneOut(app, hint) {
  const words = h("span");
  const done = h("button.btn.line", { type: "button", title: t.leaveLeaveOneOut, onclick: () => app.do("toggleLeaveOneOut", false) }, t.done);
  const node = h("div.own.leave-out", { role: "group", "aria-label": t.leaveOneOut, hidden: true }, words, done);
  hint.before(node);
  let timer = 0;
  /** What the error was computed for. @type {unknown[]} */
  let computed = [];
  const tell = () => {
    timer = 0;
    if (!app.lab || !app.ui.leavingOut || app.ui.dragging) return;
    try {
      set(words, t.leaveOneOutError(app.lab.leaveOneOut()));
      node.title = words.textContent ?? "";
    } catch (error) {
      set(words, String(/** @type {any} */ (error)?.message ?? error));
    }
    node.classList.remove("stale");
  };
  return {
    update() {
      const { ui, lab } = app;
      // An edit may have left nothing to compute; while a point is dragged that is not decided yet.
      const reason = ui.leavingOut && !ui.dragging ? app.leaveOneOutBlocked : null;
      if (reason) {
        app.say(t.reasons[reason]);
        app.do("toggleLeaveOneOut", false);
      }
      node.hidden = !ui.leavingOut;
      if (!ui.leavingOut) return void (computed = []);
      const now = [lab, lab.pointsVersion, ui.dragging];
      if (now.every((value, i) => value === computed[i])) return;
      if (!computed.length) set(words, t.counting);
      computed = now;
      node.classList.add("stale");
      clearTimeout(timer);
      timer = window.setTimeout(tell, DELAY);
    },
  };
}
