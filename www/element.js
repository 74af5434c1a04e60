/** `<margin-lab>`: the lab as a custom element. The page is made of one; documentation sites embed it. */
import { App, OPENING } from "./app.js";
import { FIELDS, scenarioOf, stateOf } from "./attributes.js";
import { curveChart, lossChart } from "./charts.js";
import { settings } from "./controls.js";
import { attr, h } from "./dom.js";
import { key } from "./key.js";
import { drop, listen } from "./keys.js";
import { plane } from "./plane.js";
import { pointers } from "./pointer.js";
import { equation, readouts } from "./readouts.js";
import { status } from "./say.js";
import { surrounding, watch } from "./theme.js";
import { notice, tabs, top } from "./top.js";
import { transport } from "./transport.js";
import { W, summary } from "./words.js";

const Base = globalThis.HTMLElement ?? class {};
const sheet = globalThis.CSSStyleSheet ? new CSSStyleSheet() : null;

export class MarginLab extends Base {
  static observedAttributes = [...Object.keys(FIELDS), "state", "theme", "label"];
  /** Fulfilled once `lab` is there; refused where the program cannot run. @type {Promise<void>} */
  ready;
  /** @type {App} */ #app;
  /** @type {HTMLElement} */ #root;
  /** @type {(() => void)[]} */ #undo = [];
  #settle = { done: () => {}, failed: (/** @type {any} */ _) => {} };
  #started = false;
  #closing = 0;
  #pending = new Set();

