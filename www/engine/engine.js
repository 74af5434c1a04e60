/** The program in WebAssembly: the only importer of `pkg/`. One instance serves all elements of a page, until it traps. */

import { BASE } from "../base-address.js";

/** @typedef {typeof import("../pkg/margin_lab.js")} Module */
/** @typedef {import("../pkg/margin_lab.js").Lab} Lab */
/** @typedef {import("../pkg/margin_lab.js").Painter} Painter */
/** @typedef {import("../pkg/margin_lab.js").Report} Report */
/** @typedef {import("../pkg/margin_lab.js").PointReport} PointReport */
/** @typedef {import("../pkg/margin_lab.js").StepReport} StepReport */
/** @typedef {import("../pkg/margin_lab.js").PairReport} PairReport */
/** @typedef {import("../pkg/margin_lab.js").ViewState} ViewState */
/** @typedef {import("../pkg/margin_lab.js").Theme} Theme */
/** @typedef {import("../pkg/margin_lab.js").LossItem} LossItem */
/** @typedef {import("../pkg/margin_lab.js").TrainerItem} TrainerItem */
/** @typedef {import("../pkg/margin_lab.js").KernelItem} KernelItem */
/** @typedef {ReturnType<Module["catalog"]>} Catalog */

/** The tables of losses, trainers, kernels, data sets and charts; there once the program is loaded. */
export let catalog = /** @type {Catalog} */ (/** @type {unknown} */ (null));

/** @type {Promise<Module> | null} */
let loading = null;
/** How often the program had to be started again. */
let restarts = 0;
/** The texts of real data sets by id: each is fetched once. @type {Map<string, string>} */
const fetched = new Map();

/** Loads and starts the program once. @returns {Promise<Module>} */
export function load() {
  loading ??= start("pkg/margin_lab.js").catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** @param {string} address @returns {Promise<Module>} */
async function start(address) {
  const module = await import(new URL(address, BASE).href);
  await module.default({ module_or_path: new URL("pkg/margin_lab_bg.wasm", BASE) });
  catalog ??= module.catalog();
  return module;
}

/** After a trap: another instance of the program, since a module under another address is another module. Labs that were not hurt keep the one they have. */
export async function renew() {
  restarts += 1;
  const module = await start(`pkg/margin_lab.js?again=${restarts}`);
  loading = Promise.resolve(module);
  return module;
}

/** Gives the program a real data set before a scenario that names it is opened. @param {Module} module @param {string | undefined} id */
export async function provide(module, id) {
  const real = catalog.datasets.some((set) => set.id === id && set.kind === "real");
  if (!id || !real) return;
  let text = fetched.get(id);
  if (text === undefined) {
    const answer = await fetch(new URL(`data/${id}.csv`, BASE));
    if (!answer.ok) throw new Error(`data.preset: data/${id}.csv could not be fetched (${answer.status})`);
    fetched.set(id, (text = await answer.text()));
  }
  module.registerData(id, text);
}

/* What an error of the program is. Traps of WebAssembly and refusals of a content policy carry no code, so that their words are all
   there is to tell them by; nothing else reads the words of an error. */

/** Whether an error is a trap of the program and not a refusal. @param {unknown} error */
export const isTrap = (error) => error instanceof WebAssembly.RuntimeError || /recursive use of an object|null pointer passed to rust/.test(String(error));

/** Whether an error is a content policy that forbids WebAssembly. @param {any} error */
export const isBlocked = (error) => /unsafe-eval|Content Security|blocked by CSP|wasm code generation/i.test(`${error?.name} ${error?.message}`);
