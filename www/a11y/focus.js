/** Where the focus goes when what had it is no longer shown; left alone it would fall out of the lab, and keys would do nothing. */

/** @typedef {import("../app/app.js").App} App */

/** What has the focus inside the lab. @param {App} app */
export const focused = (app) => /** @type {ShadowRoot} */ (app.root.getRootNode()).activeElement;

/** Gives the focus to the first of these that is shown, else to the plane. @param {App} app @param {...(Element | null)} nodes */
export function refocus(app, ...nodes) {
  const board = app.root.querySelector(".board");
  const node = [...nodes, board].find((each) => each?.isConnected && each.getClientRects().length);
  /** @type {HTMLElement | undefined} */ (node)?.focus({ preventScroll: node === board });
}
