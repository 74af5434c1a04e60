/** What is known of a lab: asked for when it is wanted, once per change. Every number that the page shows comes from here. */
import { catalog } from "../engine/engine.js";
import { horizon } from "../i18n/numbers.js";
import { W } from "../i18n/en.js";

/** The default lab of the page that opens without a link. */
export const OPENING = { version: 1, data: { preset: "outlier" }, steps: 30 };

/** What a document leaves out. */
const DEFAULTS = { standardise: false, model: { type: "linear" }, loss: { type: "hinge" }, c: 1, class_weights: /** @type {number[]} */ ([]), penalty: "l2", regularise_bias: false, seed: 1, view: {} };

/** A document with its defaults: the trainer is the first that can train such a model. @param {any} scenario */
function filled(scenario) {
  const trainer = catalog.trainers.find(({ kernels }) => kernels || scenario.model?.type !== "kernel");
  return { ...DEFAULTS, data: {}, trainer: { type: trainer?.id }, ...scenario };
}

export class Known {
  /** The tables of losses, trainers and data sets. */ catalog = catalog;
  /** @type {import("../engine/engine.js").Module} */ module = /** @type {any} */ (null);
  /** @type {import("../engine/engine.js").Lab} */ lab = /** @type {any} */ (null);
  /** The set the points came from, also after edits. @type {string | null} */ origin = null;
  #report = /** @type {any} */ (null);
  #next = /** @type {any} */ (null);
  #points = /** @type {any[] | null} */ (null);
  #settings = /** @type {any} */ (null);

  /** The lab has changed; its settings only where it is said. @param {boolean} [settings] */
  forget(settings = false) {
    this.#report = this.#points = this.#next = null;
    if (settings) this.#settings = null;
  }

  /** The report without its points. @returns {any} */
  get report() {
    return (this.#report ??= this.lab.report({ points: false }));
  }
  /** What the next step would do, null where there is none. @returns {any} */
  get next() {
    return (this.#next ??= this.lab.nextStep());
  }
  /** @returns {any[]} */
  get points() {
    return (this.#points ??= /** @type {any} */ (this.lab.report({ points: true })).points);
  }
  /** The scenario with its defaults. @returns {any} */
  get settings() {
    return (this.#settings ??= filled(this.lab.scenario()));
  }
  /** @returns {import("../engine/engine.js").LossItem} */
  get loss() {
    return /** @type {any} */ (catalog.losses.find(({ id }) => id === this.settings.loss.type));
  }
  /** The kernel, with its entry in the table and all its parameters; null where the model is the line. @returns {any} */
  get kernel() {
    const { model } = this.settings;
    if (model.type !== "kernel") return null;
    const id = model.kernel?.type ?? catalog.kernels[0].id;
    const entry = /** @type {import("../engine/engine.js").KernelItem} */ (catalog.kernels.find((each) => each.id === id));
    return { ...Object.fromEntries(entry.parameters.map((p) => [p.name, p.default])), ...model.kernel, entry };
  }
  /** @returns {import("../engine/engine.js").TrainerItem} */
  get trainer() {
    return /** @type {any} */ (catalog.trainers.find(({ id }) => id === this.settings.trainer.type));
  }
  /** The data set, null for own points. */
  get set() {
    return catalog.datasets.find(({ id }) => id === this.origin) ?? null;
  }
  /** ρ. @returns {number} */
  get rho() {
    return this.settings.loss.margin ?? 1;
  }
  /** Points of each class. @returns {number[]} */
  get counts() {
    return this.report.train.confusion.map((/** @type {number[]} */ row) => row.reduce((sum, k) => sum + k, 0));
  }
  /** @returns {string[]} */
  get names() {
    const own = this.set?.classes;
    return own && !/^class/.test(own[0]) ? own : ["minus", "plus"];
  }
  get title() {
    if (this.settings.data.preset) return this.set?.title ?? "";
    return this.report.train.n === 0 ? W.newLab : this.set ? `${this.set.title}, edited` : W.ownPoints;
  }
  /** Why training cannot start, "" where it can. */
  get blocked() {
    return this.report.train.n === 0 ? W.needsTwo : "";
  }
  /** Why there is no step to take, "" where there is. */
  get still() {
    return this.blocked || (this.trainer.rests ? W.follows : "");
  }
  get horizon() {
    return horizon(Math.max(this.lab.last, this.report.diverged?.step ?? 0));
  }
}
