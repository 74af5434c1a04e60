/** The points as a table of fields: the accessible route to everything the plane shows. */
import { attr, fill, h, math, set } from "../ui/dom.js";
import { count, fixed } from "../i18n/numbers.js";
import { flip, hover, place, remove, select } from "../app/edits.js";
import { refocus } from "../a11y/focus.js";
import { icon, shape } from "../ui/icons.js";
import { moveTo, show } from "./selected-point.js";
import { centre } from "../app/viewport.js";
import { W } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** @param {App} app */
const tableShown = (app) => app.ui.table || (app.ui.tab === "points" && app.width < 600);

/** Rows shown at once: more would make every frame pay for them. */
const PAGE = 100;

/** @param {App} app */
export function table(app) {
  const { ui } = app;
  const bin = h("button.btn.icon", { type: "button", onclick: () => (ui.selected < 0 ? app.say("no point is selected") : remove(app, ui.selected)) }, icon("trash"));
  const add = h("button.btn.icon", { type: "button", "aria-label": W.addPoint, title: W.addPoint, onclick: () => create() }, icon("plus"));
  const close = h("button.btn.icon.close", { type: "button", "aria-label": W.closeTable, title: W.closeTable, onclick: () => shut() }, icon("close"));
  const heads = ["class", "*x*_1", "*x*_2", "score *f*", "margin *m*", "loss *ℓ*", "*α*"].map((text) => h("th", { scope: "col" }, math(text)));
  for (const head of heads) /** @type {HTMLElement} */ (head.firstChild).className = "words";
  const body = h("tbody");
  const columns = h("colgroup", {}, ...heads.map(() => h("col")));
  const why = h("p.why.small.soft");
  const where = h("span");
  const turn = (/** @type {number} */ by) => ((from = Math.max(0, from + by * PAGE)), app.touch());
  const pager = h("div.pager", { hidden: true }, h("button.btn", { type: "button", onclick: () => turn(-1) }, "Earlier"), where, h("button.btn", { type: "button", onclick: () => turn(1) }, "Later"));
  const node = h(
    "section.data", { "aria-label": W.points, part: "table", hidden: true },
    h("div.head", {}, h("h2", {}, W.points), h("span.grow"), add, bin, close),
    h("div.scroll", {}, h("table", { "aria-label": W.points }, columns, h("thead", {}, h("tr", {}, ...heads)), body), pager), why,
  );
  /** @type {ReturnType<typeof row>[]} */
  let rows = [];
  let from = 0;
  let shownFor = -1;

  const create = () => {
    const i = place(app, centre(app));
    if (i === null) return;
    app.frame(0, 0);
    rows[i - from]?.fields[0].focus();
    rows[i - from]?.fields[0].select();
  };

  const shut = () => {
    ui.table = false;
    app.touch();
    refocus(app, app.root.querySelector(".top [data-click=points]"));
  };

  return {
    node,
    update() {
      node.hidden = !tableShown(app);
      if (node.hidden) return;
      const { points } = app;
      if (ui.selected !== shownFor && ui.selected >= 0 && (ui.selected < from || ui.selected >= from + PAGE)) from = Math.floor(ui.selected / PAGE) * PAGE;
      if (from >= points.length) from = 0;
      const size = Math.min(PAGE, points.length - from);
      while (rows.length < size) rows.push(row(app, () => from));
      if (body.childElementCount !== size) body.replaceChildren(...rows.slice(0, size).map((each) => each.node));
      const alphas = points.some((p) => p.alpha !== null);
      node.classList.toggle("seven", alphas);
      heads[6].hidden = !alphas;
      /** @type {HTMLElement} */ (columns.children[6]).hidden = !alphas;
      for (let k = 0; k < size; k += 1) rows[k].update(from + k, points[from + k], alphas);
      pager.hidden = points.length <= PAGE;
      set(where, `${count(from + 1)} to ${count(from + size)} of ${count(points.length)}`);
      const selected = ui.selected >= 0;
      attr(bin, "aria-disabled", !selected && "true");
      attr(bin, "aria-label", selected ? `Remove point ${ui.selected + 1}` : "Remove the selected point");
      attr(bin, "title", bin.getAttribute("aria-label"));
      if (ui.selected !== shownFor && selected) rows[ui.selected - from]?.node.scrollIntoView({ block: "nearest" });
      shownFor = ui.selected;
      explain(app, why);
    },
  };
}

/** One row; it is given another point when the page turns. @param {App} app @param {() => number} from */
function row(app, from) {
  let i = 0;
  const no = h("span.no");
  const turn = h("button.flip", { type: "button", onclick: () => flip(app, i) });
  const fields = [0, 1].map((axis) => h("input.text", { inputmode: "decimal", autocomplete: "off", onchange: (/** @type {Event} */ e) => moveTo(app, i, axis, /** @type {HTMLInputElement} */ (e.target)) }));
  const cells = [0, 1, 2, 3].map(() => h("td"));
  const node = h(
    "tr", {
      onfocusin: () => app.ui.selected !== i && select(app, i, true),
      onclick: () => app.ui.selected !== i && select(app, i, true),
      onpointerenter: () => hover(app, i), onpointerleave: () => hover(app, -1),
    },
    h("td", {}, no, turn), ...fields.map((box) => h("td", {}, box)), ...cells,
  );
  return {
    node, fields,
    /** @param {number} index @param {any} p @param {boolean} alphas */
    update(index, p, alphas) {
      i = index;
      set(no, i + 1);
      fill(turn, String(p.class), () => [shape(p.class)]);
      const title = `Class of point ${i + 1}: ${app.names[p.class] ?? p.class}. Change it`;
      attr(turn, "aria-label", title);
      fields.forEach((box, axis) => {
        attr(box, "aria-label", `x${axis + 1} of point ${i + 1}`);
        show(box, p.x[axis]);
      });
      const texts = [fixed(p.scores[0], 2), fixed(p.margin, 2), p.loss === 0 ? "0" : fixed(p.loss, 2), p.alpha === 0 ? "0" : fixed(p.alpha, 3)];
      texts.forEach((text, k) => set(cells[k], text));
      cells[3].hidden = !alphas;
      cells[2].className = p.loss > 0 ? "pay" : "zero";
      node.className = app.ui.selected === i ? "is-on" : app.ui.hover === i ? "is-hover" : "";
    },
  };
}

/** One sentence that says why the selected point pays what it pays. @param {App} app @param {HTMLElement} why */
function explain(app, why) {
  const i = app.ui.selected;
  const p = i >= 0 ? app.points[i] : null;
  if (!p) return fill(why, "", () => ["Select a point to see why it pays, or why it does not."]);
  const { rho, loss } = app;
  const m = fixed(p.margin, 2);
  const where = p.margin <= 0 ? "is on the wrong side" : loss.band && p.margin < rho ? "is right, but inside the band" : loss.band ? "is beyond the band" : "is on the right side";
  const pays = p.loss > 0 ? `so it pays ${fixed(p.loss, 2)}` : "so it pays nothing";
  const { next } = app;
  const at = next ? next.points.indexOf(i) : -1;
  const pull = next?.pulls[at] ? ` In the next step it pulls w by (${fixed(next.pulls[at][0], 3)}, ${fixed(next.pulls[at][1], 3)}).` : "";
  fill(why, i + where + m + pays + pull, () => [h("b", {}, `Point ${i + 1}`), ` ${where}: `, math("*m*"), ` = ${m}, ${pays}.${pull}`]);
}
