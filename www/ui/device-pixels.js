/** The screen that the page is on. */

/** Calls back when a CSS px has another number of device pixels: the window went to another screen. @param {() => void} changed @returns {() => void} stops it */
export function rescaled(changed) {
  /** @type {MediaQueryList} */
  let query;
  const arm = () => {
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener("change", again, { once: true });
  };
  const again = () => {
    arm();
    changed();
  };
  arm();
  return () => query.removeEventListener("change", again);
}
