/** What the menus of the page offer; each item issues a command. Commands that open a menu or a dialog are here too. */
import { t } from "../i18n/index.js";
import { share } from "../io/share.js";
import { help } from "../panels/help.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("../ui/menu.js").Item} Item */
/** @typedef {import("./store.js").Reason} Reason */

/** @param {Reason | null} reason */
const why = (reason) => (reason ? t.reasons[reason] : "");

/** All keys, and what is seen now, in words. @param {App} app */
export const openHelp = (app) => help(app);

/** What leaves the lab or comes into it. @param {App} app @param {HTMLElement} button */
export const openShare = (app, button) => share(app, button);

/** @param {App} app @param {HTMLElement} button */
export function openThemes(app, button) {
  const now = app.host.getAttribute("theme") ?? "auto";
  app.openMenu(button, Object.entries(t.themes).map(([id, words]) => [words, id === now ? "check" : "theme", () => app.do("setTheme", id)]));
}

/** What the narrow layout has no buttons for. @param {App} app @param {HTMLElement} button */
export const openMore = (app, button) => app.openMenu(button, [[t.theme, "theme", () => openThemes(app, button)], [t.help, "help", () => openHelp(app)]]);

/** View, modes and points. @param {App} app @param {HTMLElement} button */
export const openPlaneMenu = (app, button) => app.openMenu(button, [
  [t.zoomIn, "plus", () => app.do("zoomIn")],
  [t.zoomOut, "minus", () => app.do("zoomOut")],
  [t.fit, "fit", () => app.do("fitView")],
  null,
  [t.ownLine, app.ui.ownLine ? "check" : "line", () => app.do("toggleOwnLine"), why(app.ownLineBlocked)],
  [t.leaveOneOut, app.ui.leavingOut ? "check" : "minus", () => app.do("toggleLeaveOneOut"), app.ui.leavingOut ? "" : why(app.leaveOneOutBlocked)],
  null,
  [t.clearAll, "trash", () => app.do("clearPoints")],
  [t.blank, "close", () => app.do("blankPlane")],
  [t.restore, "rewind", () => void app.do("restoreData"), app.origin ? "" : t.noSet],
]);
