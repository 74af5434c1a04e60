/** Numbers as the page prints them: three significant digits, a true minus, no −0, thin spaces in thousands. */

const THIN = "\u202f"; // narrow, and never the end of a line
export const MINUS = "\u2212";
const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** @param {string} text digits with an ASCII minus and point */
function dress(text) {
  const [, sign, whole, rest] = /** @type {RegExpMatchArray} */ (text.match(/^(-?)(\d+)(.*)$/));
  const zero = !/[1-9]/.test(whole + rest);
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, THIN) : whole;
  return (sign && !zero ? MINUS : "") + grouped + rest;
}

/** A number with a fixed count of decimals; nothing where there is no number. @param {number | null | undefined} x @param {number} decimals */
export function fixed(x, decimals) {
  if (x === null || x === undefined || !Number.isFinite(x)) return "–";
  const size = Math.abs(x);
  return size >= 1e6 || (size > 0 && size < 0.5 * 10 ** -decimals) ? short(x) : dress(x.toFixed(decimals));
}

/** Three significant digits, powers of ten where the number is very large or small. @param {number | null | undefined} x @param {number} [digits] */
export function short(x, digits = 3) {
  if (x === null || x === undefined || !Number.isFinite(x)) return "–";
  const size = Math.abs(x);
  if (size !== 0 && (size >= 999999.5 || size < 1e-4)) {
    const [base, power] = x.toExponential(digits - 1).split("e");
    const raised = String(Number(power)).replace("-", "⁻").replace(/\d/g, (d) => SUPERSCRIPT[Number(d)]);
    return `${dress(String(Number(base)))} × 10${raised}`;
  }
  return dress(size >= 10 ** digits ? x.toFixed(0) : String(Number(x.toPrecision(digits))));
}

/** A count. @param {number} n */
export const count = (n) => dress(String(Math.round(n)));

/** A share of 1 with one decimal. @param {number} x */
export const percent = (x) => `${x < 1e-9 ? "0" : x < 5e-4 ? "<\u202f0.1" : x >= 10 ? count(100 * x) : fixed(100 * x, 1)}${THIN}%`;

/** A number in a field: exact, with a true minus. @param {number} x */
export const exact = (x) => String(x === 0 ? 0 : x).replace("-", MINUS);
