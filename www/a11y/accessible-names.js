/** What the picture says besides: names and values for assistive technology, titles of buttons, the title of the page. */
import { t } from "../i18n/index.js";
import { attr, h, set } from "../ui/dom.js";

/** @param {HTMLElement} root */
export function accessibleNames(root) {
  const at = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
  const [board, stage, equation, formula] = [".board", ".stage", ".eq", ".formula"].map(at);
  const [play, step, solve, scrub, speed, rate] = ["click=play", "click=step", "click=solve", "input=scrub", "input=speed", "click=speed"].map((name) => at(`.transport [data-${name}]`));
  const [points, settings, share, theme, more] = ["points", "settings", "share", "theme", "more"].map((name) => at(`.top [data-click=${name}]`));
  const summary = h("p.sr", { id: "summary" });
  stage.before(h("p.sr", { id: "instructions" }, t.instructions));
  stage.after(summary);
  for (const [name, value] of Object.entries({ role: "application", tabindex: 0, "aria-roledescription": t.planeRole, "aria-label": t.plane, "aria-describedby": "instructions summary" })) attr(board, name, value);
  attr(equation, "role", "math");
  for (const opener of [share, theme, more, at(".tools")]) attr(opener, "aria-haspopup", "menu");
  return {
    /** @param {import("../app/app.js").App} app */
    update(app) {
      const { lab, report, running, settings: s, ui, stepBlocked, solveBlocked } = app;
      const name = running ? t.pause : t.play;
      attr(play, "aria-label", name);
      attr(play, "title", stepBlocked ? `${name}: ${t.reasons[stepBlocked]}` : name);
      attr(solve, "title", solveBlocked ? t.reasons[solveBlocked] : t.solve);
      attr(step, "title", `${t.step}: ${stepBlocked ? t.reasons[stepBlocked] : t.oneStep(app.stepUnit)}`);
      attr(scrub, "aria-valuetext", t.stepOfLast(lab.stepNumber, lab.last));
      attr(speed, "aria-valuetext", at(".speed output").textContent);
      attr(rate, "aria-label", `${rate.textContent} ${t.speed}`);
      attr(points, "aria-pressed", ui.tableOpen);
      attr(settings, "aria-pressed", ui.settingsOpen);
      attr(formula, "title", `${app.loss.meaning} ${app.loss.source}`);
      const title = `${app.title} · ${t.name}`;
      if (app.host.hasAttribute("sync-url") && document.title !== title) document.title = title;
      if (running) return;
      set(summary, t.summary(report, app.names, app.counts));
      attr(equation, "aria-label", t.equation({ penalised: s.penalty !== "none", bias: s.regularise_bias, c: s.c, empty: report.train.n === 0 }, report.objective));
    },
  };
}
