/** Help: what is seen now, in words, and all keys, from their one table. */
import { t } from "../i18n/index.js";
import { KEYS } from "../input/keyboard.js";
import { dialog } from "../ui/dialog.js";
import { h } from "../ui/dom.js";

/** @param {import("../app/app.js").App} app */
export function help(app) {
  const { report, names, counts, loss, running, settings: { c } } = app;
  const rows = KEYS.flatMap(({ show, help }) => {
    if (!show || !help) return [];
    const keys = show.split(", ").flatMap((key, i) => [i ? " " : "", h("kbd", {}, key)]);
    return [h("tr", {}, h("td", {}, ...keys), h("td", {}, t.keys[help]))];
  });
  dialog(
    app, t.help,
    h("h3", {}, t.whatYouSee), h("p", {}, t.story(report, { names, counts, loss, c, running })),
    ...t.helpTexts.map((text) => h("p", {}, text)),
    h("h3", {}, t.withMouse), h("p", {}, t.mouseHelp),
    h("h3", {}, t.keysTitle), h("table", {}, h("tbody", {}, ...rows)),
  );
}
