/** The lists of the settings, from the program's own tables, and the settings that are folded away. */
import { t } from "../i18n/index.js";
import { options } from "../ui/fields.js";
import { advancedSettings } from "./advanced-settings.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../ui/fields.js").Option} Option */

/** @param {App} app @param {HTMLElement} settings */
export function selectOptions(app, settings) {
  const [data, model, loss, trainer, law] = ["data", "model", "loss", "trainer", "law"].map((name) => /** @type {HTMLSelectElement} */ (settings.querySelector(`[data-change=${name}]`)));
  const advanced = unfolded(app, /** @type {HTMLDetailsElement} */ (settings.querySelector("details")));
  /** @type {unknown[]} */
  let seen = [];
  return {
    update() {
      const now = [app.settings, app.report.train.n, app.origin, app.running || app.lab.stepNumber];
      if (now.every((value, i) => value === seen[i])) return;
      seen = now;
      advanced();
      const { kernel, settings: s } = app;
      options(data, dataOptions(app), s.data.preset ?? "");
      options(model, [["", modelOptions(app)]], kernel?.entry.id ?? "line");
      options(loss, [["", app.catalog.losses.map((each) => able(app, each, each.trainable))]], app.loss.id);
      options(trainer, [["", app.catalog.trainers.map((each) => able(app, each, true))]], app.trainer.id);
      const { rate } = s.trainer;
      options(law, [["", [["auto", t.automatic], .../** @type {Option[]} */ (Object.entries(t.rates))]]], !rate ? "auto" : typeof rate === "number" ? "constant" : rate.type);
    },
  };
}

/** @param {App} app @returns {[string, Option[]][]} */
function dataOptions({ catalog, report, settings, title }) {
  const kinds = /** @type {("small" | "generator" | "real")[]} */ (["small", "generator", "real"]);
  /** @type {Option[]} */
  const own = settings.data.preset ? [] : [["", report.train.n ? title : t.ownPoints]];
  return [["", own], ...kinds.map((kind) => /** @type {[string, Option[]]} */ ([t.dataKinds[kind], catalog.datasets.filter((set) => set.kind === kind).map((set) => [set.id, set.title])]))];
}

/** The linear kernel trains the line by its multipliers alone: it is for documents, and listed only where one has it. @param {App} app @returns {Option[]} */
function modelOptions({ catalog, kernel }) {
  const kernels = catalog.kernels.filter(({ id }) => id !== "linear" || id === kernel?.entry.id);
  return [["line", t.line], ...kernels.map(({ id, title }) => /** @type {Option} */ ([id, title]))];
}

/** An entry of a table, with why it cannot be chosen. @param {App} app @param {{ id: string, title: string, kernels: boolean }} entry @param {boolean} trainable @returns {Option} */
function able({ kernel }, { id, title, kernels }, trainable) {
  const why = !trainable ? t.notTrainable : kernel && !kernels ? t.notWithKernels : "";
  return why ? [id, t.unavailable(title, why), true] : [id, title];
}

/** The rest of the settings, made when it is first unfolded. @param {App} app @param {HTMLDetailsElement} node */
function unfolded(app, node) {
  /** @type {ReturnType<typeof advancedSettings> | null} */
  let part = null;
  node.addEventListener("toggle", () => {
    if (part || !node.open) return;
    part = advancedSettings(app);
    node.append(part.node);
    part.update();
  });
  return () => part?.update();
}
