/** The door to the program: the only importer of `pkg/`. One instance serves all elements of a page, until it traps. */

import { catalog } from "./pkg/catalog.js";

export { catalog };

/** @typedef {typeof import("./pkg/margin_lab.js")} Module */
/** @typedef {import("./pkg/margin_lab.js").Lab} Lab */
/** @typedef {import("./pkg/margin_lab.js").Painter} Painter */
/** @typedef {import("./pkg/margin_lab.js").LossItem} LossItem */
/** @typedef {import("./pkg/margin_lab.js").TrainerItem} TrainerItem */
/** @typedef {import("./pkg/margin_lab.js").KernelItem} KernelItem */

/** @type {Promise<Module> | null} */
let loading = null;
/** How often the program had to be started again. */
let again = 0;
/** The texts of real data sets by id: each is fetched once. @type {Map<string, string>} */
const fetched = new Map();

/** Loads and starts the program once. @returns {Promise<Module>} */
export function load() {
  loading ??= start("./pkg/margin_lab.js").catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** What the first part of the program hands to the rest, by module. @type {WeakMap<Module, WebAssembly.Exports>} */
const parts = new WeakMap();
/** The rest of each program, once asked for. @type {WeakMap<Module, Promise<void>>} */
const wholes = new WeakMap();
/** @type {Promise<WebAssembly.Module> | null} */
let rest = null;

/** Starts the first part: it draws the opening lab, and traps where it would need the rest. @param {string} address @returns {Promise<Module>} */
async function start(address) {
  const module = await import(address);
  parts.set(module, await module.default({ module_or_path: new URL("./pkg/margin_lab_first.wasm", import.meta.url) }));
  return module;
}

/** Fetches the rest of the program, once. */
export function fetchRest() {
  return (rest ??= fetch(new URL("./pkg/margin_lab_rest.wasm", import.meta.url))
    .then((answer) => {
      if (!answer.ok) throw new Error(`${answer.url} could not be fetched (${answer.status})`);
      return answer.arrayBuffer();
    })
    .then(WebAssembly.compile)
    .catch((error) => {
      rest = null;
      throw error;
    }));
}

/** What there is to read about the entries of the tables joins them. */
async function complete() {
  const { words } = await import("./pkg/words.js");
  for (const [list, entries] of Object.entries(catalog)) for (const entry of entries) Object.assign(entry, words[list][entry.id]);
}

/** Fulfilled once a program is whole, and with it the tables. @param {Module} module @returns {Promise<void>} */
export function whole(module) {
  let joined = wholes.get(module);
  if (!joined) {
    const join = async () => void (await WebAssembly.instantiate(await fetchRest(), { first: /** @type {any} */ (parts.get(module)) }));
    joined = Promise.all([join(), complete()]).then(() => {});
    joined.catch(() => wholes.delete(module));
    wholes.set(module, joined);
  }
  return joined;
}

/** After a trap: another instance of the program, since a module under another address is another module. Labs that were not hurt keep the one they have. */
export async function renew() {
  again += 1;
  const module = await start(`./pkg/margin_lab.js?again=${again}`);
  await whole(module);
  loading = Promise.resolve(module);
  return module;
}

/** Gives the program a real data set before a scenario that names it is opened. @param {Module} module @param {string | undefined} id */
export async function provide(module, id) {
  const real = catalog.datasets.some((set) => set.id === id && set.kind === "real");
  if (!id || !real) return;
  let text = fetched.get(id);
  if (text === undefined) {
    const answer = await fetch(new URL(`./data/${id}.csv`, import.meta.url));
    if (!answer.ok) throw new Error(`data.preset: data/${id}.csv could not be fetched (${answer.status})`);
    fetched.set(id, (text = await answer.text()));
  }
  module.registerData(id, text);
}

/** Whether an error is a trap of the program and not a refusal. @param {unknown} error */
export const isTrap = (error) => error instanceof WebAssembly.RuntimeError || /recursive use of an object|null pointer passed to rust/.test(String(error));
