/** Commands that choose data, model, loss and trainer, with all that must change with them. */
import { provide } from "../engine/engine.js";
import { t } from "../i18n/index.js";
import { update } from "./edits.js";
import { refuse } from "./error-recovery.js";

/** @typedef {import("./app.js").App} App */

const NO_DATA = { preset: null, n: null, noise: null, seed: null, points: null };

/** Puts other data in place; everything else stays, but for `settings`. @param {App} app @param {object} data @param {string | null} origin the set they come from @param {object} settings */
function replace(app, data, origin, settings) {
  const before = app.origin;
  app.origin = origin;
  if (!update(app, { data: { ...NO_DATA, ...data }, ...settings })) return void (app.origin = before);
  Object.assign(app.ui, { selected: -1, hovered: -1, cursor: null });
  app.painter.fit(app.lab);
  app.touch();
  app.say(t.loaded(app.report.train.n));
}

/** The last choice of each lab: a data set that arrives too late must not overtake it. @type {WeakMap<App, object>} */
const latest = new WeakMap();

/** @param {App} app @param {string} id @param {object} [more] what a generator takes */
export async function chooseData(app, id, more = {}) {
  const choice = {};
  latest.set(app, choice);
  try {
    await provide(app.module, id);
  } catch (error) {
    return refuse(app, error, t.badValue);
  }
  if (latest.get(app) !== choice) return;
  const set = app.catalog.datasets.find((each) => each.id === id);
  replace(app, { preset: id, ...more }, id, { standardise: Boolean(set?.standardise) });
}

/** @param {App} app @param {any[]} points */
export const setPoints = (app, points) => replace(app, { points }, null, {});

/** Loads points from CSV text. Throws where a line is wrong, and then nothing has changed. @param {App} app @param {string} text */
export const loadCsv = (app, text) => setPoints(app, app.module.parseCsv(text));

/** Takes all points away; the set can be restored. @param {App} app */
export const clearPoints = (app) => replace(app, { points: [] }, app.origin, {});

/** No points and all settings as at first. @param {App} app */
export const blankPlane = (app) => replace(app, { points: [] }, app.origin, { standardise: null, model: null, loss: null, c: null, class_weights: null, penalty: null, regularise_bias: null, trainer: null });

/** The set as it was before the edits. @param {App} app */
export const restoreData = (app) => app.origin && void chooseData(app, app.origin);

/** A loss as a patch that leaves nothing of the one before. @param {App} app @param {any} loss */
function whole(app, loss) {
  const names = app.catalog.losses.flatMap((entry) => entry.parameters.map((p) => p.name));
  return { ...Object.fromEntries(names.map((/** @type {string} */ name) => [name, null])), ...loss };
}

/** Whether a trainer can train a loss. @param {import("../engine/engine.js").TrainerItem} trainer @param {string} id */
const suits = (trainer, id) => trainer.losses.length === 0 || trainer.losses.includes(id);

/** The settings that a choice may change besides itself. @param {import("./store.js").Settings} settings @returns {import("./store.js").Coupled} */
const coupled = ({ loss, penalty, regularise_bias, trainer }) => ({ loss, penalty, regularise_bias, trainer });

/** The settings as somebody chose them: those that an earlier choice changed besides, as they were before it, as long as that holds. @param {App} app */
function wanted(app) {
  const now = coupled(app.settings);
  const { forced } = app;
  const holds = forced && forced.made.loss.type === now.loss.type && forced.made.penalty === now.penalty && forced.made.regularise_bias === now.regularise_bias && forced.made.trainer.type === now.trainer.type;
  return holds ? forced.before : now;
}

/** A trainer as a patch that leaves nothing of the one before. @param {any} trainer */
const fresh = (trainer) => ({ rate: null, batch: null, pivots: null, ...trainer });

/** Changes settings in one update: each as it was wanted, else as this trainer and model need it. @param {App} app @param {any} before what was wanted @param {any} trainer @param {boolean} kernels @param {object} [more] */
function settle(app, before, trainer, kernels, more = {}) {
  const { losses, trainers } = app.catalog;
  const entry = trainers.find(({ id }) => id === trainer.type);
  const able = losses.filter((loss) => loss.trainable && entry && suits(entry, loss.id) && (!kernels || loss.kernels));
  const made = {
    loss: able.some(({ id }) => id === before.loss.type) ? before.loss : { type: able[0]?.id },
    penalty: kernels || entry?.penalty ? "l2" : entry?.penalty === false ? "none" : before.penalty,
    regularise_bias: kernels ? false : entry?.regularise_bias ?? before.regularise_bias,
    trainer,
  };
  if (!update(app, { ...more, ...made, loss: whole(app, made.loss), trainer: fresh(trainer) })) return false;
  const same = made.loss === before.loss && made.penalty === before.penalty && made.regularise_bias === before.regularise_bias && trainer.type === before.trainer.type;
  app.forced = same ? null : { before, made: coupled(app.settings) };
  app.touch();
  return true;
}

/** Chooses a trainer, and with it the loss, the penalty and the bias that it needs. @param {App} app @param {string} id */
export function chooseTrainer(app, id) {
  const trainer = { type: id };
  if (app.catalog.trainers.some((entry) => entry.id === id)) settle(app, { ...wanted(app), trainer }, trainer, Boolean(app.kernel));
}

/** Chooses the line or a kernel, and with a kernel the trainer, the loss, the penalty and the bias that it needs; leaving it brings them back. @param {App} app @param {string} id */
export function chooseModel(app, id) {
  const kernels = id !== "line";
  const before = wanted(app);
  const able = app.catalog.trainers.filter((entry) => entry.kernels || !kernels);
  const trainer = able.some((entry) => entry.id === before.trainer.type) ? before.trainer : { type: able[0].id };
  const plain = { type: id, gamma: null, degree: null, coef0: null };
  if (!settle(app, before, trainer, kernels, { model: kernels ? { type: "kernel", initial: null, kernel: plain } : null })) return;
  app.say(t.list([app.kernel?.entry.title ?? t.line, app.alsoChanged]));
}

/** Chooses a loss, and a trainer that can train it. @param {App} app @param {string} id */
export function chooseLoss(app, id) {
  const loss = { type: id };
  if (suits(app.trainer, id)) {
    const chosen = wanted(app);
    if (update(app, { loss: whole(app, loss) }) && app.forced) app.forced = { before: { ...chosen, loss }, made: coupled(app.settings) };
    return;
  }
  const before = wanted(app);
  const able = app.catalog.trainers.filter((trainer) => suits(trainer, id));
  const trainer = able.some((entry) => entry.id === before.trainer.type) ? before.trainer : { type: able[0]?.id };
  settle(app, { ...before, loss, trainer }, trainer, Boolean(app.kernel));
}
