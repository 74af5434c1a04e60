<<<<<<< HEAD
/** The door to the program: the only importer of `pkg/`. One instance serves all elements of a page. */

/** @typedef {typeof import("./pkg/margin_lab.js")} Module */
/** @typedef {import("./pkg/margin_lab.js").Lab} Lab */
/** @typedef {import("./pkg/margin_lab.js").Painter} Painter */

let generation = 0;
/** @type {Promise<Module> | null} */
let loading = null;
/** Real data sets by id: what was fetched once is given to every later instance. @type {Map<string, string>} */
const fetched = new Map();

/** Loads and starts the program once. @returns {Promise<Module>} */
export function load() {
  loading ??= start(generation).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** @param {number} number @returns {Promise<Module>} */
async function start(number) {
  const url = new URL("./pkg/margin_lab.js", import.meta.url);
  if (number) url.search = `?generation=${number}`;
  /** @type {Module} */
  const module = await import(url.href);
  await module.default({ module_or_path: new URL("./pkg/margin_lab_bg.wasm", import.meta.url) });
  for (const [id, text] of fetched) module.registerData(id, text);
  return module;
}

/** After a trap the old instance is not to be trusted: a fresh one takes its place. Objects of the old one are dropped, never freed. @param {Module} old */
export async function renew(old) {
  if ((await load()) === old) {
    generation += 1;
    loading = null;
  }
  return load();
}

/** Fetches a real data set before a scenario that names it is opened. @param {Module} module @param {string | undefined} id */
export async function provide(module, id) {
  const real = module.catalog().datasets.some((/** @type {any} */ set) => set.id === id && set.kind === "real");
  if (!id || !real || fetched.has(id)) return;
  const answer = await fetch(new URL(`./data/${id}.csv`, import.meta.url));
  if (!answer.ok) throw new Error(`data.preset: data/${id}.csv could not be fetched (${answer.status})`);
  const text = await answer.text();
  module.registerData(id, text);
  fetched.set(id, text);
}

/** Whether an error is a trap of the program and not a refusal. @param {unknown} error */
export const isTrap = (error) => error instanceof WebAssembly.RuntimeError || /recursive use of an object|stale object|null pointer passed to rust/.test(String(error));
=======
// Placeholder of the one file that imports the module.
export { default as init, version } from "./pkg/margin_lab.js";
>>>>>>> main
