/** Loss and trainer belong together: choosing one brings what it needs of the other, and gives back what was there before. */

/** @typedef {import("./app.js").App} App */

/** A loss as a patch that leaves nothing of the one before. @param {App} app @param {any} loss */
function whole(app, loss) {
  const known = app.catalog.losses.flatMap((/** @type {any} */ entry) => entry.parameters.map((/** @type {any} */ p) => p.name));
  return { ...Object.fromEntries(known.map((/** @type {string} */ name) => [name, null])), ...loss };
}

/** Whether a trainer can train a loss. @param {any} trainer @param {string} id */
const suits = (trainer, id) => trainer.losses.length === 0 || trainer.losses.includes(id);

/** Chooses a trainer, and with it the loss, the penalty and the bias that it needs. @param {App} app @param {string} id */
export function chooseTrainer(app, id) {
  const { loss: now, penalty, regularise_bias } = app.settings;
  const entry = app.catalog.trainers.find((/** @type {any} */ trainer) => trainer.id === id);
  const before = app.forced ?? { loss: now, penalty, regularise_bias };
  const loss = suits(entry, before.loss.type) ? before.loss : { type: entry.losses[0] };
  const wanted = {
    penalty: entry.penalty === null ? before.penalty : entry.penalty ? "l2" : "none",
    regularise_bias: entry.regularise_bias ?? before.regularise_bias,
  };
  if (!app.update({ ...wanted, loss: whole(app, loss), trainer: { type: id, rate: null, batch: null } })) return;
  const same = loss === before.loss && wanted.penalty === before.penalty && wanted.regularise_bias === before.regularise_bias;
  app.forced = same ? null : before;
}

/** Chooses a loss, and a trainer that can train it. @param {App} app @param {string} id */
export function chooseLoss(app, id) {
  const patch = { loss: whole(app, { type: id }) };
  const { penalty, regularise_bias } = app.forced ?? app.settings;
  const other = () => ({ penalty, regularise_bias, trainer: { type: app.catalog.trainers.find((/** @type {any} */ trainer) => suits(trainer, id)).id, rate: null, batch: null } });
  if (app.update(suits(app.trainer, id) ? patch : { ...patch, ...other() }) && app.forced) app.forced = suits(app.trainer, id) ? { ...app.forced, loss: { type: id } } : null;
}
