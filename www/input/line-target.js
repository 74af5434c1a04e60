/** Where a pointer meets the boundary of “your own line”. */

/** @typedef {import("../app/app.js").Pair} Pair */

/** The place on the boundary, between its two handles, that is nearest to a pixel; null beyond the reach. @param {import("../app/app.js").App} app @param {Pair} pixel @param {number} reach @returns {Pair | null} */
export function onBoundary(app, [x, y], reach) {
  const handles = app.ui.ownLine ? app.handlePixels() : [];
  if (!handles.length) return null;
  const [[x0, y0], [x1, y1]] = handles;
  const [dx, dy] = [x1 - x0, y1 - y0];
  const share = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
  const [fx, fy] = [x0 + share * dx, y0 + share * dy];
  return share > 0 && share < 1 && Math.hypot(x - fx, y - fy) <= reach ? [fx, fy] : null;
}
