/** The run: play, pause, steps and seeking, the optimum, and what is said when a run ends. */
import { update } from "./edits.js";
import { isTrap } from "../engine/engine.js";
import { count, fixed, short } from "../i18n/numbers.js";
import { stepsPerSecond } from "./loop.js";
import { tell } from "../ui/notice.js";
import { modelWords } from "../a11y/live-region.js";
import { unsolvable } from "../panels/playback-controls.js";
import { W } from "../i18n/en.js";

/** @typedef {import("./app.js").App} App */

/** @param {App} app */
export function play(app) {
  if (app.running || app.still) return app.still ? app.say(app.still) : undefined;
  app.running = true;
  app.owed = 1;
  app.settled = app.report.converged;
  if (app.ui.notice?.field === "rate") app.ui.notice = null;
  app.emit("ml-run", { step: app.lab.stepNumber, reason: "user" });
  app.touch();
}

/** @param {App} app @param {string} [reason] */
export function pause(app, reason = "user") {
  if (!app.running) return;
  app.running = false;
  app.touch();
  app.address?.changed();
  app.emit("ml-pause", { step: app.lab.stepNumber, reason });
  if (reason !== "error") app.say(modelWords(app.report));
}

/** @param {App} app */
export const toggle = (app) => (app.running ? pause(app) : play(app));

/** Goes to another step by a call, and says where that is; gives whether it could. @param {App} app @param {(lab: import("../engine/engine.js").Lab) => any} call @param {boolean} [soon] one of a stream: speech is held back */
function go(app, call, soon = false) {
  pause(app);
  if (app.guard(call) === null) return false;
  app.forget(true);
  moved(app);
  app.address?.changed();
  app.say(modelWords(app.report), soon);
  return true;
}

/** @param {App} app @param {number} [n] */
export function forward(app, n = 1) {
  if (app.still && app.lab.stepNumber >= app.lab.last) return app.say(app.still);
  go(app, (lab) => {
    // What was recorded is played first, with the edits made on the way.
    const to = lab.stepNumber + n;
    if (lab.stepNumber < lab.last) lab.seekEnd(Math.min(to, lab.last));
    if (to > lab.stepNumber) lab.step(to - lab.stepNumber);
  }, true);
}

/** @param {App} app @param {number} [n] */
export function backward(app, n = 1) {
  if (app.lab.stepNumber > 0) seek(app, app.lab.stepNumber - n);
}

/** @param {App} app @param {number} k */
export const seek = (app, k) => go(app, (lab) => lab.seekEnd(Math.max(0, Math.min(lab.last, Math.round(k)))), true);

/** @param {App} app */
export const rewind = (app) => go(app, (lab) => lab.rewind());

/** @param {App} app */
export function solve(app) {
  if (app.still) return app.say(app.still);
  let short = "";
  const could = go(app, (lab) => {
    const at = lab.stepNumber;
    try {
      lab.solve(1e-9);
    } catch (error) {
      // Where rounding ends the search the lab keeps the best that was found.
      if (isTrap(error) || lab.stepNumber === at) throw error;
      short = String(/** @type {any} */ (error)?.message ?? error);
    }
  });
  if (could && short) {
    tell(app, { title: W.solvedShort, code: short });
    app.say(`${W.solvedShort} ${short}`);
  } else if (could && app.report.converged) app.emit("ml-converged", { step: app.lab.stepNumber, metrics: app.report });
}

/** What the button does: where there is no optimum to go to it says why. @param {App} app */
export const wish = (app) => (unsolvable(app) ? app.say(unsolvable(app)) : solve(app));

/** Takes the steps of one frame. @param {App} app @param {number} elapsed ms @param {number} budget ms */
export function advance(app, elapsed, budget) {
  const pace = stepsPerSecond(app.ui.speed);
  app.owed = pace === Infinity ? 1e9 : Math.min(app.owed + (pace * elapsed) / 1000, 1e6);
  const steps = Math.floor(app.owed);
  app.owed -= steps;
  if (!steps) return;
  const taken = app.guard((lab) => lab.tick(steps, budget));
  if (taken !== null) moved(app);
  if (taken === 0) pause(app, "limit");
}

/** The lab is at another step: draw it, tell the host, stop where the run has ended. @param {App} app */
export function moved(app) {
  app.touch();
  const report = app.report;
  app.emit("ml-step", { step: report.step, metrics: report });
  explain(app);
  if (!app.running) return;
  if (report.diverged) pause(app, "diverged");
  else if (report.converged && !app.settled) {
    pause(app, "converged");
    app.emit("ml-converged", { step: report.step, metrics: report });
  }
}

/** A run that was lost is explained, once. @param {App} app */
export function explain(app) {
  const { report } = app;
  if (!report.diverged || app.ui.notice?.field === "rate") return;
  app.ui.log = true;
  tell(app, {
    title: `Stopped at step ${count(report.diverged.step)}: the objective rose from ${fixed(report.objective.primal, 2)} to ${short(report.diverged.primal)}. Step ${count(report.step)} is kept.`,
    text: report.diverged.why,
    field: "rate",
    action: app.settings.trainer.rate ? [W.useRate, () => update(app, { trainer: { rate: null } })] : undefined,
  });
}
