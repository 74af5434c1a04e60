/** The lists of the settings, from the program's own tables, and what is unfolded or stands below them. */
import { h } from "../ui/dom.js";
import { options } from "../ui/fields.js";
import { more } from "./advanced-settings.js";
import { next } from "./next-step.js";
import { step } from "./last-step.js";
import { W } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {App} app @param {HTMLElement} settings */
export function lists(app, settings) {
  const [data, model, loss, trainer, law] = ["data", "model", "loss", "trainer", "law"].map((name) => /** @type {HTMLSelectElement} */ (settings.querySelector(`[data-change=${name}]`)));
  const details = /** @type {HTMLDetailsElement} */ (settings.querySelector("details"));
  const folded = unfolded(app, details);
  const after = settings.appendChild(h("section.next", { "aria-label": W.nextStep }));
  const nextStep = next(after);
  const lastStep = step(app, h("section.last"));
  /** @type {any[]} */
  let seen = [];
  return {
    update() {
      if (app.width >= 1600) nextStep(app);
      lastStep();
      const now = [app.settings, app.report.train.n, app.origin, app.running || app.lab.stepNumber];
      if (now.every((value, i) => value === seen[i])) return;
      seen = now;
      folded();
      const { catalog, settings: s } = app;
      const of = (/** @type {string} */ kind) => catalog.datasets.filter((set) => set.kind === kind).map((set) => [set.id, set.title]);
      const own = s.data.preset ? [] : [["", app.report.train.n ? app.title : W.ownPoints]];
      options(data, [["", /** @type {any} */ (own)], [W.small, of("small")], [W.generators, of("generator")], [W.real, of("real")]], s.data.preset ?? "");
      const { kernel } = app;
      // The line by its multipliers alone is for documents.
      const kernels = catalog.kernels.filter(({ id }) => id !== "linear" || id === kernel?.entry.id);
      options(model, [["", [["line", W.line], .../** @type {[string, string][]} */ (kernels.map(({ id, title }) => [id, title]))]]], kernel?.entry.id ?? "line");
      const why = (/** @type {any} */ each) => (each.trainable === false ? " (not trainable)" : kernel && !each.kernels ? ` (${W.notWithKernels})` : "");
      const able = (/** @type {any[]} */ list) => list.map((each) => /** @type {[string, string, boolean]} */ ([each.id, each.title + why(each), Boolean(why(each))]));
      options(loss, [["", able(catalog.losses)]], app.loss.id);
      options(trainer, [["", able(catalog.trainers)]], app.trainer.id);
      const { rate } = s.trainer;
      options(law, [["", [["auto", W.automatic], .../** @type {[string, string][]} */ (Object.entries(W.rates))]]], rate ? rate.type ?? "constant" : "auto");
    },
  };
}

/** The rest of the settings, made when it is first unfolded. @param {App} app @param {HTMLDetailsElement} node */
function unfolded(app, node) {
  /** @type {ReturnType<typeof more> | null} */
  let part = null;
  node.addEventListener("toggle", () => {
    if (part || !node.open) return;
    part = more(app);
    node.append(part.node);
    part.update();
  });
  return () => part?.update();
}
