/** Plural and list rules of a language, from `Intl`. */
import { count } from "./numbers.js";

/** @typedef {Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }} Forms */

/** What a catalogue needs of its language. @param {string} language a BCP 47 tag */
export function grammar(language) {
  const rules = new Intl.PluralRules(language);
  const short = new Intl.ListFormat(language, { type: "unit", style: "short" });
  /** The form of a word that goes with a number. @param {number} n @param {Forms} forms */
  const plural = (n, forms) => forms[rules.select(n)] ?? forms.other;
  return {
    plural,
    /** A number and the form of the word that goes with it: `3 points`. @param {number} n @param {Forms} forms */
    counted: (n, forms) => `${count(n)} ${plural(n, forms)}`,
    /** Items in one line; what is empty is left out. @param {(string | false | null | undefined)[]} items */
    list: (items) => short.format(items.flatMap((item) => item || [])),
  };
}
