/** Choosing data, loss and trainer, with all that must change with them. Fetched with the first choice. */
import { update } from "./edit.js";
import { provide } from "./engine.js";
import { refuse } from "./fail.js";
import { some } from "./words.js";
import { W } from "./words-later.js";

/** @typedef {import("./app.js").App} App */

const NO_DATA = { preset: null, n: null, noise: null, seed: null, points: null };

/** Puts other data in place; everything else stays, but for `settings`. @param {App} app @param {object} data @param {string | null} origin the set they come from @param {object} settings */
function replace(app, data, origin, settings) {
  const before = app.origin;
  app.origin = origin;
  if (!update(app, { data: { ...NO_DATA, ...data }, ...settings })) return void (app.origin = before);
  Object.assign(app.ui, { selected: -1, hover: -1, cursor: null });
  app.painter.fit(app.lab);
  app.touch();
  app.say(`${some(app.report.train.n, "point")} loaded.`);
}

/** The last choice of each lab: one that was fetched too late must not overtake it. @type {WeakMap<App, object>} */
const latest = new WeakMap();

/** @param {App} app @param {string} id @param {object} [more] what a generator takes */
export async function chooseData(app, id, more = {}) {
  const choice = {};
  latest.set(app, choice);
  try {
    await provide(app.module, id);
  } catch (error) {
    return refuse(app, error, W.badValue);
  }
  if (latest.get(app) !== choice) return;
  const set = app.catalog.datasets.find((each) => each.id === id);
  replace(app, { preset: id, ...more }, id, { standardise: Boolean(set?.standardise) });
}

/** @param {App} app @param {any[]} points */
export const setPoints = (app, points) => replace(app, { points }, null, {});

/** Takes all points away; the set can be restored. @param {App} app */
export const clear = (app) => replace(app, { points: [] }, app.origin, {});

/** No points and all settings as at first. @param {App} app */
export const blank = (app) => replace(app, { points: [] }, app.origin, { standardise: null, loss: null, c: null, class_weights: null, penalty: null, regularise_bias: null, trainer: null });

/** The set as it was before the edits. @param {App} app */
export const restore = (app) => app.origin && void chooseData(app, app.origin);

/** A loss as a patch that leaves nothing of the one before. @param {App} app @param {any} loss */
function whole(app, loss) {
  const known = app.catalog.losses.flatMap((entry) => entry.parameters.map((p) => p.name));
  return { ...Object.fromEntries(known.map((/** @type {string} */ name) => [name, null])), ...loss };
}

/** Whether a trainer can train a loss. @param {any} trainer @param {string} id */
const suits = (trainer, id) => trainer.losses.length === 0 || trainer.losses.includes(id);

/** Chooses a trainer, and with it the loss, the penalty and the bias that it needs. @param {App} app @param {string} id */
export function chooseTrainer(app, id) {
  const { loss: now, penalty, regularise_bias } = app.settings;
  const entry = app.catalog.trainers.find((trainer) => trainer.id === id);
  if (!entry) return;
  const before = app.forced ?? { loss: now, penalty, regularise_bias };
  const loss = suits(entry, before.loss.type) ? before.loss : { type: entry.losses[0] };
  const wanted = {
    penalty: entry.penalty === null ? before.penalty : entry.penalty ? "l2" : "none",
    regularise_bias: entry.regularise_bias ?? before.regularise_bias,
  };
  if (!update(app, { ...wanted, loss: whole(app, loss), trainer: { type: id, rate: null, batch: null } })) return;
  const same = loss === before.loss && wanted.penalty === before.penalty && wanted.regularise_bias === before.regularise_bias;
  app.forced = same ? null : before;
}

/** Chooses a loss, and a trainer that can train it. @param {App} app @param {string} id */
export function chooseLoss(app, id) {
  const patch = { loss: whole(app, { type: id }) };
  const { penalty, regularise_bias } = app.forced ?? app.settings;
  const other = () => ({ penalty, regularise_bias, trainer: { type: app.catalog.trainers.find((trainer) => suits(trainer, id))?.id, rate: null, batch: null } });
  if (update(app, suits(app.trainer, id) ? patch : { ...patch, ...other() }) && app.forced) app.forced = suits(app.trainer, id) ? { ...app.forced, loss: { type: id } } : null;
}
