/** The transport: rewind, back, play, step, solve; where the run is; the scrubber; the speed. */
import { attr, fill, h, rove, set } from "./dom.js";
import { short } from "./format.js";
import { icon } from "./icons.js";
import { stepsPerSecond } from "./loop.js";
import { W, stepWords } from "./words.js";

/** @typedef {import("./app.js").App} App */

/** @param {App} app */
export function transport(app) {
  const button = (/** @type {string} */ name, /** @type {string} */ words, /** @type {() => void} */ act, /** @type {string} */ label = "") =>
    h(label ? "button.btn" : "button.btn.icon", { type: "button", "aria-label": words, title: words, onclick: act }, icon(name), label && h("span.lbl", {}, label));
  const rewind = button("rewind", W.rewind, () => app.rewind());
  const back = button("back", W.back, () => app.backward());
  const play = h("button.btn.main.play", { type: "button", onclick: () => app.toggle() });
  const step = button("step", W.step, () => app.forward());
  const solve = button("solve", W.solve, () => (unsolvable(app) ? app.say(unsolvable(app)) : app.solve()), W.solve);
  const keys = h("div.keys", { role: "toolbar", "aria-label": W.training, part: "toolbar" }, rewind, back, play, step, solve);
  rove(keys, ".btn");

  const number = h("span");
  const def = h("span.def");
  const now = h("div.now", {}, h("span.num", {}, h("small", {}, W.stepWord), number), def);
  const end = h("span");
  const scrub = h("input.range", { type: "range", min: 0, value: 0, "aria-label": W.stepOf, oninput: () => app.seek(Math.min(Number(scrub.value), app.lab.last)) });
  const speed = h("input.range", { type: "range", min: 0, max: 100, value: app.ui.speed, "aria-label": W.speed, oninput: () => pace(Number(speed.value)) });
  const pace = (/** @type {number} */ at) => ((app.ui.speed = at), app.touch());
  const shown = h("output");
  const rate = h("button.btn.rate", { type: "button", onclick: () => pace([22, 44, 67, 100].find((at) => at > app.ui.speed) ?? 0) });
  const leave = h("button.btn.icon.leave", { type: "button", "aria-label": W.leave, title: W.leave, onclick: () => ((app.ui.present = false), app.touch()) }, icon("close"));
  const node = h(
    "div.transport", { role: "group", "aria-label": W.training },
    keys, now, h("div.scrub", {}, h("span", {}, "0"), scrub, end), h("div.speed", {}, h("span", {}, W.speed), speed, shown), rate, leave,
  );

  return {
    node,
    update() {
      const { lab, report, blocked, running, horizon } = app;
      const at = lab.stepNumber;
      const words = running ? W.pause : W.play;
      fill(play, words, () => [icon(running ? "pause" : "play")]);
      attr(play, "aria-label", words);
      attr(play, "title", words);
      for (const each of [play, step]) attr(each, "aria-disabled", blocked && "true");
      for (const each of [rewind, back]) attr(each, "aria-disabled", at === 0 && "true");
      const why = unsolvable(app);
      attr(solve, "aria-disabled", why && "true");
      attr(solve, "title", why || W.solve);
      const one = `one step = ${stepWords(app.trainer.step, report.train.n, app.settings.trainer.batch ?? 1)}`;
      attr(step, "title", `${W.step}: ${one}`);
      set(number, short(at, 9));
      const check = report.converged && !blocked;
      const state = blocked || (check ? W.converged : report.diverged ? W.lastGood : one);
      fill(def, state, () => (check ? [icon("check"), W.converged] : [state]));
      set(end, short(horizon, 9));
      attr(scrub, "max", horizon);
      if (scrub.value !== String(at)) scrub.value = String(at);
      attr(scrub, "aria-valuetext", `Step ${at} of ${lab.last}`);
      scrub.style.setProperty("--at", `${(100 * at) / horizon}%`);
      scrub.style.setProperty("--reach", `${(100 * Math.max(lab.last, report.diverged?.step ?? 0)) / horizon}%`);
      const per = stepsPerSecond(app.ui.speed);
      if (speed.value !== String(app.ui.speed)) speed.value = String(app.ui.speed);
      speed.style.setProperty("--at", `${app.ui.speed}%`);
      set(shown, per === Infinity ? W.allThatFit : `${short(per, 4)} ${per === 1 ? "step" : "steps"}/s`);
      attr(speed, "aria-valuetext", shown.textContent);
      set(rate, per === Infinity ? "max" : `${short(per, 4)}/s`);
      attr(rate, "aria-label", `${rate.textContent} ${W.speed}`);
    },
  };
}

/** Why there is no optimum to go to, "" where there is. @param {App} app */
function unsolvable(app) {
  if (app.blocked) return app.blocked;
  return app.loss.convex ? "" : `${app.loss.title} is not convex: there is no certified optimum to go to`;
}
