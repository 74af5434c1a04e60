/** The one store of a lab on the page: the lab, the state of its view, and selectors over its report and settings. Each selector is
    computed when it is first asked for after a change; every number that the page shows comes from here. */
import { catalog } from "../engine/engine.js";
import { t } from "../i18n/index.js";
import { axisEnd, stepsPerSecond } from "./scales.js";
import { initialUi } from "./ui-state.js";

/** @typedef {import("../engine/engine.js").Report} Report */
/** @typedef {number | { type: "constant" | "inverse" | "inverse-sqrt", initial: number }} Rate */
/** A scenario with its defaults.
 * @typedef {object} Settings
 * @property {{ preset?: string | null, n?: number, noise?: number, seed?: number }} data
 * @property {boolean} standardise
 * @property {{ type: string, kernel?: { type?: string, gamma?: number, degree?: number, coef0?: number } }} model
 * @property {{ type: string, [parameter: string]: any }} loss
 * @property {number} c
 * @property {number[]} class_weights
 * @property {string} penalty
 * @property {boolean} regularise_bias
 * @property {{ type: string, rate?: Rate | null, batch?: number }} trainer
 * @property {number} seed
 * @property {{ x?: [number, number], y?: [number, number], charts?: string[] }} view
 */
/** The kernel of the model with all its parameters. @typedef {{ entry: import("../engine/engine.js").KernelItem, gamma: number, degree: number, coef0: number }} Kernel */
/** Why something cannot be done: a key of the catalogue's `reasons`. @typedef {keyof typeof t.reasons} Reason */
/** Settings that the choice of a model, loss or trainer may change besides itself. @typedef {Pick<Settings, "loss" | "penalty" | "regularise_bias" | "trainer">} Coupled */

/** The default lab of the page that opens without a link. */
export const OPENING = { version: 1, data: { preset: "outlier" }, steps: 30 };

/** What a document leaves out. */
const DEFAULTS = { standardise: false, model: { type: "linear" }, loss: { type: "hinge" }, c: 1, class_weights: [], penalty: "l2", regularise_bias: false, seed: 1, view: {} };

/** A document with its defaults: the trainer is the first that can train such a model. @param {any} scenario @returns {Settings} */
function withDefaults(scenario) {
  const trainer = catalog.trainers.find(({ kernels }) => kernels || scenario.model?.type !== "kernel");
  return { ...DEFAULTS, data: {}, trainer: { type: trainer?.id }, ...scenario };
}

export class Store {
  /** @type {import("../engine/engine.js").Module} */ module = /** @type {any} */ (null);
  /** @type {import("../engine/engine.js").Lab} */ lab = /** @type {any} */ (null);
  /** The state of the view. */ ui = initialUi();
  /** Whether the run goes on by itself. */ running = false;
  /** The set the points came from, also after edits. @type {string | null} */ origin = null;
  /** What the last choice changed besides: these settings before it, and as it made them. @type {{ before: Coupled, made: Coupled } | null} */ forced = null;
  /** @type {{ report?: Report, nextStep?: import("../engine/engine.js").StepReport | null, points?: import("../engine/engine.js").PointReport[], settings?: Settings }} */
  #cached = {};

  /** The lab has changed; its settings only where it is said. @param {boolean} [settings] */
  invalidate(settings = false) {
    this.#cached = settings ? {} : { settings: this.#cached.settings };
  }

  /** The tables of losses, trainers, kernels and data sets. */
  get catalog() {
    return catalog;
  }

