/** Whether the layout shows a node: what is not shown need not be brought up to date. No layout is asked for in a frame. */

/** @param {Element} node @param {() => void} changed called when it is shown or hidden @returns {() => boolean} */
export function whetherShown(node, changed) {
  let shown = false;
  new ResizeObserver(([{ contentRect }]) => {
    const now = contentRect.width > 0;
    if (now === shown) return;
    shown = now;
    changed();
  }).observe(node);
  return () => shown;
}
