/** The equation with its present numbers, which is the legend of the objective chart, and three readouts below it. */
import { fill, h, math, set } from "../ui/dom.js";
import { count, fixed, percent, short } from "../i18n/numbers.js";
import { W, some } from "../i18n/en.js";

/** @typedef {import("../app/app.js").App} App */

/** The terms as they are minimised now. @param {any} s the settings */
function terms(s) {
  const weighted = s.class_weights.some((/** @type {number} */ c) => c !== 1);
  return { penalty: s.penalty === "none" ? "0" : s.regularise_bias ? "½‖(w, b)‖^2" : "½‖w‖^2", loss: `*C* · Σ${weighted ? "*c*" : ""}*ℓ*` };
}

/** @param {App} app */
export function equation(app) {
  const sym = (/** @type {string} */ kind) => h(`span.sym${kind}`);
  const num = (/** @type {string} */ kind) => h(`span.num${kind}`);
  const word = (/** @type {string} */ text, /** @type {string} */ kind) => h("span.word", {}, h(`span.k.${kind}`), text);
  const [penaltySym, lossSym] = [sym(".band"), sym(".loss")];
  const [total, penalty, loss] = [num(""), num(".band"), num(".loss")];
  const op = (/** @type {string} */ sign, /** @type {string} */ size) => h(`span.op.${size}`, {}, sign);
  const note = h("span.note", { hidden: true });
  const node = h(
    "div.eq", {},
    h("span.sym", {}, math("*P*")), op("=", "sym"), penaltySym, op("+", "sym"), lossSym,
    total, op("=", "num"), penalty, op("+", "num"), loss,
    word("objective", "total"), h("span"), word("penalty", "band"), h("span"), word("loss", "loss"), note,
  );
  return {
    node,
    update() {
      const { settings: s, report, trainer } = app;
      const written = terms(s);
      fill(penaltySym, written.penalty, () => [math(written.penalty)]);
      fill(lossSym, written.loss, () => [math(written.loss)]);
      const none = report.train.n === 0;
      const o = report.objective;
      const dash = (/** @type {number} */ x) => (none ? "–" : x < 1e3 ? fixed(x, 3) : x < 1e5 ? fixed(x, 1) : short(x));
      for (const [node, text] of /** @type {[HTMLElement, string][]} */ ([[total, dash(o.primal)], [penalty, dash(o.regulariser)], [loss, `${short(s.c)} × ${dash(o.loss / s.c)}`]])) {
        set(node, text);
        node.classList.toggle("long", text.length > (node === loss ? 12 : app.width >= 860 && app.width < 1120 ? 6 : 7));
      }
      const switched = trainer.regularise_bias === true && s.regularise_bias;
      note.hidden = !switched;
      set(note, switched ? W.biasSwitched : "");
    },
  };
}

/** How many digits of P the gap makes certain. @param {any} o the objective of the report */
function certain({ primal, gap }) {
  const digits = Math.min(15, Math.floor(-Math.log10(Math.max(gap, 1e-300) / primal)));
  return primal > 0 && digits > 0 && gap <= 1e-6 * Math.max(1, primal) ? `*P* to ${some(digits, "digit")}` : "*P* − *D*";
}

/** @param {App} app */
export function readouts(app) {
  const cell = () => {
    const [name, value, small, def] = [h("dt"), h("span"), h("small"), h("dd.def")];
    return { name, value, small, def, node: h("div.ro", {}, name, h("dd.num", {}, value, " ", small), def) };
  };
  const [width, errors, above] = [cell(), cell(), cell()];
  const put = (/** @type {ReturnType<typeof cell>} */ to, /** @type {string} */ name, /** @type {string} */ value, /** @type {string} */ small, /** @type {string} */ def) => {
    set(to.name, name);
    set(to.value, value);
    to.value.classList.toggle("long", value.length > 7);
    set(to.small, small);
    fill(to.def, def, () => [math(def)]);
  };
  return {
    node: h("dl.readouts", { part: "readout" }, width.node, errors.node, above.node),
    update() {
      const { report, loss } = app;
      const { objective: o, margin, train } = report;
      const none = train.n === 0;
      // Which space the width is one of needs the room of two.
      const curved = report.weights.w === null;
      const unit = margin.width !== null && margin.unit === "standardised" ? W.deviations : "";
      put(width, W.bandWidth, none ? "–" : !loss.band || margin.width === null ? W.none : fixed(margin.width, 2), none || !loss.band ? "" : unit, `${app.rho === 1 ? "2" : "2*ρ*"}/‖w‖${curved ? ` ${W.inFeatures}` : ""}`);
      put(errors, W.errors, none ? "–" : count(train.errors), none ? "" : `of ${count(train.n)}`, curved ? "" : "*m* ≤ 0");
      const dual = o.gap !== null;
      const rest = dual ? o.gap : o.optimum === null ? null : Math.max(0, o.primal - o.optimum);
      const scale = Math.max(1, Math.abs(o.primal));
      const base = Math.abs(dual ? o.primal : o.optimum);
      put(above, dual ? W.gap : W.above, none || rest === null ? "–" : rest < (dual ? 1e-15 : 1e-9) * scale ? "0" : rest >= 5e-4 ? fixed(rest, 3) : short(rest, 2), none || rest === null || rest > 10 * base ? "" : dual && rest <= 1e-6 * scale ? W.optimal : rest < 1e-9 * scale ? "" : percent(rest / base), dual ? (none ? "*P* − *D*" : certain(o)) : "*P* − *P*^∗");
    },
  };
}
