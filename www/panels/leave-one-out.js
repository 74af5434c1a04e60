/** Leave one out: the point under the pointer is taken out in thought, the boundary without it is a ghost, and a line says how often
    that is wrong about the point. */
import { h, set } from "../ui/dom.js";
import { count, percent } from "../i18n/numbers.js";
import { own } from "../app/own-line.js";
import { unsolvable } from "./playback-controls.js";
import { W } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** ms that an edit waits for the next before all is counted anew. */
const PATIENCE = 250;

/** Why there is nothing to count, "" where there is. @param {App} app */
export const why = (app) => unsolvable(app, true) || (app.report.objective.optimum === null ? W.noOptimumHere : "");

/** @param {App} app @param {boolean} [on] */
export function leaveOut(app, on = !app.ui.leave) {
  const reason = on ? why(app) : "";
  app.ui.leave = on && !reason;
  // One mode at a time has the room in the bar.
  if (app.ui.leave && app.ui.handles) own(app, false);
  if (reason) app.say(reason);
  app.touch();
}

/** @param {any} found what the lab has counted */
const sentence = ({ errors, n, rate, bound }) =>
  `Leave-one-out error ${count(errors)} of ${count(n)} (${percent(rate)})${bound === null ? "" : `, at most ${count(bound)} by the support vectors`}`;

/** @param {App} app @param {HTMLElement} hint what its line stands in place of */
export function leaveOne(app, hint) {
  const words = h("span");
  const done = h("button.btn.line", { type: "button", title: W.leaveOff, onclick: () => leaveOut(app, false) }, W.done);
  const node = h("div.own.leave-out", { role: "group", "aria-label": W.leaveOneOut, hidden: true }, words, done);
  hint.before(node);
  let timer = 0;
  /** What the count was made for. @type {any[]} */
  let counted = [];
  const tell = () => {
    timer = 0;
    if (!app.lab || !app.ui.leave || app.ui.dragging) return;
    try {
      set(words, sentence(app.lab.leaveOneOut()));
      node.title = words.textContent ?? "";
    } catch (error) {
      set(words, String(/** @type {any} */ (error)?.message ?? error));
    }
    node.classList.remove("stale");
  };
  return {
    update() {
      const { ui, lab } = app;
      // What was edited may have left nothing to count; a point in hand is only on its way.
      if (ui.leave && !ui.dragging && why(app)) {
        app.say(why(app));
        leaveOut(app, false);
      }
      node.hidden = !ui.leave;
      if (!ui.leave) return void (counted = []);
      const now = [lab, lab.pointsVersion, ui.dragging];
      if (now.every((value, i) => value === counted[i])) return;
      if (!counted.length) set(words, W.counting);
      counted = now;
      node.classList.add("stale");
      clearTimeout(timer);
      timer = window.setTimeout(tell, PATIENCE);
    },
  };
}
