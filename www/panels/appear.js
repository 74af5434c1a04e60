/** Showing and hiding parts of the plane. */

/** Shows or hides a part; the focus goes back to the plane with what is hidden. @param {import("../app/app.js").App} app @param {HTMLElement} node @param {boolean} on */
export function appear(app, node, on) {
  if (node.hidden !== on) return;
  const held = !on && node.contains(app.focused);
  node.hidden = !on;
  if (held) app.refocus();
}
