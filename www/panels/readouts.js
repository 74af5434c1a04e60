/** The equation with its present numbers, which is the legend of the objective chart, and three readouts below it. */
import { t } from "../i18n/index.js";
import { count, fixed, percent, short } from "../i18n/numbers.js";
import { fill, h, math, set } from "../ui/dom.js";

/** @typedef {import("../app/app.js").App} App */

/** The terms as they are minimised now. @param {import("../app/store.js").Settings} s */
function terms(s) {
  const weighted = s.class_weights.some((weight) => weight !== 1);
  return { penalty: s.penalty === "none" ? "0" : s.regularise_bias ? "½‖(w, b)‖^2" : "½‖w‖^2", loss: `*C* · Σ${weighted ? "*c*" : ""}*ℓ*` };
}

/** A number that is longer is set smaller: the product of C and the loss, other numbers, and these where columns are narrow. */
const LONG = { product: 12, number: 7, narrow: 6 };

export function equation() {
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
    word(t.terms.objective, "total"), h("span"), word(t.terms.penalty, "band"), h("span"), word(t.terms.loss, "loss"), note,
  );
  return {
    node,
    /** @param {App} app */
    update({ settings: s, report, trainer }) {
      const written = terms(s);
      fill(penaltySym, written.penalty, () => [math(written.penalty)]);
      fill(lossSym, written.loss, () => [math(written.loss)]);
      const none = report.train.n === 0;
      const o = report.objective;
      const number = (/** @type {number} */ x) => (none ? "–" : x < 1e3 ? fixed(x, 3) : x < 1e5 ? fixed(x, 1) : short(x));
      const texts = /** @type {[HTMLElement, string][]} */ ([[total, number(o.primal)], [penalty, number(o.regulariser)], [loss, `${short(s.c)} × ${number(o.loss / s.c)}`]]);
      for (const [node, text] of texts) {
        set(node, text);
        node.classList.toggle("long", text.length > (node === loss ? LONG.product : LONG.number));
        node.classList.toggle("long-if-narrow", node !== loss && text.length > LONG.narrow);
      }
      const switched = trainer.regularise_bias === true && s.regularise_bias;
      note.hidden = !switched;
      set(note, switched ? t.biasSwitched : "");
    },
  };
}

/** How many digits of P the gap makes certain. @param {{ primal: number, gap: number }} o */
function certain({ primal, gap }) {
  const digits = Math.min(15, Math.floor(-Math.log10(Math.max(gap, 1e-300) / primal)));
  return primal > 0 && digits > 0 && gap <= 1e-6 * Math.max(1, primal) ? t.certainDigits(digits) : "*P* − *D*";
}

/** A readout: its name, its value with what stands small beside that, and its definition. */
function cell() {
  const [name, value, small, definition] = [h("dt"), h("span"), h("small"), h("dd.def")];
  return {
    node: h("div.ro", {}, name, h("dd.num", {}, value, " ", small), definition),
    /** @param {{ name: string, value: string, small?: string, definition?: string }} now */
    put(now) {
      set(name, now.name);
      set(value, now.value);
      value.classList.toggle("long", now.value.length > LONG.number);
      set(small, now.small ?? "");
      const text = now.definition ?? "";
      fill(definition, text, () => [math(text)]);
    },
  };
}

export function readouts() {
  const [width, errors, above] = [cell(), cell(), cell()];
  return {
    node: h("dl.readouts", { part: "readout" }, width.node, errors.node, above.node),
    /** @param {App} app */
    update(app) {
      const none = app.report.train.n === 0;
      const { train, weights } = app.report;
      width.put(bandWidth(app));
      // In feature space the definition of the width needs the room of two.
      errors.put({ name: t.errors, value: none ? "–" : count(train.errors), small: none ? "" : t.ofCount(train.n), definition: weights.w === null ? "" : "*m* ≤ 0" });
      above.put(aboveOptimum(app));
    },
  };
}

/** @param {App} app */
function bandWidth({ report: { margin, train, weights }, loss, rho }) {
  const none = train.n === 0;
  const value = none ? "–" : !loss.band || margin.width === null ? t.none : fixed(margin.width, 2);
  const unit = margin.width !== null && margin.unit === "standardised" ? t.deviations : "";
  return { name: t.bandWidth, value, small: none || !loss.band ? "" : unit, definition: `${rho === 1 ? "2" : "2*ρ*"}/‖w‖${weights.w === null ? ` ${t.inFeatures}` : ""}` };
}

/** The duality gap where there is a dual, else how far the objective is above the optimum. @param {App} app */
function aboveOptimum({ report: { objective: o, train } }) {
  const dual = o.gap !== null;
  const name = dual ? t.gap : t.aboveOptimumLabel;
  const rest = o.gap ?? (o.optimum === null ? null : Math.max(0, o.primal - o.optimum));
  const definition = o.gap === null ? "*P* − *P*^∗" : train.n === 0 ? "*P* − *D*" : certain({ primal: o.primal, gap: o.gap });
  if (train.n === 0 || rest === null) return { name, value: "–", definition };
  const scale = Math.max(1, Math.abs(o.primal));
  const base = Math.abs(dual ? o.primal : o.optimum ?? 0);
  const value = rest < (dual ? 1e-15 : 1e-9) * scale ? "0" : rest >= 5e-4 ? fixed(rest, 3) : short(rest, 2);
  const small = rest > 10 * base ? "" : dual && rest <= 1e-6 * scale ? t.optimal : rest < 1e-9 * scale ? "" : percent(rest / base);
  return { name, value, small, definition };
}
