/** A CSV file dropped on the plane. */
import { t } from "../i18n/index.js";

/** @param {import("../app/app.js").App} app @param {HTMLElement} board */
export function fileDrop(app, board) {
  const mark = (/** @type {boolean} */ on) => (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    board.classList.toggle("drop", on);
  };
  board.addEventListener("dragover", mark(true));
  board.addEventListener("dragleave", mark(false));
  board.addEventListener("drop", async (event) => {
    mark(false)(event);
    const text = await event.dataTransfer?.files[0]?.text();
    if (text === undefined) return;
    try {
      app.do("loadCsv", text);
    } catch (error) {
      app.refuse(error, t.badCsv);
    }
  });
}
