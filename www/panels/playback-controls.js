/** The playback controls: rewind, back, play, step, solve; where the run is; the scrubber; the speed. */
import { t } from "../i18n/index.js";
import { short } from "../i18n/numbers.js";
import { attr, fill, h, set } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {App} app */
export function playbackControls(app) {
  const button = (/** @type {string} */ name, /** @type {string} */ words, /** @type {string} */ label = "") =>
    h(label ? "button.btn" : "button.btn.icon", { type: "button", "aria-label": words, title: words, "data-click": name }, icon(name), label && h("span.lbl", {}, label));
  const [rewind, back, step, solve] = [button("rewind", t.rewind), button("back", t.back), button("step", t.step), button("solve", t.solve, t.solve)];
  const play = h("button.btn.main.play", { type: "button", "aria-label": t.play, title: t.play, "data-click": "play" });
  const keys = h("div.keys", { role: "toolbar", "aria-label": t.training, part: "toolbar" }, rewind, back, play, step, solve);

  const number = h("span");
  const def = h("span.def");
  const now = h("div.now", {}, h("span.num", {}, h("small", {}, t.stepWord), number), def);
  const end = h("span");
  const range = (/** @type {string} */ name, /** @type {string} */ words, /** @type {object} */ more) => h("input.range", { type: "range", min: 0, "aria-label": words, "data-input": name, ...more });
  const scrub = range("scrub", t.stepOf, { value: 0 });
  const speed = range("speed", t.speed, { max: 100, value: app.ui.speed });
  const shown = h("output");
  const rate = h("button.btn.rate", { type: "button", "data-click": "speed" });
  const leave = h("button.btn.icon.leave", { type: "button", "aria-label": t.leavePresenter, title: t.leavePresenter, "data-click": "present" }, icon("close"));
  const node = h(
    "div.transport", { role: "group", "aria-label": t.training },
    keys, now, h("div.scrub", {}, h("span", {}, "0"), scrub, end), h("div.speed", {}, h("span", {}, t.speed), speed, shown), rate, leave,
  );

  return {
    node,
    update() {
      const { blocked, lab, report, running, stepAxisEnd, stepBlocked } = app;
      const at = lab.stepNumber;
      fill(play, String(running), () => [icon(running ? "pause" : "play")]);
      for (const each of [play, step]) attr(each, "aria-disabled", stepBlocked && "true");
      for (const each of [rewind, back]) attr(each, "aria-disabled", at === 0 && "true");
      attr(solve, "aria-disabled", app.solveBlocked && "true");
      set(number, short(at, 9));
      const check = report.converged && !blocked;
      const follows = app.followsEdits && !blocked;
      const state = blocked ? t.reasons[blocked] : follows ? (check ? t.followsShort : t.noOptimumYet) : check ? t.converged : report.diverged ? t.lastGood : t.oneStep(app.stepUnit);
      fill(def, state + check, () => (check ? [icon("check"), state] : [state]));
      set(end, short(stepAxisEnd, 9));
      attr(scrub, "max", stepAxisEnd);
      attr(scrub, "aria-disabled", follows && lab.last === 0 && "true");
      if (scrub.value !== String(at)) scrub.value = String(at);
      scrub.style.setProperty("--at", `${(100 * at) / stepAxisEnd}%`);
      scrub.style.setProperty("--reach", `${(100 * Math.max(lab.last, report.diverged?.step ?? 0)) / stepAxisEnd}%`);
      const { stepsPerSecond } = app;
      if (speed.value !== String(app.ui.speed)) speed.value = String(app.ui.speed);
      speed.style.setProperty("--at", `${app.ui.speed}%`);
      set(shown, stepsPerSecond === Infinity ? t.fastest : t.stepsPerSecond(stepsPerSecond));
      set(rate, stepsPerSecond === Infinity ? t.fastestShort : t.stepsPerSecondShort(stepsPerSecond));
    },
  };
}
