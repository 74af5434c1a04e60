/** `<margin-lab>`: the lab as a custom element. The page is made of one; documentation sites embed it. */
import { BASE } from "../base-address.js";
import { App } from "../app/app.js";
import { assemble } from "../app/assemble.js";
import { fail, rejoin } from "../app/error-recovery.js";
import { leave } from "../app/loop.js";
import { OPENING } from "../app/store.js";
import { isBlocked, load } from "../engine/engine.js";
import { language, t } from "../i18n/index.js";
import { attr, h, sheet } from "../ui/dom.js";
import { surrounding } from "../ui/theme.js";
import { FIELDS, linked, scenarioOf, stateOf } from "./attributes.js";
import { attributeChanged, refuseOpening, warn, watch } from "./host-bridge.js";

/** The style sheets in their order: the later overrule the earlier. */
const SHEETS = ["tokens", "controls", "plane", "charts", "settings", "playback", "overlays", "table", "layout"];
/** @type {CSSStyleSheet[]} */
let styles = [];
const Base = globalThis.HTMLElement ?? class {};

export class MarginLab extends Base {
  static observedAttributes = [...Object.keys(FIELDS), "state", "theme", "label"];
  /** Fulfilled once everything is there; refused where the program cannot run. @type {Promise<void>} */
  ready;
  /** @type {App} */ #app;
  /** @type {HTMLElement} */ #root;
  /** What is to be done when the element leaves the page. @type {(() => void)[]} */ #undo = [];
  #settle = { done: () => {}, failed: (/** @type {any} */ _) => {} };
  #started = false;
  /** Whether the first scenario is open. */ #opened = false;
  #closing = 0;
  #sized = globalThis.ResizeObserver && new ResizeObserver(() => {
    this.#app.paint();
  });

  constructor() {
    super();
    this.ready = new Promise((done, failed) => (this.#settle = { done, failed }));
    this.ready.catch(() => {});
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = styles;
    this.#root = h("div.ml", { role: "region", part: "root", lang: language, dir: "ltr" });
    this.#app = new App(this, this.#root);
    shadow.append(h("div.wrap", {}, h("slot")));
  }

  connectedCallback() {
    clearTimeout(this.#closing);
    for (const name of ["state", ...Object.keys(FIELDS)]) this.#upgrade(name);
    const app = this.#app;
    app.applyTheme();
    for (const box of [this, ...app.charts.map((chart) => chart.box)]) this.#sized.observe(box);
    const seen = new IntersectionObserver((entries) => {
      app.visible = entries[entries.length - 1].isIntersecting;
      if (app.visible && app.lab) app.touch();
    });
    seen.observe(this);
    this.#undo = [() => this.#sized.disconnect(), () => seen.disconnect()];
    if (!this.#started) void this.#start();
    else if (this.#opened) this.#joined();
  }

  disconnectedCallback() {
    for (const undo of this.#undo) undo();
    leave(this.#app);
    this.#app.running = false;
    // A moved element connects again at once and keeps its lab.
    this.#closing = window.setTimeout(() => this.destroy(), 1000);
  }

  /** @param {string} name @param {string | null} before @param {string | null} value */
  attributeChangedCallback(name, before, value) {
    if (before === value || !this.#app) return;
    if (name === "theme") this.#app.applyTheme();
    else if (name === "label") attr(this.#root, "aria-label", value ?? t.name);
    else if (this.#started) this.ready.then(() => attributeChanged(this.#app, name), () => {});
  }

  async #start() {
    this.#started = true;
    const app = this.#app;
    try {
      await app.start();
    } catch (error) {
      const blocked = isBlocked(error);
      return this.#unable(error, blocked ? "wasm-blocked" : "wasm-missing", t.noWasm, blocked ? t.wasmBlocked : t.wasmMissing);
    }
    this.#build();
    try {
      await this.#open();
      this.#opened = true;
      this.#joined();
      if (this.isConnected) app.frame(0, 0);
      performance.mark("margin-lab: first picture");
    } catch (error) {
      return this.#unable(error, "wasm-missing", t.noWasm, t.wasmMissing);
    }
    this.#settle.done();
    app.emit("ml-ready", { version: 1 });
  }

  /** The element is on the page and its lab is open: draws it, and follows the page around. */
  #joined() {
    if (!this.isConnected) return;
    rejoin(this.#app);
    this.#undo.push(watch(this.#app));
  }

  /** The first scenario: the link, else `state`, else the attributes; a bad one is named and the default opens. */
  async #open() {
    const app = this.#app;
    const opening = this.hasAttribute("sync-url") ? OPENING : undefined;
    try {
      await app.open((await linked(this)) ?? (await stateOf(this)) ?? scenarioOf(this, opening));
    } catch (error) {
      await app.open(opening ?? { version: 1, data: { preset: "clusters" } });
      refuseOpening(app, error);
    }
  }

  /** The program cannot run: its words, above what the page wrote for that case. @param {any} error @param {string} code @param {string} title @param {string} text */
  #unable(error, code, title, text) {
    this.#settle.failed(error);
    console.error(error);
    if (!this.#app.emit("ml-error", { code, message: String(error?.message ?? error), recoverable: false }, true)) return;
    const words = h("div.notice", { role: "alert" }, h("div", {}, h("h2", {}, title), h("p", {}, text)));
    const wrap = /** @type {Element} */ (this.shadowRoot?.firstElementChild);
    if (this.#root.isConnected) this.#root.append(words);
    else wrap.prepend(h("div.ml.unable", { "data-theme": surrounding(this) }, words));
  }

  #build() {
    const root = this.#root;
    warn(this);
    assemble(this.#app);
    attr(root, "aria-label", this.getAttribute("label") ?? t.name);
    root.classList.toggle("page", this.hasAttribute("sync-url"));
    /** @type {Element} */ (this.shadowRoot?.firstElementChild).replaceChildren(root);
    for (const { box } of this.#app.charts) this.#sized.observe(box);
  }

  /** Properties set before the element was defined. @param {string} name */
  #upgrade(name) {
    if (!Object.prototype.hasOwnProperty.call(this, name)) return;
    const value = /** @type {any} */ (this)[name];
    delete (/** @type {any} */ (this)[name]);
    /** @type {any} */ (this)[name] = value;
  }

  /** A scenario set as a property: what is wrong with it is said on the page. @param {any} scenario */
  #asked(scenario) {
    this.setState(scenario).catch((error) => fail(this.#app, error));
  }

  /** The app, where it has a lab. Throws for a call that comes too early. */
  get #running() {
    if (!this.#opened) throw new Error("margin-lab: not ready yet; wait for the promise `ready` of the element");
    if (!this.#app.lab) throw new Error("margin-lab: there is no lab at the moment");
    return this.#app;
  }

  /* What a host page may use. */

  get lab() { return this.#opened ? this.#app.lab : null; }
  get metrics() { return this.lab?.report({ points: true }) ?? null; }
  get running() { return this.#app.running; }
  get step() { return this.lab?.stepNumber ?? 0; }
  get points() { return this.lab ? this.#app.points : []; }
  get canUndo() { return Boolean(this.lab?.canUndo); }
  get canRedo() { return Boolean(this.lab?.canRedo); }
  get value() { return this.getState(); }
  set value(scenario) { this.#asked(scenario); }
  get state() { return this.getState(); }
  set state(scenario) { typeof scenario === "string" ? this.setAttribute("state", scenario) : this.#asked(scenario); }

  run() { this.#running.do("play"); }
  pause() { this.#running.do("pause"); }
  /** @param {number} [n] */
  stepForward(n = 1) { this.#running.do("stepForward", n); }
  /** @param {number} [n] */
  stepBack(n = 1) { this.#running.do("stepBack", n); }
  solve() { this.#running.do("solve"); }
  undo() { this.#running.do("undo"); }
  redo() { this.#running.do("redo"); }
  /** Back to the start: of the run by default, of the set (`data`), or to a blank plane. @param {{ to?: "default" | "blank" | "data" }} [options] */
  async reset({ to = "default" } = {}) {
    const app = this.#running;
    if (to === "default") app.do("rewind");
    else await app.do(to === "blank" ? "blankPlane" : "restoreData");
  }
  /** @returns {any} the scenario, in its canonical form; null before `ready` */
  getState() { return this.lab?.scenario() ?? null; }
  /** Opens a scenario once the program is there. Refused with the reason, and then nothing has changed. @param {any} scenario */
  async setState(scenario) {
    await this.ready;
    await this.#app.open(scenario);
  }
  /** @param {{ x: number, y: number, class?: number }} point @returns {number} its index */
  addPoint({ x, y, class: k = 1 }) { return this.#edited((lab) => lab.addPoint(x, y, k)); }
  /** @param {number} i @param {{ x: number, y: number }} to */
  movePoint(i, { x, y }) { this.#edited((lab) => lab.movePoint(i, x, y)); }
  /** @param {number} i */
  removePoint(i) { this.#edited((lab) => lab.removePoint(i)); }
  /** The picture in words. */
  describe() { return this.lab ? t.summary(this.#app.report, this.#app.names, this.#app.counts) : ""; }
  /** Gives the lab's memory back; the element is of no use after. */
  destroy() {
    leave(this.#app);
    this.#app.running = false;
    this.#app.close();
  }

  /** An edit by the host: what is refused is thrown. @template T @param {(lab: import("../engine/engine.js").Lab) => T} call @returns {T} */
  #edited(call) {
    const app = this.#running;
    const value = call(app.lab);
    app.changed("points", false);
    return value;
  }
}

/** Attributes as properties, where no property of that name is. */
for (const [name, [, read]] of Object.entries(FIELDS)) {
  const camel = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  if (camel in MarginLab.prototype) continue;
  Object.defineProperty(MarginLab.prototype, camel, {
    get() { return this.hasAttribute(name) ? read(this.getAttribute(name)) : undefined; },
    set(value) { attr(this, name, typeof value === "object" && value ? JSON.stringify(value) : value); },
  });
}

if (globalThis.customElements) {
  // What the page will need at once is fetched beside the style sheets.
  const labs = [...document.querySelectorAll("margin-lab")];
  if (labs.length) load().catch(() => {});
  // The element is defined once its style sheets are there, so nothing is ever shown without them.
  styles = await Promise.all(SHEETS.map((name) => sheet(new URL(`styles/${name}.css`, BASE))));
  if (customElements.get("margin-lab")) console.warn("<margin-lab> is defined already; the older one stays");
  else customElements.define("margin-lab", MarginLab);
}
