/** Help: what is seen now, in words, and all keys, from their one table. */
import { h } from "../ui/dom.js";
import { KEYS } from "../input/keyboard.js";
import { dialog } from "../ui/menu.js";
import { W, story } from "../i18n/en.js";

/** @param {import("../app/app.js").App} app */
export function help(app) {
  const { report, names, counts, loss, running } = app;
  const rows = KEYS.filter(({ show }) => show).map(({ show, words }) => h("tr", {}, h("td", {}, ...show.split(", ").flatMap((key, i) => [i ? " " : "", h("kbd", {}, key)])), h("td", {}, words)));
  dialog(
    app, W.help,
    h("h3", {}, "What you see"), h("p", {}, story(report, { names, counts, loss, c: app.settings.c, running })),
    h("p", {}, "P is what training lowers: a penalty on a narrow band plus the price C for every point that comes too close. The curve ℓ(m) says how much a point with margin m pays."),
    h("p", {}, "With a kernel the line becomes a curve: it is flat, with its band, in a feature space that only inner products are taken of. SMO moves two multipliers α in a step; the trainer “Exact” keeps the optimum while points are dragged. “Leave one out”, in the menu of the plane, shows the boundary without the point under the pointer."),
    h("h3", {}, "With mouse or finger"),
    h("p", {}, "A click places a point, a right click or Shift+click one of the next class. A click on a point selects it, a drag moves it. Points can also be typed into the table. With “Your own line” two handles turn the line about each other, a third makes its band wider or narrower, a drag of the line between them shifts it, and training goes on from there."),
    h("h3", {}, "Keys in the plane"), h("table", {}, h("tbody", {}, ...rows)),
  );
}
