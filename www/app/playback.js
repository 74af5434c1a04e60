/** Commands of the run: play, pause, steps and seeking, the optimum, and what is said when a run ends. */
import { isTrap } from "../engine/engine.js";
import { t } from "../i18n/index.js";
import { update } from "./edits.js";

/** @typedef {import("./app.js").App} App */

/** @param {App} app */
export function play(app) {
  if (app.stepBlocked) return app.say(t.reasons[app.stepBlocked]);
  if (app.running) return;
  app.running = true;
  app.owedSteps = 1;
  app.startedConverged = app.report.converged;
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
  if (reason !== "error") app.say(t.modelSentence(app.report));
}

/** @param {App} app */
export const togglePlay = (app) => (app.running ? pause(app) : play(app));

/** Goes to another step by a call, and says where that is; gives whether it could. @param {App} app @param {(lab: import("../engine/engine.js").Lab) => any} call @param {boolean} [soon] one of a stream: speech is held back */
function go(app, call, soon = false) {
  pause(app);
  if (app.guard(call) === null) return false;
  app.invalidate(true);
  moved(app);
  app.address?.changed();
  app.say(t.modelSentence(app.report), soon);
  return true;
}

/** @param {App} app @param {number} [n] */
export function stepForward(app, n = 1) {
  if (app.stepBlocked && app.lab.stepNumber >= app.lab.last) return app.say(t.reasons[app.stepBlocked]);
  go(app, (lab) => {
    // What was recorded is played first, with the edits made on the way.
    const to = lab.stepNumber + n;
    if (lab.stepNumber < lab.last) lab.seekEnd(Math.min(to, lab.last));
    if (to > lab.stepNumber) lab.step(to - lab.stepNumber);
  }, true);
}

/** @param {App} app @param {number} [n] */
export function stepBack(app, n = 1) {
  if (app.lab.stepNumber > 0) seek(app, app.lab.stepNumber - n);
}

/** @param {App} app @param {number} k */
export const seek = (app, k) => go(app, (lab) => lab.seekEnd(Math.max(0, Math.min(lab.last, Math.round(k)))), true);

/** @param {App} app */
export const rewind = (app) => go(app, (lab) => lab.rewind());

/** To the optimum; where there is none to go to, why. @param {App} app */
export function solve(app) {
  if (app.solveBlocked) return app.say(t.reasons[app.solveBlocked]);
  let refusal = "";
  const could = go(app, (lab) => {
    const at = lab.stepNumber;
    try {
      lab.solve(1e-9);
    } catch (error) {
      // Where rounding ends the search the lab keeps the best that was found.
      if (isTrap(error) || lab.stepNumber === at) throw error;
      refusal = String(/** @type {any} */ (error)?.message ?? error);
    }
  });
  if (could && refusal) {
    app.notify({ title: t.solvedShort, code: refusal });
    app.say(`${t.solvedShort} ${refusal}`);
  } else if (could && app.report.converged) app.emit("ml-converged", { step: app.lab.stepNumber, metrics: app.report });
}

/** Takes the steps of one frame. @param {App} app @param {number} elapsed ms @param {number} budget ms */
export function advance(app, elapsed, budget) {
  const pace = app.stepsPerSecond;
  app.owedSteps = pace === Infinity ? 1e9 : Math.min(app.owedSteps + (pace * elapsed) / 1000, 1e6);
  const steps = Math.floor(app.owedSteps);
  app.owedSteps -= steps;
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
  explainDivergence(app);
  if (!app.running) return;
  if (report.diverged) pause(app, "diverged");
  else if (report.converged && !app.startedConverged) {
    pause(app, "converged");
    app.emit("ml-converged", { step: report.step, metrics: report });
  }
}

/** A run that was lost is explained, once. @param {App} app */
export function explainDivergence(app) {
  const { report } = app;
  if (!report.diverged || app.ui.notice?.field === "rate") return;
  app.ui.logScale = true;
  app.notify({
    title: t.divergedTitle(report, report.diverged),
    text: report.diverged.why,
    field: "rate",
    action: app.settings.trainer.rate ? [t.useAutomaticRate, () => update(app, { trainer: { rate: null } })] : undefined,
  });
}
