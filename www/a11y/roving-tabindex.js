/** Groups that are one stop of the Tab key (the pattern “roving tabindex”). */

/** One tab stop for a group; arrows, Home and End move inside it. @param {HTMLElement} group @param {string} items @param {(item: HTMLElement) => void} [arrived] */
export function rovingTabindex(group, items, arrived) {
  /** @param {HTMLElement} [to] */
  const settle = (to) => {
    const all = /** @type {HTMLElement[]} */ ([...group.querySelectorAll(items)]);
    const stop = to ?? all.find((item) => item.tabIndex === 0) ?? all[0];
    for (const item of all) item.tabIndex = item === stop ? 0 : -1;
    return all;
  };
  group.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const all = settle().filter((item) => item.getClientRects().length);
    const at = all.indexOf(/** @type {HTMLElement} */ (/** @type {Element} */ (event.target).closest(items)));
    /** @type {Record<string, number>} */
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    if (at < 0 || !(event.key in to)) return;
    const next = all[(to[event.key] + all.length) % all.length];
    settle(next);
    next.focus();
    arrived?.(next);
    event.preventDefault();
    event.stopPropagation();
  });
  group.addEventListener("focusin", (event) => {
    const item = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(items));
    if (item) settle(item);
  });
  settle();
  return settle;
}
