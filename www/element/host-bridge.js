/** What the page around an element does while its lab is there: attributes, the address, the theme, the lab itself. */
import { moved } from "../app/playback.js";
import { t } from "../i18n/index.js";
import { decode } from "../io/link.js";
import { openJson } from "../io/share.js";
import { rescaled } from "../ui/device-pixels.js";
import { UNBUILT_MODELS, linked, placeOf, scenarioOf, stateOf } from "./attributes.js";

/** @typedef {import("../app/app.js").App} App */

/** Attributes of pieces that are not built yet: ignored with a warning. */
const UNBUILT = ["lesson", "src", "multiclass", "hidden", "activation", "rounds", "autoplay", "speed", "panels", "controls", "hide", "readonly", "zoomable", "poster", "loading"];

/** @param {Element} element */
export function warn(element) {
  for (const name of UNBUILT) if (element.hasAttribute(name)) console.warn(`<margin-lab>: the attribute ${name} is not built yet and was ignored`);
  const model = element.getAttribute("model");
  if (model && UNBUILT_MODELS.includes(model)) console.warn(`<margin-lab>: the model ${model} is not built yet and was ignored`);
}

/** Attributes that changed and are not applied yet. @type {WeakMap<App, Set<string>>} */
const pending = new WeakMap();
/** The attributes of before are applied first. @type {WeakMap<App, Promise<void>>} */
const turns = new WeakMap();
/** What the model, loss or trainer of before may have set, and the new one does not. @type {Record<string, object>} */
const NOTHING = { model: { initial: null, kernel: { gamma: null, degree: null, coef0: null } }, loss: { margin: null, gamma: null, h: null, s: null }, trainer: { rate: null, batch: null, pivots: null } };

/** A field over what must go, kernels within the model as well. @param {any} nothing @param {any} field */
const over = (nothing, field) => ({ ...nothing, ...field, ...(nothing.kernel && { kernel: { ...nothing.kernel, ...field.kernel } }) });

/** An attribute changed. @param {App} app @param {string} name */
export function attributeChanged(app, name) {
  const names = pending.get(app);
  if (names) return void names.add(name);
  pending.set(app, new Set([name]));
  turns.set(app, (turns.get(app) ?? Promise.resolve()).then(() => apply(app)));
}

/** Attributes changed while the lab runs: data, state and steps open anew, the others are one update. What is refused is said. @param {App} app */
async function apply(app) {
  const names = [.../** @type {Set<string>} */ (pending.get(app))];
  pending.delete(app);
  if (!app.lab) return;
  const anew = names.some((name) => ["data", "n", "noise", "state", "steps"].includes(name));
  try {
    const scenario = (await stateOf(app.host)) ?? scenarioOf(app.host);
    if (anew) return await app.open(scenario);
    // With the model γ may go from the loss to a kernel or back.
    const fields = new Set(names.flatMap((name) => (name === "model" ? ["model", "loss", "trainer"] : [placeOf(app.host, name)?.split(".")[0] ?? "model"])));
    app.do("update", Object.fromEntries([...fields].map((field) => [field, NOTHING[field] && scenario[field] ? over(NOTHING[field], scenario[field]) : scenario[field] ?? null])));
  } catch (error) {
    app.refuse(error, t.badScenario);
  }
}

/** Says that what the page first asked for could not be opened. @param {App} app @param {unknown} error */
export function refuseOpening(app, error) {
  const bad = app.host.hasAttribute("sync-url") ? location.hash : "";
  if (bad) app.refuse(error, t.badLink, [t.editLink, () => void editLink(app, bad)]);
  else app.refuse(error, t.badSetup);
}

/** Opens the address that somebody changed by hand. @param {App} app */
async function openHash(app) {
  if (!app.lab) return;
  const hash = location.hash;
  try {
    const scenario = await linked(app.host);
    if (scenario) await app.open(scenario);
  } catch (error) {
    app.refuse(error, t.badScenario, [t.editLink, () => void editLink(app, hash)]);
  }
}

/** The scenario of a bad link, to be put right by hand. @param {App} app @param {string} hash */
async function editLink(app, hash) {
  const scenario = await decode(hash).catch(() => null);
  openJson(app, scenario ? JSON.stringify(scenario, null, 1) : decodeURIComponent(hash.slice(1).replace(/%(?![\da-f]{2})/gi, "%25")));
}

/** Follows the page around as long as the element is on it. @param {App} app @returns {() => void} stops it */
export function watch(app) {
  // A host page may use `lab` itself.
  const poll = setInterval(() => {
    if (!app.lab || !app.visible || app.running || app.ui.dragging) return;
    if (app.lab.pointsVersion !== app.version) app.changed("settings", false);
    else if (app.lab.stepNumber !== app.report.step) moved(app);
  }, 250);
  const hashChanged = () => void openHash(app);
  if (app.host.hasAttribute("sync-url")) addEventListener("hashchange", hashChanged);
  const stopThemes = themes(() => app.applyTheme());
  const stopScale = rescaled(() => app.paint());
  return () => {
    clearInterval(poll);
    removeEventListener("hashchange", hashChanged);
    stopThemes();
    stopScale();
  };
}

/** Calls back when the page around the element may have changed its theme. @param {() => void} changed @returns {() => void} stops it */
function themes(changed) {
  let waiting = 0;
  const soon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(changed);
  };
  const observer = new MutationObserver(soon);
  for (const node of [document.documentElement, document.body]) observer.observe(node, { attributes: true });
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", soon);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", soon);
  };
}