  constructor() {
    super();
    this.ready = new Promise((done, failed) => (this.#settle = { done, failed }));
    this.ready.catch(() => {});
    const shadow = this.attachShadow({ mode: "open" });
    if (sheet) shadow.adoptedStyleSheets = [sheet];
    this.#root = h("div.ml", { role: "region", part: "root", lang: "en", dir: "ltr" });
    this.#app = new App(this, this.#root);
    shadow.append(h("div.wrap", {}, h("slot")));
  }

  connectedCallback() {
    clearTimeout(this.#closing);
    for (const name of ["state", ...Object.keys(FIELDS)]) this.#upgrade(name);
    this.#theme();
    const app = this.#app;
    const sized = new ResizeObserver(() => {
      app.width = this.clientWidth;
      if (app.lab) app.paint();
    });
    app.width = this.clientWidth;
    sized.observe(this);
    for (const { box } of app.charts) sized.observe(box);
    const seen = new IntersectionObserver((entries) => {
      app.visible = entries[entries.length - 1].isIntersecting;
      if (app.visible && app.lab) app.touch();
    });
    seen.observe(this);
    // A host page may use `lab` itself.
    const slow = setInterval(() => {
      if (!app.lab || !app.visible || app.running || app.ui.dragging) return;
      if (app.lab.pointsVersion !== app.version) app.changed("settings", false);
      else if (app.lab.stepNumber !== app.report.step) app.moved();
    }, 250);
    this.#undo = [watch(() => this.#theme()), () => sized.disconnect(), () => seen.disconnect(), () => clearInterval(slow)];
    if (this.hasAttribute("sync-url")) {
      const followed = () => void this.#follow();
      addEventListener("hashchange", followed);
      this.#undo.push(() => removeEventListener("hashchange", followed));
    }
    if (!this.#started) void this.#start(sized);
    else app.rejoin();
  }

  disconnectedCallback() {
    for (const undo of this.#undo) undo();
    this.#app.leave();
    // A moved element connects again at once and keeps its lab.
    this.#closing = window.setTimeout(() => this.destroy(), 1000);
  }

  /** @param {string} name @param {string | null} before @param {string | null} value */
  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === "theme") this.#theme();
    if (name === "label") attr(this.#root, "aria-label", value ?? W.name);
    if (!this.#app?.lab || name === "theme" || name === "label") return;
    this.#pending.add(name);
    if (this.#pending.size === 1) queueMicrotask(() => void this.#applied());
  }

  /** Attributes changed while the lab runs: data, state and steps open anew, the others are one update. What is refused is said. */
  async #applied() {
    const names = /** @type {string[]} */ ([...this.#pending]);
    this.#pending.clear();
    const anew = names.some((name) => ["data", "n", "noise", "state", "steps"].includes(name));
    try {
      const wanted = (await stateOf(this)) ?? scenarioOf(this);
      if (anew) return await this.#app.open(wanted);
      const fields = new Set(names.map((name) => FIELDS[name][0].split(".")[0]));
      this.#app.update(Object.fromEntries([...fields].map((field) => [field, wanted[field] ?? null])));
    } catch (error) {
      this.#app.refuse(error, W.badScenario);
    }
  }

  /** @param {ResizeObserver} sized */
  async #start(sized) {
    this.#started = true;
    const app = this.#app;
    try {
      await app.start();
    } catch (error) {
      return this.#unable(error);
    }
    this.#build(sized);
    await this.#open();
    app.paint();
    app.join();
    this.#settle.done();
    app.emit("ml-ready", { version: 1 });
  }

  /** The first scenario: the link, else `state`, else the attributes; a bad one is named and the default opens. */
  async #open() {
    const app = this.#app;
    const opening = this.hasAttribute("sync-url") ? OPENING : undefined;
    try {
      const linked = this.hasAttribute("sync-url") ? await this.#linked() : null;
      await app.open(linked ?? (await stateOf(this)) ?? scenarioOf(this, opening));
    } catch (error) {
      await app.open(opening ?? { version: 1, data: { preset: "clusters" } });
      const bad = opening ? location.hash : "";
      if (bad) app.refuse(error, W.badLink, [W.editLink, () => void this.#edit(bad)]);
      else app.refuse(error, W.badSetup);
    }
  }

  /** The scenario of the page's address; the default needs no link and none of its code. */
  async #linked() {
    return location.hash.length > 1 ? (await import("./link.js")).decode(location.hash) : null;
  }

  /** Somebody changed the address by hand. */
  async #follow() {
    if (!this.#app.lab) return;
    try {
      const linked = await this.#linked();
      if (linked) await this.#app.open(linked);
    } catch (error) {
      const bad = location.hash;
      this.#app.refuse(error, W.badScenario, [W.editLink, () => void this.#edit(bad)]);
    }
  }

  /** The scenario of a bad link, to be put right by hand. @param {string} hash */
  async #edit(hash) {
    const { openJson } = await import("./share.js");
    const { decode } = await import("./link.js");
    const scenario = await decode(hash).catch(() => null);
    openJson(this.#app, scenario ? JSON.stringify(scenario, null, 1) : decodeURIComponent(hash.slice(1).replace(/%(?![\da-f]{2})/gi, "%25")));
  }

  /** The program cannot run: its words, above what the page wrote for that case. @param {any} error */
  #unable(error) {
    const blocked = /CompileError|unsafe-eval|Content Security|wasm code generation/i.test(`${error?.name} ${error?.message}`);
    const code = blocked ? "wasm-blocked" : "wasm-missing";
    this.#settle.failed(error);
    console.error(error);
    if (!this.#app.emit("ml-error", { code, message: String(error?.message ?? error), recoverable: false }, true)) return;
    this.shadowRoot?.firstElementChild?.prepend(h("div.ml.unable", { "data-theme": surrounding(this) }, h("div.notice", { role: "alert" }, h("div", {}, h("h2", {}, W.noWasm), h("p", {}, blocked ? W.wasmBlocked : W.wasmMissing)))));
  }

  /** @param {ResizeObserver} sized */
  #build(sized) {
    const app = this.#app;
    const root = this.#root;
    const help = () => void import("./help.js").then((module) => module.help(app));
    const hands = {
      help,
      share: (/** @type {HTMLElement} */ button) => void import("./share.js").then(({ share }) => share(app, button)),
      theme: (/** @type {string} */ name) => (name === "auto" ? this.removeAttribute("theme") : this.setAttribute("theme", name)),
      themeNow: () => this.getAttribute("theme") ?? "auto",
    };
    const speech = status();
    app.say = speech.say;
    const field = plane(app);
    const legend = key(app);
    const [loss, curve, eq, out] = [lossChart(app), curveChart(app), equation(app), readouts(app)];
    const bar = transport(app);
    field.node.append(...legend.nodes);
    const blocks = [top(app, hands), notice(app), field, legend, loss, curve, eq, out, tabs(app), settings(app), bar];
    const charts = h("section.charts", { "aria-label": "Loss and objective" }, loss.node, curve.node, eq.node, out.node);
    const [head, note, , , , , , , tab, side] = /** @type {{ node: HTMLElement }[]} */ (blocks);
    root.append(head.node, note.node, field.node, charts, tab.node, side.node, bar.node, speech.node);
    app.parts = [...blocks, this.#table(bar.node), { update: () => this.#frame() }];
    const press = pointers(app, field.board);
    listen(app, root, { help, cancel: press.cancel, dragging: press.busy, toolbar: () => /** @type {HTMLElement} */ (bar.node.querySelector(".play")).focus() });
    this.#focus(field.board);
    this.#drops(field.board);
    attr(root, "aria-label", this.getAttribute("label") ?? W.name);
    root.classList.toggle("page", this.hasAttribute("sync-url"));
    /** @type {Element} */ (this.shadowRoot?.firstElementChild).replaceChildren(root);
    for (const { box } of app.charts) sized.observe(box);
  }

  /** The table of points, fetched when it is first opened. @param {HTMLElement} before */
  #table(before) {
    const app = this.#app;
    /** @type {{ update(): void } | null} */
    let part = null;
    let asked = false;
    const get = async () => {
      asked = true;
      const made = (await import("./table.js")).table(app);
      before.before(made.node);
      part = made;
      app.touch();
    };
    return { update: () => (part ? part.update() : !asked && app.tableShown && void get()) };
  }

  /** Classes of the whole that follow the state of the view. */
  #frame() {
    const { ui } = this.#app;
    const { classList } = this.#root;
    const before = classList.value;
    classList.toggle("present", ui.present);
    classList.toggle("with-data", ui.table && !ui.present);
    classList.toggle("with-settings", ui.settings);
    // The presenter view changes sizes that the canvases read.
    if (before.includes("present") !== ui.present) this.#theme();
    if (this.hasAttribute("sync-url") && document.title !== `${this.#app.title} · ${W.name}`) document.title = `${this.#app.title} · ${W.name}`;
  }

  /** @param {HTMLElement} board */
  #focus(board) {
    const app = this.#app;
    board.addEventListener("focus", () => {
      app.ui.focus = board.matches(":focus-visible");
      const { x, y } = app.painter.view();
      app.ui.cursor ??= [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
      app.touch();
    });
    board.addEventListener("keydown", () => (app.ui.focus = true));
    board.addEventListener("blur", () => {
      app.ui.focus = false;
      drop(app);
      app.touch();
    });
  }

  /** A CSV file dropped on the plane. @param {HTMLElement} board */
  #drops(board) {
    const mark = (/** @type {boolean} */ on) => (/** @type {DragEvent} */ event) => {
      event.preventDefault();
      board.classList.toggle("drop", on);
    };
    board.addEventListener("dragover", mark(true));
    board.addEventListener("dragleave", mark(false));
    board.addEventListener("drop", async (event) => {
      mark(false)(event);
      const text = await event.dataTransfer?.files[0]?.text();
      if (text === undefined) return;
      const { loadCsv } = await import("./share.js");
      const wrong = loadCsv(this.#app, text);
      if (wrong) this.#app.refuse(wrong, W.badCsv);
    });
  }

  #theme() {
    const wish = this.getAttribute("theme");
    const plain = wish && Object.hasOwn(W.themes, wish) && wish !== "auto" ? wish : surrounding(this);
    const theme = plain === "light" && this.#app.ui.present ? "projector" : plain;
    attr(this.#root, "data-theme", theme);
    if (this.#app.lab) this.#app.paint();
  }

  /** Properties set before the element was defined. @param {string} name */
  #upgrade(name) {
    if (!Object.prototype.hasOwnProperty.call(this, name)) return;
    const value = /** @type {any} */ (this)[name];
    delete (/** @type {any} */ (this)[name]);
    /** @type {any} */ (this)[name] = value;
  }

  /* What a host page may use. */

  get lab() { return this.#app.lab; }
  get metrics() { return this.#app.lab ? this.#app.lab.report({ points: true }) : null; }
  get running() { return this.#app.running; }
  get step() { return this.#app.lab?.stepNumber ?? 0; }
  get points() { return this.#app.lab ? this.#app.points : []; }
  get canUndo() { return Boolean(this.#app.lab?.canUndo); }
  get canRedo() { return Boolean(this.#app.lab?.canRedo); }
  get value() { return this.getState(); }
  set value(scenario) { void this.setState(scenario); }
  get state() { return this.getState(); }
  set state(scenario) { typeof scenario === "string" ? this.setAttribute("state", scenario) : void this.setState(scenario); }

  run() { this.#app.play(); }
  pause() { this.#app.pause("user"); }
  /** @param {number} [n] */
  stepForward(n = 1) { this.#app.forward(n); }
  /** @param {number} [n] */
  stepBack(n = 1) { this.#app.backward(n); }
  solve() { this.#app.solve(); }
  undo() { this.#app.revert("undo"); }
  redo() { this.#app.revert("redo"); }
  /** Back to the start: of the run by default, of the set (`data`), or to a blank plane. @param {{ to?: "default" | "blank" | "data" }} [options] */
  async reset({ to = "default" } = {}) {
    if (to === "default") return this.#app.rewind();
    const { blank, restore } = await import("./choose.js");
    (to === "blank" ? blank : restore)(this.#app);
  }
  /** @returns {any} the scenario, in its canonical form; null before `ready` */
  getState() { return this.#app.lab?.scenario() ?? null; }
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
  describe() { return this.#app.lab ? summary(this.#app.report, this.#app.names, this.#app.counts) : ""; }
  /** Gives the lab's memory back; the element is of no use after. */
  destroy() {
    this.#app.leave();
    this.#app.close();
  }

  /** An edit by the host: what is refused is thrown. @template T @param {(lab: import("./engine.js").Lab) => T} call @returns {T} */
  #edited(call) {
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

if (sheet) {
  // The element is defined once its style is there, so nothing is ever shown undressed.
  const text = await fetch(new URL("./style.css", import.meta.url)).then((answer) => answer.text());
  sheet.replaceSync(text);
  if (customElements.get("margin-lab")) console.warn("<margin-lab> is defined already; the older one stays");
  else customElements.define("margin-lab", MarginLab);
}
