/** `<margin-lab>`: the lab as a custom element. The page is made of one; documentation sites embed it. What is seen comes first;
    the hands, which act on it, are fetched when it is drawn. */
import { App, OPENING } from "./app.js";
import { FIELDS, linked, scenarioOf, stateOf } from "./attributes.js";
import { curveChart, lossChart } from "./charts.js";
import { settings } from "./controls.js";
import { attr, h, sheet } from "./dom.js";
import { load } from "./engine.js";
import { key } from "./key.js";
import { join, leave } from "./loop.js";
import { plane } from "./plane.js";
import { equation, readouts } from "./readouts.js";
import { surrounding } from "./theme.js";
import { tabs, top } from "./top.js";
import { transport } from "./transport.js";
import { W } from "./words.js";

/** @type {CSSStyleSheet} */
let style;
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
  #closing = 0;
  #sized = globalThis.ResizeObserver && new ResizeObserver(() => {
    this.#app.width = this.clientWidth;
    this.#app.paint();
  });

  constructor() {
    super();
    this.ready = new Promise((done, failed) => (this.#settle = { done, failed }));
    this.ready.catch(() => {});
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [style];
    this.#root = h("div.ml", { role: "region", part: "root", lang: "en", dir: "ltr" });
    this.#app = new App(this, this.#root);
    shadow.append(h("div.wrap", {}, h("slot")));
  }

  connectedCallback() {
    clearTimeout(this.#closing);
    for (const name of ["state", ...Object.keys(FIELDS)]) this.#upgrade(name);
    const app = this.#app;
    app.width = this.clientWidth;
    app.theme();
    for (const box of [this, ...app.charts.map((chart) => chart.box)]) this.#sized.observe(box);
    const seen = new IntersectionObserver((entries) => {
      app.visible = entries[entries.length - 1].isIntersecting;
      if (app.visible && app.lab) app.touch();
    });
    seen.observe(this);
    this.#undo = [() => this.#sized.disconnect(), () => seen.disconnect()];
    if (!this.#started) void this.#start();
    else if (app.hands) this.#joined(app.hands);
    else join(app);
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
    if (name === "theme") this.#app.theme();
    else if (name === "label") attr(this.#root, "aria-label", value ?? W.name);
    else if (this.#started) this.ready.then(() => this.#app.hands.wanted(this.#app, name), () => {});
  }

  async #start() {
    this.#started = true;
    const app = this.#app;
    try {
      await app.start();
    } catch (error) {
      const blocked = /unsafe-eval|Content Security|blocked by CSP|wasm code generation/i.test(`${/** @type {any} */ (error)?.name} ${/** @type {any} */ (error)?.message}`);
      return this.#unable(error, blocked ? "wasm-blocked" : "wasm-missing", W.noWasm, blocked ? W.wasmBlocked : W.wasmMissing);
    }
    this.#build();
    try {
      await this.#open();
      app.paint();
      app.frame(0, 0);
      performance.mark("margin-lab: first picture");
      join(app);
    } catch (error) {
      return this.#unable(error, "wasm-missing", W.noWasm, W.wasmMissing);
    }
    try {
      this.#joined(await app.reach());
    } catch (error) {
      return this.#unable(error, "hands-missing", W.noHands, W.handsMissing);
    }
    this.#settle.done();
    app.emit("ml-ready", { version: 1 });
  }

  /** On the page, with the hands. @param {import("./app.js").Hands} hands */
  #joined(hands) {
    if (!this.isConnected) return;
    hands.rejoin(this.#app);
    this.#undo.push(hands.watch(this.#app));
  }

  /** The first scenario: the link, else `state`, else the attributes; a bad one is named and the default opens. */
  async #open() {
    const app = this.#app;
    const opening = this.hasAttribute("sync-url") ? OPENING : undefined;
    try {
      await app.open((await linked(this)) ?? (await stateOf(this)) ?? scenarioOf(this, opening));
    } catch (error) {
      await app.open(opening ?? { version: 1, data: { preset: "clusters" } });
      (await app.reach()).misled(app, error);
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

  /** All that the first picture shows. */
  #build() {
    const app = this.#app;
    const root = this.#root;
    const [head, field, legend, loss, curve, eq, out, tab, side, bar] = [top(), plane(app), key(app), lossChart(app), curveChart(app), equation(app), readouts(app), tabs(), settings(app), transport(app)];
    app.parts = [head, field, legend, loss, curve, eq, out, tab, side, bar];
    field.node.append(...legend.nodes);
    root.append(head.node, field.node, h("section.charts", { "aria-label": "Loss and objective" }, loss.node, curve.node, eq.node, out.node), tab.node, side.node, bar.node);
    attr(root, "aria-label", this.getAttribute("label") ?? W.name);
    root.classList.toggle("page", this.hasAttribute("sync-url"));
    /** @type {Element} */ (this.shadowRoot?.firstElementChild).replaceChildren(root);
    for (const { box } of app.charts) this.#sized.observe(box);
    // Controls name what they do (`data-click`, `data-change`, `data-input`); what is asked before the hands are there is done when they are.
    for (const type of /** @type {const} */ (["click", "change", "input"]))
      root.addEventListener(type, ({ target }) => app.act((hands) => hands.act(app, type, /** @type {Element} */ (target))));
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
    this.setState(scenario).catch((error) => this.#app.act((hands) => hands.fail(this.#app, error)));
  }

  /** What acts on the lab, once it is there. */
  get #hands() {
    if (this.#app.hands && !this.#app.lab) throw new Error("margin-lab: there is no lab at the moment");
    if (!this.#app.hands) throw new Error("margin-lab: not ready yet; wait for the promise `ready` of the element");
    return this.#app.hands;
  }

  /* What a host page may use. */

  get lab() { return this.#app.hands && this.#app.lab; }
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

  run() { this.#hands.play(this.#app); }
  pause() { this.#hands.pause(this.#app); }
  /** @param {number} [n] */
  stepForward(n = 1) { this.#hands.forward(this.#app, n); }
  /** @param {number} [n] */
  stepBack(n = 1) { this.#hands.backward(this.#app, n); }
  solve() { this.#hands.solve(this.#app); }
  undo() { this.#hands.revert(this.#app, "undo"); }
  redo() { this.#hands.revert(this.#app, "redo"); }
  /** Back to the start: of the run by default, of the set (`data`), or to a blank plane. @param {{ to?: "default" | "blank" | "data" }} [options] */
  async reset({ to = "default" } = {}) { await this.#hands.reset(this.#app, to); }
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
  describe() { return this.lab ? this.#app.hands.summary(this.#app.report, this.#app.names, this.#app.counts) : ""; }
  /** Gives the lab's memory back; the element is of no use after. */
  destroy() {
    leave(this.#app);
    this.#app.running = false;
    this.#app.close();
  }

  /** An edit by the host: what is refused is thrown. @template T @param {(lab: import("./engine.js").Lab) => T} call @returns {T} */
  #edited(call) {
    void this.#hands;
    const value = call(this.#app.lab);
    this.#app.changed("points", false);
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
  // What the page will need at once is fetched beside the style.
  const labs = [...document.querySelectorAll("margin-lab")];
  if (labs.length) load().catch(() => {});
  // The element is defined once its style is there, so nothing is ever shown undressed.
  style = await sheet(new URL("./style.css", import.meta.url));
  if (customElements.get("margin-lab")) console.warn("<margin-lab> is defined already; the older one stays");
  else customElements.define("margin-lab", MarginLab);
}