  /** The report without its points. */
  get report() {
    return (this.#cached.report ??= this.lab.report({ points: false }));
  }
  /** What the next step would do, null where there is none. */
  get nextStep() {
    if (this.#cached.nextStep === undefined) this.#cached.nextStep = this.lab.nextStep();
    return this.#cached.nextStep;
  }
  get points() {
    return (this.#cached.points ??= this.lab.report({ points: true }).points ?? []);
  }
  /** The scenario with its defaults. */
  get settings() {
    return (this.#cached.settings ??= withDefaults(this.lab.scenario()));
  }

  /** The loss in the table. @returns {import("../engine/engine.js").LossItem} */
  get loss() {
    return /** @type {any} */ (catalog.losses.find(({ id }) => id === this.settings.loss.type));
  }
  /** The trainer in the table. @returns {import("../engine/engine.js").TrainerItem} */
  get trainer() {
    return /** @type {any} */ (catalog.trainers.find(({ id }) => id === this.settings.trainer.type));
  }
  /** The kernel, null where the model is the line. @returns {Kernel | null} */
  get kernel() {
    const { model } = this.settings;
    if (model.type !== "kernel") return null;
    const id = model.kernel?.type ?? catalog.kernels[0].id;
    const entry = /** @type {import("../engine/engine.js").KernelItem} */ (catalog.kernels.find((each) => each.id === id));
    return /** @type {any} */ ({ ...Object.fromEntries(entry.parameters.map((p) => [p.name, p.default])), ...model.kernel, entry });
  }
  /** The data set in the table, null for own points. */
  get dataSet() {
    return catalog.datasets.find(({ id }) => id === this.origin) ?? null;
  }
  /** ρ, the margin that the loss asks for. @returns {number} */
  get rho() {
    return this.settings.loss.margin ?? 1;
  }
  /** Points of each class. */
  get counts() {
    return this.report.train.confusion.map((row) => row.reduce((sum, k) => sum + k, 0));
  }
  /** The names of the classes: those of a real data set, else minus and plus. */
  get names() {
    const set = this.dataSet;
    return set?.kind === "real" ? set.classes : ["minus", "plus"];
  }
  /** @param {number} k a class */
  nameOf(k) {
    return this.names[k] ?? t.className(k);
  }
  get title() {
    const set = this.dataSet;
    if (this.settings.data.preset) return set?.title ?? "";
    return this.report.train.n === 0 ? t.newLab : set ? t.edited(set.title) : t.ownPoints;
  }

  /** Why training cannot start. @returns {Reason | null} */
  get blocked() {
    return this.report.train.n === 0 ? "no-points" : null;
  }
  /** Whether the trainer has no steps: it keeps the optimum at every edit. */
  get followsEdits() {
    return this.trainer.is_exact;
  }
  /** Why there is no step to take. @returns {Reason | null} */
  get stepBlocked() {
    return this.blocked ?? (this.followsEdits ? "follows-edits" : null);
  }
  /** Why there is no optimum to go to. @returns {Reason | null} */
  get solveBlocked() {
    return this.stepBlocked ?? (this.loss.convex ? null : "not-convex");
  }
  /** Why there is nothing to leave out. @returns {Reason | null} */
  get leaveOneOutBlocked() {
    return this.blocked ?? (!this.loss.convex ? "not-convex" : this.report.objective.optimum === null ? "no-optimum" : null);
  }
  /** Why there can be no line of one's own. @returns {Reason | null} */
  get ownLineBlocked() {
    return this.blocked ?? (this.kernel ? "curved" : null);
  }
  /** What one step uses, in words. */
  get stepUnit() {
    const { step, batch } = this.trainer;
    return t.stepUnit(step, batch, this.report.train.n, this.settings.trainer.batch ?? 1);
  }
  /** What the choice of a kernel or a trainer changed besides, in words, as long as it holds. */
  get alsoChanged() {
    if (!this.forced) return "";
    const { before } = this.forced;
    const { trainer, loss, penalty, regularise_bias: bias } = this.settings;
    return t.alsoChanged([
      before.trainer.type !== trainer.type ? this.trainer.title : "",
      before.loss.type !== loss.type ? t.lossTitle(this.loss.title) : "",
      before.penalty !== penalty ? t.penaltyChange(penalty) : "",
      before.regularise_bias !== bias ? t.biasChange(bias) : "",
    ].filter(Boolean));
  }
  /** The end of the step axis. */
  get stepAxisEnd() {
    return axisEnd(Math.max(this.lab.last, this.report.diverged?.step ?? 0));
  }
  /** The speed of a run; infinite where it is as fast as frames allow. */
  get stepsPerSecond() {
    return stepsPerSecond(this.ui.speed);
  }
  /** η₀ that the law of the learning rate starts from, or that the automatic law would. @returns {number} */
  get initialRate() {
    const { rate } = this.settings.trainer;
    if (typeof rate === "number") return rate;
    return rate?.initial ?? Number(((this.nextStep?.rate ?? 1) * Math.sqrt(this.lab.stepNumber + 1)).toPrecision(2));
  }
}
