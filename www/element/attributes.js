/** The attributes of the element: each is a field of the scenario in kebab case. */
import { catalog } from "../engine/engine.js";
import { decode } from "../io/link.js";

const number = (/** @type {string} */ text) => (text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text));
const flag = (/** @type {string} */ text) => text !== "false";
/** What is no JSON stays a text, which the lab refuses with the name of the field. @param {string} text */
function json(text) {
  try {
    return /^\s*[{[]/.test(text) ? JSON.parse(text) : number(text);
  } catch {
    return text;
  }
}
const numbers = (/** @type {string} */ text) => text.trim().split(/\s+/).map(Number);

/** Models that are not built yet: the attribute is ignored. */
export const UNBUILT_MODELS = ["network", "adaboost", "bagging"];
/** `linear`, or a kernel by its name. @param {string} text */
const model = (text) => (text === "linear" || UNBUILT_MODELS.includes(text) ? undefined : { type: "kernel", kernel: { type: text } });

/** Where each attribute's value goes in the scenario, and how it is read. @type {Record<string, [string, (text: string) => any]>} */
export const FIELDS = {
  data: ["data.preset", String],
  n: ["data.n", number],
  noise: ["data.noise", number],
  standardise: ["standardise", flag],
  model: ["model", String],
  degree: ["model.kernel.degree", number],
  coef0: ["model.kernel.coef0", number],
  loss: ["loss.type", String],
  margin: ["loss.margin", number],
  gamma: ["loss.gamma", number],
  h: ["loss.h", number],
  s: ["loss.s", number],
  c: ["c", number],
  "class-weights": ["class_weights", numbers],
  penalty: ["penalty", String],
  "regularise-bias": ["regularise_bias", flag],
  trainer: ["trainer.type", String],
  rate: ["trainer.rate", json],
  batch: ["trainer.batch", number],
  seed: ["seed", number],
  steps: ["steps", number],
};

/** Where the value of an attribute goes: γ belongs to the kernel where there is one, else to the loss; what else is a kernel's goes nowhere without one. @param {Element} element @param {string} name @returns {string | null} */
export function placeOf(element, name) {
  const kernel = model(element.getAttribute("model") ?? "linear");
  const path = name === "gamma" && kernel ? "model.kernel.gamma" : FIELDS[name][0];
  return !kernel && path.startsWith("model.") ? null : path;
}

/** @param {Element} element @param {any} [base] */
export function scenarioOf(element, base = { version: 1, data: { preset: "clusters" } }) {
  const scenario = structuredClone(base);
  for (const [name, [, read]] of Object.entries(FIELDS)) {
    const text = element.getAttribute(name);
    const path = text === null ? null : placeOf(element, name);
    if (text === null || path === null) continue;
    const value = name === "model" ? model(text) : read(text);
    if (value === undefined) continue;
    const keys = path.split(".");
    const last = /** @type {string} */ (keys.pop());
    let at = scenario;
    for (const key of keys) at = at[key] ??= {};
    at[last] = value;
  }
  if (scenario.data.preset === "blank") scenario.data = {};
  // Fields of a loss or trainer that was not named belong to the default one.
  if (scenario.loss && !scenario.loss.type) scenario.loss.type = "hinge";
  if (scenario.trainer && !scenario.trainer.type) scenario.trainer.type = catalog.trainers.find(({ kernels }) => kernels || !scenario.model)?.id;
  return scenario;
}

/** The scenario that the attribute `state` holds: JSON or the text of a link. @param {Element} element @returns {Promise<any | null>} */
export async function stateOf(element) {
  const text = element.getAttribute("state");
  if (!text) return null;
  return text.trim().startsWith("{") ? JSON.parse(text) : decode(/^#?v\d+\./.test(text) ? text : `v1.${text}`);
}

/** The scenario of the page's address, where the element keeps to it; null where there is none. @param {Element} element @returns {Promise<any | null>} */
export async function linked(element) {
  return element.hasAttribute("sync-url") && location.hash.length > 1 ? decode(location.hash) : null;
}
