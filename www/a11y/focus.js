/** Where the focus goes when what had it is no longer shown; left alone it would fall out of the lab, and keys would do nothing. */

/** What has the focus inside the lab. @param {Element} root the lab's root in its shadow tree */
export const focused = (root) => /** @type {ShadowRoot} */ (root.getRootNode()).activeElement;

/** Gives the focus to the first of these that is shown, else to the plane. @param {Element} root @param {...(Element | null)} nodes */
export function refocus(root, ...nodes) {
  const board = root.querySelector(".board");
  const node = [...nodes, board].find((each) => each?.isConnected && each.getClientRects().length);
  /** @type {HTMLElement | undefined} */ (node)?.focus({ preventScroll: node === board });
}
