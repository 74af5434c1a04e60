// Drives one lab through attacks and says what each did to it. Served beside the page by hostile.rs, which writes the attacks.
import { tokens } from "./ui/theme.js";

/** @typedef {{ element: any, lab: any, module: any, home: any, link(text: string): Promise<void>, cut(scenario: object, at: number, by?: string): Promise<void>, hash(text: string): Promise<void>, csv(text: string): Promise<void>, attribute(name: string, value: string): Promise<void> }} Tools */

/** What no person should read. A refusal names the value that it refuses, so notices and the status may. */
const NONSENSE = /\b(NaN|Infinity|undefined)\b|\[object/;
const ALARMS = ".notice, [role=alert], [role=status], dialog";
/** An answer takes no longer, ms. */
const PATIENCE = 8000;

const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/** Everything of a lab that an edit or a step changes. @param {any} lab */
const all = (lab) => JSON.stringify([lab.scenario(), lab.report(), lab.last, lab.canUndo, lab.canRedo, [...lab.history().primal]]);

/** The path of the first number that is none. @param {any} value @param {string} path @returns {string} */
function broken(value, path = "report") {
  if (typeof value === "number") return Number.isFinite(value) ? "" : `${path} is ${value}`;
  if (value === undefined) return `${path} is undefined`;
  if (typeof value !== "object" || value === null) return "";
  for (const [name, item] of Object.entries(value)) {
    const found = broken(item, `${path}.${name}`);
    if (found) return found;
  }
  return "";
}

/** Everything that can be read in the lab, shown or spoken. @param {any} root */
function* readable(root) {
  for (const node of root.querySelectorAll("*")) {
    if (node.closest(ALARMS)) continue;
    for (const kid of node.childNodes) if (kid.nodeType === Node.TEXT_NODE) yield kid.data;
    for (const name of ["aria-label", "aria-valuetext", "aria-valuenow", "aria-valuemax", "title", "style", "max"]) yield node.getAttribute(name) ?? "";
    if ("value" in node) yield String(node.value);
  }
}

/** What stands on the screen and should not. @param {any} element */
function ugly(element) {
  for (const text of readable(element.shadowRoot)) if (NONSENSE.test(text)) return `the screen says ${text}`;
  const theme = tokens(element.shadowRoot.querySelector(".ml"));
  for (const chart of /** @type {const} */ (["plane", "loss", "curve", "kkt", "alphas"])) {
    const picture = element.lab.svg(chart, { width: 600, height: 500, theme });
    if (/NaN|inf/i.test(picture)) return `the ${chart} chart holds ${picture.match(/.{0,40}(NaN|inf).{0,20}/i)?.[0]}`;
  }
  return "";
}

/** What is no number in the report or no word on the screen, "" where all is well. @param {any} element */
export const fault = (element) => broken(element.lab.report()) || ugly(element);

/**
 * Runs attacks on the page's lab, each from the same scenario, and returns what went wrong.
 * @param {any} element @param {object} home @param {[string, (tools: Tools) => any][]} attacks
 */
export async function withstand(element, home, attacks) {
  const [{ decode, encode }, module] = await Promise.all(["io/link.js", "pkg/margin_lab.js"].map((file) => import(new URL(`/${file}`, location.href).href)));
  /** @type {string[]} */
  const wrong = [];
  let refusals = 0;
  /** @type {any[]} */
  let told = [];
  /** @type {any[]} */
  let loose = [];
  /** @type {() => void} */
  let answered = () => {};
  element.addEventListener("ml-error", (/** @type {any} */ event) => (told.push(event.detail), answered()));
  element.addEventListener("ml-change", () => answered());
  addEventListener("unhandledrejection", (event) => loose.push(event.reason));
  addEventListener("error", (event) => loose.push(event.message));
  const answer = () => new Promise((done) => (answered = () => done(undefined)));

  /** @param {any} lab @returns {Tools} */
  const tools = (lab) => ({
    element, lab, module, home,
    async link(text) {
      const scenario = await decode(text);
      if (scenario) await element.setState(scenario);
    },
    async cut(scenario, at, by = "") {
      const text = await encode(scenario);
      const from = Math.round(at * text.length);
      await this.link(text.slice(0, from) + by + (by ? text.slice(from + 1) : ""));
    },
    async hash(text) {
      const before = location.hash;
      const done = answer();
      location.hash = text;
      if (location.hash !== before && location.hash.length > 1) await done;
    },
    async csv(text) {
      const data = new DataTransfer();
      data.items.add(new File([text], "points.csv", { type: "text/csv" }));
      const done = answer();
      element.shadowRoot.querySelector(".board").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      await done;
    },
    async attribute(name, value) {
      if (element.getAttribute(name) === value) return;
      const done = answer();
      element.setAttribute(name, value);
      if (name !== "theme" && name !== "label") await done;
    },
  });

  await element.setState(home);
  const start = all(element.lab);
  for (const [name, attack] of attacks) {
    [told, loose] = [[], []];
    const say = (/** @type {string} */ words) => wrong.push(`${name}: ${words}`);
    let refused = /** @type {any} */ (null);
    let late = 0;
    try {
      const patience = new Promise((_, failed) => (late = setTimeout(() => failed(new Error("no answer")), PATIENCE)));
      await Promise.race([attack(tools(element.lab)), patience]);
    } catch (error) {
      refused = error ?? "nothing";
    }
    clearTimeout(late);
    await frames();
    try {
      const trap = [refused, ...loose].find((error) => error instanceof WebAssembly.RuntimeError || /unreachable|recursive use|null pointer|RuntimeError/.test(String(error)));
      const words = refused ? String(refused.message ?? "") : told[0]?.message ?? "";
      if (trap || told.some((error) => error.code === "panic")) say(`a trap: ${trap ?? told[0].message}`);
      else if (loose.length) say(`nobody caught ${loose[0]}`);
      else if (refused && !(refused instanceof Error)) say(`what was thrown is no Error: ${refused}`);
      else if (words === "no answer") say(words);
      else if ((refused || told.length) && words.length < 10) say(`refused without words: ${words}`);
      if (refused || told.length) {
        refusals += 1;
        const now = all(element.lab);
        if (now !== start) say(`refused (${words}), and the lab is another: ${now.slice(0, 300)}`);
      }
      const bad = fault(element);
      if (bad) say(bad);
      for (const at of element.getAttributeNames()) {
        if (at === "sync-url") continue;
        const done = ["theme", "label"].includes(at) ? null : answer();
        element.removeAttribute(at);
        await done;
      }
      element.pause();
      if (all(element.lab) !== start) await element.setState(home);
      if (all(element.lab) !== start) say(`the lab does not open again as it was`);
    } catch (error) {
      say(`afterwards ${error}`);
    }
  }
  return { wrong, refusals };
}
