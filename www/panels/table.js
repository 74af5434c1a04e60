/** The points as a table of fields: the accessible route to everything the plane shows. */
import { t } from "../i18n/index.js";
import { fixed } from "../i18n/numbers.js";
import { attr, fill, h, math, set } from "../ui/dom.js";
import { showNumber } from "../ui/fields.js";
import { icon, shape } from "../ui/icons.js";
import { whetherShown } from "../ui/visible.js";
import { movePointTo } from "./selected-point.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../engine/engine.js").PointReport} Point */

/** Rows shown at once: more would make every frame pay for them. */
const PAGE = 100;
/** The column of the multipliers. */
const ALPHA = 6;

/** @param {App} app */
export function table(app) {
  const { ui } = app;
  const button = (/** @type {string} */ words, /** @type {string} */ sign, /** @type {() => void} */ act, kind = "") =>
    h(`button.btn.icon${kind}`, { type: "button", "aria-label": words, title: words, onclick: act }, icon(sign));
  const remove = button(t.removeSelected, "trash", () => (ui.selected < 0 ? app.say(t.noneSelected) : app.do("removePoint", ui.selected)));
  const heads = t.columns.map((text) => h("th", { scope: "col" }, math(text)));
  for (const head of heads) /** @type {HTMLElement} */ (head.firstChild).className = "words";
  const columns = h("colgroup", {}, ...heads.map(() => h("col")));
  const body = h("tbody");
  const why = h("p.why.small.soft");
  const place = h("span");
  const turn = (/** @type {number} */ by) => ((from = Math.max(0, from + by * PAGE)), app.touch());
  const pager = h("div.pager", { hidden: true }, h("button.btn", { type: "button", onclick: () => turn(-1) }, t.previousPage), place, h("button.btn", { type: "button", onclick: () => turn(1) }, t.nextPage));
  const node = h(
    "section.data", { "aria-label": t.points, part: "table", hidden: true },
    h("div.head", {}, h("h2", {}, t.points), h("span.grow"), button(t.addPoint, "plus", () => create()), remove, button(t.closeTable, "close", () => close(app), ".close")),
    h("div.scroll", {}, h("table", { "aria-label": t.points }, columns, h("thead", {}, h("tr", {}, ...heads)), body), pager), why,
  );
  const shown = whetherShown(node, () => app.touch());
  /** @type {ReturnType<typeof row>[]} */
  let rows = [];
  let from = 0;
  let shownFor = -1;

  const create = () => {
    const { x, y } = app.painter.view();
    const i = app.do("addPoint", [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2]);
    if (i === null) return;
    app.frame(0, 0);
    rows[i - from]?.fields[0].focus();
    rows[i - from]?.fields[0].select();
  };

  return {
    node,
    update() {
      // In the narrow layout it is a tab; the style sheet shows it in one layout or the other.
      node.hidden = !ui.tableOpen && ui.tab !== "points";
      if (!ui.tableOpen && !shown()) return;
      const { points } = app;
      if (ui.selected !== shownFor && ui.selected >= 0 && (ui.selected < from || ui.selected >= from + PAGE)) from = Math.floor(ui.selected / PAGE) * PAGE;
      if (from >= points.length) from = 0;
      const size = Math.min(PAGE, points.length - from);
      while (rows.length < size) rows.push(row(app));
      if (body.childElementCount !== size) body.replaceChildren(...rows.slice(0, size).map((each) => each.node));
      const alphas = points.some((p) => p.alpha !== null);
      node.classList.toggle("seven", alphas);
      heads[ALPHA].hidden = !alphas;
      /** @type {HTMLElement} */ (columns.children[ALPHA]).hidden = !alphas;
      for (let k = 0; k < size; k += 1) rows[k].update(from + k, points[from + k], alphas);
      pager.hidden = points.length <= PAGE;
      set(place, t.pageOf(from + 1, from + size, points.length));
      const selected = ui.selected >= 0;
      attr(remove, "aria-disabled", !selected && "true");
      attr(remove, "aria-label", selected ? t.removePoint(ui.selected) : t.removeSelected);
      attr(remove, "title", remove.getAttribute("aria-label"));
      if (ui.selected !== shownFor && selected) rows[ui.selected - from]?.node.scrollIntoView({ block: "nearest" });
      shownFor = ui.selected;
      explain(app, why);
    },
  };
}

/** @param {App} app */
function close(app) {
  app.do("toggleTable", false);
  app.refocus(app.root.querySelector(".top [data-click=points]"));
}

/** One row; it is given another point when the page turns. @param {App} app */
function row(app) {
  let i = 0;
  const number = h("span.no");
  const flip = h("button.flip", { type: "button", onclick: () => app.do("flipClass", i) });
  const fields = [0, 1].map((axis) => h("input.text", { inputmode: "decimal", autocomplete: "off", onchange: (/** @type {Event} */ event) => movePointTo(app, i, axis, /** @type {HTMLInputElement} */ (event.target)) }));
  const cells = [0, 1, 2, 3].map(() => h("td"));
  const select = () => app.ui.selected !== i && app.do("selectPoint", i, true);
  const node = h(
    "tr", { onfocusin: select, onclick: select, onpointerenter: () => app.do("hoverPoint", i), onpointerleave: () => app.do("hoverPoint", -1) },
    h("td", {}, number, flip), ...fields.map((box) => h("td", {}, box)), ...cells,
  );
  return {
    node, fields,
    /** @param {number} index @param {Point} p @param {boolean} alphas */
    update(index, p, alphas) {
      i = index;
      set(number, i + 1);
      fill(flip, String(p.class), () => [shape(p.class)]);
      attr(flip, "aria-label", t.changeClass(i, app.nameOf(p.class)));
      fields.forEach((box, axis) => {
        attr(box, "aria-label", t.coordinate(i, axis));
        showNumber(box, p.x[axis]);
      });
      const texts = [fixed(p.scores[0], 2), fixed(p.margin, 2), p.loss === 0 ? "0" : fixed(p.loss, 2), p.alpha === 0 ? "0" : fixed(p.alpha, 3)];
      texts.forEach((text, k) => set(cells[k], text));
      cells[3].hidden = !alphas;
      cells[2].className = p.loss > 0 ? "pay" : "zero";
      node.className = app.ui.selected === i ? "is-on" : app.ui.hovered === i ? "is-hover" : "";
    },
  };
}

/** One sentence that says why the selected point has the loss it has. @param {App} app @param {HTMLElement} why */
function explain(app, why) {
  const i = app.ui.selected;
  const p = i >= 0 ? app.points[i] : null;
  if (!p) return fill(why, "", () => [t.selectToExplain]);
  const [before, after] = t.explanation(p, { band: app.loss.band, rho: app.rho });
  const { nextStep } = app;
  const pull = nextStep?.pulls[nextStep.points.indexOf(i)];
  const next = pull ? t.nextPull(pull) : "";
  fill(why, i + before + after + next, () => [h("b", {}, t.pointNumber(i)), before, math("*m*"), after, next]);
}
