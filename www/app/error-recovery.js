/** What went wrong: a refusal becomes a notice; after a trap the lab is made again from the page's own copy. */
import { isTrap, provide, renew } from "../engine/engine.js";
import { t } from "../i18n/index.js";
import { join } from "./loop.js";
import { OPENING } from "./store.js";

/** @typedef {import("./app.js").App} App */

/** When a lab trapped last. @type {WeakMap<App, number>} */
const lastTrap = new WeakMap();

/** @param {App} app @param {unknown} error */
export function fail(app, error) {
  if (isTrap(error)) void recover(app, error);
  else refuse(app, error, t.badValue);
}

/** @param {App} app @param {any} error @param {string} title @param {import("./ui-state.js").Notice["action"]} [action] */
export function refuse(app, error, title, action) {
  const message = String(error?.message ?? error);
  // What was refused must not stay in its field.
  app.invalidate(true);
  if (app.emit("ml-error", { code: "bad-state", message, recoverable: true }, true)) app.notify({ title, code: message, action });
  app.say(`${title} ${message}`);
}

/** After a trap: a new instance, and the lab from the page's own copy. Until then there is none. @param {App} app @param {unknown} error */
async function recover(app, error) {
  if (!app.lab) return; // already on its way
  console.error(error);
  const again = performance.now() - (lastTrap.get(app) ?? -Infinity) < 5000;
  lastTrap.set(app, performance.now());
  app.running = false;
  Object.assign(app.ui, { hovered: -1, grabbed: -1, dragging: false });
  // Nothing of that instance may be touched again.
  app.lab = /** @type {any} */ (null);
  app.emit("ml-error", { code: "panic", message: String(error), recoverable: !again });
  try {
    const scenario = again ? OPENING : app.copy;
    app.module = await renew();
    await provide(app.module, scenario.data?.preset);
    if (!app.host.isConnected) return;
    revive(app, scenario);
    if (!again) return app.notify({ title: t.recovered, calm: true });
  } catch (failure) {
    console.error(failure);
  }
  app.notify({ title: t.broken, code: String(error), action: [t.reload, () => location.reload()] });
}

/** Makes the lab and its painter again. @param {App} app @param {any} scenario */
function revive(app, scenario) {
  const { x, y } = scenario.view ?? {};
  app.painter = new app.module.Painter();
  app.lab = new app.module.Lab(scenario);
  app.paint();
  if (x && y) app.painter.setView({ x, y });
  else app.painter.fit(app.lab);
  app.invalidate(true);
}

/** Back on the page; a lab that was given back meanwhile is made again from the page's own copy. @param {App} app */
export function rejoin(app) {
  if (!app.lab && app.copy) revive(app, app.copy);
  else app.paint();
  join(app);
  app.touch();
}
