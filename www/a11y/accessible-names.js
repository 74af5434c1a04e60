/** What the picture says besides: names and values for assistive technology, tips of buttons, the title of the page. */
import { attr, h, set } from "../ui/dom.js";
import { fixed, short } from "../i18n/numbers.js";
import { summary } from "./live-region.js";
import { oneStep, unsolvable } from "../panels/playback-controls.js";
import { W } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {App} app @param {(selector: string) => HTMLElement} at finds a part of the page */
export function told(app, at) {
  const [board, stage, equation, written] = [".board", ".stage", ".eq", ".formula"].map(at);
  const [play, step, solve, scrub, speed, rate] = ["play", "step", "solve", "scrub", "speed", "rate"].map((name) => at(`.transport [data-click=${name}], .transport [data-input=${name}]`));
  const [points, settings, share] = ["points", "settings", "share"].map((name) => at(`.top [data-click=${name}]`));
  const words = h("p.sr", { id: "summary" });
  stage.before(h("p.sr", { id: "instructions" }, W.instructions));
  stage.after(words);
  for (const [name, value] of Object.entries({ role: "application", tabindex: 0, "aria-roledescription": W.planeRole, "aria-label": W.plane, "aria-describedby": "instructions summary" })) attr(board, name, value);
  attr(equation, "role", "math");
  for (const opener of [share, at(".top [data-click=theme]"), at(".top [data-click=more]"), at(".tools")]) attr(opener, "aria-haspopup", "menu");
  return {
    update() {
      const { lab, report, running, ui } = app;
      const name = running ? W.pause : W.play;
      attr(play, "aria-label", name);
      attr(play, "title", app.still ? `${name}: ${app.still}` : name);
      attr(solve, "title", unsolvable(app) || W.solve);
      attr(step, "title", `${W.step}: ${app.still || oneStep(app)}`);
      attr(scrub, "aria-valuetext", `Step ${lab.stepNumber} of ${lab.last}`);
      attr(speed, "aria-valuetext", at(".speed output").textContent);
      attr(rate, "aria-label", `${rate.textContent} ${W.speed}`);
      attr(points, "aria-pressed", ui.table);
      attr(settings, "aria-pressed", ui.settings);
      attr(written, "title", `${app.loss.meaning} ${app.loss.source}`);
      if (app.host.hasAttribute("sync-url") && document.title !== `${app.title} · ${W.name}`) document.title = `${app.title} · ${W.name}`;
      if (running) return;
      set(words, summary(report, app.names, app.counts));
      attr(equation, "aria-label", equationWords(app));
    },
  };
}

/** The equation as it is read out. @param {App} app */
function equationWords({ settings: s, report }) {
  const o = report.objective;
  const dash = (/** @type {number} */ x) => (report.train.n === 0 ? "–" : fixed(x, 3));
  const penalty = s.penalty === "none" ? "no penalty" : "one half norm of w squared";
  return `P equals ${penalty}${s.regularise_bias ? " plus one half b squared" : ""} plus C times the sum of losses: ${dash(o.primal)} equals ${dash(o.regulariser)} plus ${short(s.c)} times ${dash(o.loss / s.c)}`;
}
