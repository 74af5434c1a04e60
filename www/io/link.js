/** The link: a scenario in the hash, as `#v1.` and base64url of deflate-raw, or as percent-encoded JSON written by people. */

import { t } from "../i18n/index.js";

const VERSION = "v1.";

/** JSON that keeps what is not a number visible: plain JSON would turn NaN into null, which would pass as "default". @param {unknown} value */
export const toJson = (value) =>
  JSON.stringify(value, (_key, item) => (typeof item === "number" && !Number.isFinite(item) ? String(item) : item));

/** Longer than any document that a lab opens, bytes: a few of a link could be blown up to any size. */
const LONGEST = 64e6;

/** @param {Uint8Array} bytes @param {CompressionStream | DecompressionStream} through */
async function pipe(bytes, through) {
  let length = 0;
  const limit = new TransformStream({
    transform(chunk, rest) {
      length += chunk.byteLength;
      if (length > LONGEST) rest.error(new Error("too long"));
      else rest.enqueue(chunk);
    },
  });
  const stream = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(/** @type {any} */ (through)).pipeThrough(limit);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The hash of a scenario, without `#`. @param {object} scenario @returns {Promise<string>} */
export async function encode(scenario) {
  const text = toJson(scenario);
  if (typeof CompressionStream === "undefined") return encodeURIComponent(text);
  const bytes = await pipe(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return VERSION + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * The scenario of a hash (with or without `#`), null where there is none. Throws with words a person understands.
 * @param {string} hash @returns {Promise<object | null>}
 */
export async function decode(hash) {
  const text = hash.replace(/^#/, "").trim();
  if (!text) return null;
  if (/^v\d+\./.test(text) && !text.startsWith(VERSION)) throw new Error(t.linkVersion(text.split(".")[0]));
  const json = text.startsWith(VERSION) ? await inflate(text.slice(VERSION.length)) : unescaped(text);
  let scenario;
  try {
    scenario = JSON.parse(json);
  } catch {
    throw new Error(t.linkErrors.truncated);
  }
  if (typeof scenario !== "object" || scenario === null || Array.isArray(scenario)) throw new Error(t.noScenario(json.slice(0, 40)));
  return scenario;
}

/** @param {string} text */
async function inflate(text) {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = await pipe(Uint8Array.from(binary, (c) => c.charCodeAt(0)), new DecompressionStream("deflate-raw"));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(t.linkErrors.damaged);
  }
}

/** @param {string} text */
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error(t.linkErrors.percent);
  }
}
