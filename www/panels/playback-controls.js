/** The transport: rewind, back, play, step, solve; where the run is; the scrubber; the speed. */
import { attr, fill, h, set } from "../ui/dom.js";
import { short } from "../i18n/numbers.js";
import { icon } from "../ui/icons.js";
import { stepsPerSecond } from "../app/loop.js";
import { W, stepWords } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {App} app */
export function transport(app) {
  const button = (/** @type {string} */ name, /** @type {string} */ words, /** @type {string} */ label = "") =>
    h(label ? "button.btn" : "button.btn.icon", { type: "button", "aria-label": words, title: words, "data-click": name }, icon(name), label && h("span.lbl", {}, label));
  const [rewind, back, step, solve] = [button("rewind", W.rewind), button("back", W.back), button("step", W.step), button("solve", W.solve, W.solve)];
  const play = h("button.btn.main.play", { type: "button", "aria-label": W.play, title: W.play, "data-click": "play" });
  const keys = h("div.keys", { role: "toolbar", "aria-label": W.training, part: "toolbar" }, rewind, back, play, step, solve);

  const number = h("span");
  const def = h("span.def");
  const now = h("div.now", {}, h("span.num", {}, h("small", {}, W.stepWord), number), def);
  const end = h("span");
  const range = (/** @type {string} */ name, /** @type {string} */ words, /** @type {object} */ more) => h("input.range", { type: "range", min: 0, "aria-label": words, "data-input": name, ...more });
  const scrub = range("scrub", W.stepOf, { value: 0 });
  const speed = range("speed", W.speed, { max: 100, value: app.ui.speed });
  const shown = h("output");
  const rate = h("button.btn.rate", { type: "button", "data-click": "rate" });
  const leave = h("button.btn.icon.leave", { type: "button", "aria-label": W.leave, title: W.leave, "data-click": "present" }, icon("close"));
  const node = h(
    "div.transport", { role: "group", "aria-label": W.training },
    keys, now, h("div.scrub", {}, h("span", {}, "0"), scrub, end), h("div.speed", {}, h("span", {}, W.speed), speed, shown), rate, leave,
  );

  return {
    node,
    update() {
      const { lab, report, blocked, still, running, horizon } = app;
      const at = lab.stepNumber;
      fill(play, String(running), () => [icon(running ? "pause" : "play")]);
      for (const each of [play, step]) attr(each, "aria-disabled", still && "true");
      for (const each of [rewind, back]) attr(each, "aria-disabled", at === 0 && "true");
      attr(solve, "aria-disabled", unsolvable(app) && "true");
      set(number, short(at, 9));
      const check = report.converged && !blocked;
      const rests = still && !blocked;
      const state = blocked || (rests ? (check ? W.followsShort : W.nothingToHold) : check ? W.converged : report.diverged ? W.lastGood : oneStep(app));
      fill(def, state + check, () => (check ? [icon("check"), state] : [state]));
      set(end, short(horizon, 9));
      attr(scrub, "max", horizon);
      attr(scrub, "aria-disabled", rests && lab.last === 0 && "true");
      if (scrub.value !== String(at)) scrub.value = String(at);
      scrub.style.setProperty("--at", `${(100 * at) / horizon}%`);
      scrub.style.setProperty("--reach", `${(100 * Math.max(lab.last, report.diverged?.step ?? 0)) / horizon}%`);
      const per = stepsPerSecond(app.ui.speed);
      if (speed.value !== String(app.ui.speed)) speed.value = String(app.ui.speed);
      speed.style.setProperty("--at", `${app.ui.speed}%`);
      set(shown, per === Infinity ? W.allThatFit : `${short(per, 4)} ${per === 1 ? "step" : "steps"}/s`);
      set(rate, per === Infinity ? "max" : `${short(per, 4)}/s`);
    },
  };
}

/** What a step is. @param {App} app */
export const oneStep = (app) => `one step = ${stepWords(app.trainer.step, app.report.train.n, app.settings.trainer.batch ?? 1)}`;

/** Why there is no optimum to go to, "" where there is. @param {App} app @param {boolean} [there] whether it counts as none that the lab is there already */
export function unsolvable(app, there = false) {
  if (there ? app.blocked : app.still) return there ? app.blocked : app.still;
  return app.loss.convex ? "" : `${app.loss.title} is not convex: there is no certified optimum to go to`;
}
