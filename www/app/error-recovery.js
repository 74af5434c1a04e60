/** What went wrong: a refusal becomes a notice; after a trap the lab is made again from the page's own copy. */
import { isTrap, provide, renew } from "../engine/engine.js";
import { OPENING } from "./store.js";
import { join } from "./loop.js";
import { tell } from "../ui/notice.js";
import { W } from "../i18n/en.js";

/** @typedef {import("./app.js").App} App */

/** When a lab trapped last. @type {WeakMap<App, number>} */
const stumbled = new WeakMap();

/** @param {App} app @param {unknown} error */
export function fail(app, error) {
  if (isTrap(error)) void recover(app, error);
  else refuse(app, error, W.badValue);
}

/** @param {App} app @param {any} error @param {string} title @param {import("./app.js").Notice["action"]} [action] */
export function refuse(app, error, title, action) {
  const message = String(error?.message ?? error);
  // What was refused must not stay in its field.
  app.forget(true);
  if (app.emit("ml-error", { code: "bad-state", message, recoverable: true }, true)) tell(app, { title, code: message, action });
  app.say(`${title} ${message}`);
}

/** After a trap: a new instance, and the lab from the page's own copy. Until then there is none. @param {App} app @param {unknown} error */
async function recover(app, error) {
  if (!app.lab) return; // already on its way
  console.error(error);
  const again = performance.now() - (stumbled.get(app) ?? -Infinity) < 5000;
  stumbled.set(app, performance.now());
  app.running = false;
  Object.assign(app.ui, { hover: -1, grabbed: -1, dragging: false });
  // Nothing of that instance may be touched again.
  app.lab = /** @type {any} */ (null);
  app.emit("ml-error", { code: "panic", message: String(error), recoverable: !again });
  try {
    const scenario = again ? OPENING : app.copy;
    app.module = await renew();
    await provide(app.module, scenario.data?.preset);
    if (!app.host.isConnected) return;
    revive(app, scenario);
    if (!again) return tell(app, { title: W.recovered, calm: true });
  } catch (failure) {
    console.error(failure);
  }
  tell(app, { title: W.broken, code: String(error), action: [W.reload, () => location.reload()] });
}

/** Makes the lab and its painter again. @param {App} app @param {any} scenario */
function revive(app, scenario) {
  const { x, y } = scenario.view ?? {};
  app.painter = new app.module.Painter();
  app.lab = new app.module.Lab(scenario);
  app.paint();
  if (x && y) app.painter.setView({ x, y });
  else app.painter.fit(app.lab);
  app.forget(true);
}

/** Back on the page; a lab that was given back meanwhile is made again from the page's own copy. @param {App} app */
export function rejoin(app) {
  if (!app.lab && app.copy) revive(app, app.copy);
  else app.paint();
  join(app);
  app.touch();
}
