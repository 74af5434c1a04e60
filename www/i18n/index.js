/** The catalogue of the page's language: every text that people read comes from it. */
import { en } from "./en.js";

/** One entry for each language. @type {Record<string, typeof en>} */
const CATALOGUES = { en };

const wanted = globalThis.document?.documentElement.lang.split("-")[0] ?? "";
/** The language of the page where there is a catalogue of it, else English. */
export const language = wanted in CATALOGUES ? wanted : "en";
export const t = CATALOGUES[language];
