/** Parts of the program that are fetched when they are first asked for. */
import { refuse } from "./fail.js";
import { W } from "./words-later.js";

/** @type {Promise<typeof import("./choose.js")> | null} */
let choosing = null;

/** The part that chooses, asked for once: a browser settles the imports of one module in no order, and choices must keep theirs. */
export const choices = () =>
  (choosing ??= import("./choose.js").catch((error) => {
    choosing = null;
    throw error;
  }));

/**
 * Fetches a part and uses it. Where it cannot be fetched that is said, and it can be asked for again.
 * @template M
 * @param {import("./app.js").App} app
 * @param {() => Promise<M>} get
 * @param {(part: M) => void} use
 * @returns {Promise<boolean>} whether it could be fetched
 */
export async function fetched(app, get, use) {
  let part;
  try {
    part = await get();
  } catch (error) {
    refuse(app, error, W.noPart, [W.again, () => void fetched(app, get, use)]);
    return false;
  }
  use(part);
  return true;
}
