/** The door to the program: the only importer of `pkg/`. One instance serves all elements of a page. */

/** @typedef {typeof import("./pkg/margin_lab.js")} Module */
/** @typedef {import("./pkg/margin_lab.js").Lab} Lab */
/** @typedef {import("./pkg/margin_lab.js").Painter} Painter */

/** How often the program has trapped: each time it starts afresh, and objects made before must not be touched again. */
export let generation = 0;
/** @type {Promise<Module> | null} */
let loading = null;
/** Real data sets by id: what was fetched once is given to every later instance. @type {Map<string, string>} */
const fetched = new Map();

/** Loads and starts the program once. @returns {Promise<Module>} */
export function load() {
  loading ??= start().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** @returns {Promise<Module>} */
async function start() {
  const module = await import("./pkg/margin_lab.js");
  await module.default({ module_or_path: new URL("./pkg/margin_lab_bg.wasm", import.meta.url) });
  return module;
}

/** After a trap: the program's next call starts a fresh instance, which must be given its data again. @param {Module} module @param {number} mine the generation of the objects that failed */
export function renew(module, mine) {
  if (mine !== generation) return;
  generation += 1;
  for (const [id, text] of fetched) module.registerData(id, text);
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
