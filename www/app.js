/** One lab on the page: its state, and every action that buttons, keys, pointers and the element's methods share. */
import { Known } from "./known.js";
import { Address } from "./address.js";
import { generation, isTrap, load, provide, renew } from "./engine.js";
import { count, fixed, short, snap } from "./format.js";
import { ask, join, leave, stepsPerSecond } from "./loop.js";
import { tokens } from "./theme.js";
import { modelWords, pointWords, W } from "./words.js";

/** @typedef {{ title: string, text?: string, code?: string, calm?: boolean, field?: string, action?: [string, () => void] }} Notice */
/** @typedef {{ chart: "plane" | "loss" | "curve", canvases: HTMLCanvasElement[], box: HTMLElement }} Chart */
/** @typedef {{ update(app: App): void }} Part */

/** The default lab of the page that opens without a link. */
export const OPENING = { version: 1, data: { preset: "outlier" }, steps: 30 };

export class App extends Known {
  /** Of the program, when these objects were made. */ generation = 0;
  /** @type {import("./engine.js").Painter} */ painter = /** @type {any} */ (null);
  /** What only this view knows; the lab knows nothing of it. */
  ui = {
    cls: 1, selected: -1, hover: -1, cursor: /** @type {[number, number] | null} */ (null), focus: false, grabbed: -1, grabbedAt: /** @type {[number, number] | null} */ (null), dragging: false,
    ghost: /** @type {[number, number, number] | null} */ (null), log: false, others: false, readout: /** @type {number | null} */ (null),
    speed: 44, present: false, table: false, settings: false, tab: "loss", notice: /** @type {Notice | null} */ (null),
  };
  /** The first lab is the default or the link's own: the address need not be written for it. */ opened = false;
  running = false;
  visible = true;
  /** Of the element, CSS px; kept, since asking for it in a frame costs a layout. */ width = 0;
  dirty = false;
  /** The page's own copy of the document, from which a lab is rebuilt after a trap. @type {any} */ copy = null;
  /** @type {Part[]} */ parts = [];
  /** @type {Chart[]} */ charts = [];
  /** The lab's own count of changes, as last seen. @type {number} */ version = 0;
  /** @type {(text: string, soon?: boolean) => void} */ say = () => {};
  #owed = 0;
  #settled = false;
  #stumbled = -Infinity;
  /** Settings that a trainer forced, as they were before. @type {Record<string, any> | null} */ forced = null;

  /** @param {HTMLElement} host @param {HTMLElement} root */
  constructor(host, root) {
    super();
    this.host = host;
    this.root = root;
    this.address = new Address(() => (this.lab && this.host.hasAttribute("sync-url") ? this.lab.scenario() : null), () => this.running || this.ui.dragging);
  }

  async start() {
    this.module = await load();
    this.generation = generation;
    this.painter = new this.module.Painter();
  }

  /** Opens a scenario in place of the present one. Throws with the reason, and then nothing has changed. @param {any} scenario */
  async open(scenario) {
    await provide(this.module, scenario?.data?.preset);
    const lab = new this.module.Lab(scenario);
    this.pause();
    if (this.generation === generation) this.lab?.free();
    this.lab = lab;
    this.origin = scenario.data?.preset ?? null;
    Object.assign(this.ui, { selected: -1, hover: -1, cursor: null, grabbed: -1, notice: null });
    this.forced = null;
    const { x, y } = scenario.view ?? {};
    if (x && y) this.painter.setView([...x, ...y]);
    else this.painter.fit(lab);
    this.changed("settings", false);
    this.#explain();
  }

  /* Change */

  get tableShown() {
    return this.ui.table || (this.ui.tab === "points" && this.width < 480);
  }
  /** Something is to be drawn anew. */
  touch() {
    this.forget();
    this.dirty = true;
    ask();
  }

  /** Points or settings changed. @param {"points" | "settings" | "view"} what @param {boolean} [user] */
  changed(what, user = true) {
    this.forget(true);
    this.#settled = false;
    this.touch();
    if (this.ui.dragging) return void this.emit("ml-input", { what, user });
    this.version = this.lab.pointsVersion;
    this.copy = this.lab.scenario();
    if (this.opened) this.address.changed();
    this.opened = true;
    if (this.ui.selected >= 0 && !this.points[this.ui.selected]) this.ui.selected = -1;
    this.emit("ml-change", { what, state: this.copy, user });
  }

  /** @param {string} name @param {any} detail @param {boolean} [cancelable] */
  emit(name, detail, cancelable = false) {
    return this.host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }

  /** Runs a call on the lab. A refusal becomes a notice and null, a trap a new lab. @template T @param {(lab: import("./engine.js").Lab) => T} call @param {string} [title] */
  guard(call, title = W.badValue) {
    try {
      return call(this.lab);
    } catch (error) {
      if (isTrap(error)) this.recover(error);
      else this.refuse(error, title);
      return null;
    }
  }

  /** @param {any} error @param {string} title @param {Notice["action"]} [action] */
  refuse(error, title, action) {
    const message = String(error?.message ?? error);
    if (this.emit("ml-error", { code: "bad-state", message, recoverable: true }, true)) this.tell({ title, code: message, action });
    this.say(`${title} ${message}`);
  }

  /** Shows a notice, or none. @param {Notice | null} notice */
  tell(notice) {
    this.ui.notice = notice;
    this.touch();
  }

  /** After a trap: a new instance, and the lab from the page's own copy. @param {any} error */
  recover(error) {
    console.error(error);
    this.running = false;
    const again = performance.now() - this.#stumbled < 5000;
    this.#stumbled = performance.now();
    this.emit("ml-error", { code: "panic", message: String(error), recoverable: !again });
    const view = this.copy?.view;
    renew(this.module, this.generation);
    this.generation = generation;
    this.painter = new this.module.Painter();
    this.lab = new this.module.Lab(again ? OPENING : this.copy);
    this.paint();
    if (view?.x && view?.y) this.painter.setView([...view.x, ...view.y]);
    else this.painter.fit(this.lab);
    this.forget(true);
    this.tell(again ? { title: W.broken, code: String(error), action: [W.reload, () => location.reload()] } : { title: W.recovered, calm: true });
  }

  /** An edit as one step of undo. @template T @param {"points" | "settings"} what @param {(lab: import("./engine.js").Lab) => T} call */
  edit(what, call) {
    const before = this.ui.notice;
    const value = this.guard(call);
    if (value === null || !this.lab) return null;
    if (before === this.ui.notice && before && !before.calm) this.ui.notice = null;
    this.changed(what);
    return value;
  }

  /* Points */

  /** The grid that points placed by hand lie on. @param {[number, number]} at @returns {[number, number]} */
  snap([x, y]) {
    const view = this.painter.view();
    const side = Math.max(view.x[1] - view.x[0], view.y[1] - view.y[0]);
    return [snap(x, side), snap(y, side)];
  }
  /** @param {[number, number]} at @param {number} [cls] */
  place(at, cls = this.ui.cls) {
    const [x, y] = this.snap(at);
    const i = this.edit("points", (lab) => lab.addPoint(x, y, cls));
    if (i !== null) this.select(i, true);
    return i;
  }
  /** @param {number} i @param {[number, number]} at */
  move(i, [x, y]) {
    return this.edit("points", (lab) => (lab.movePoint(i, x, y), true));
  }
  /** @param {number} i @param {number} k */
  recolour(i, k) {
    if (this.edit("points", (lab) => (lab.setClass(i, k), true))) this.speakPoint(i);
  }
  /** @param {number} i */
  remove(i) {
    if (i < 0 || !this.edit("points", (lab) => (lab.removePoint(i), true))) return;
    this.ui.hover = -1;
    this.select(Math.min(this.ui.selected, this.points.length - 1));
  }
  /** @param {number} i @param {boolean} [user] */
  select(i, user = false) {
    this.ui.selected = i;
    const p = this.points[i];
    if (p) {
      this.ui.cursor = [p.x[0], p.x[1]];
      this.speakPoint(i);
    }
    this.touch();
    if (user) this.emit("ml-select", { index: i, point: p ?? null, margin: p?.margin ?? null, loss: p?.loss ?? null });
  }
  /** @param {number} i */
  speakPoint(i) {
    const p = this.points[i];
    if (p) this.say(pointWords(i, p, this.names[p.class] ?? `class ${p.class}`, this.rho, this.loss.title));
  }
  /** @param {number} i */
  hover(i) {
    if (i === this.ui.hover) return;
    this.ui.hover = i;
    this.touch();
  }

  /* Data and settings */

  /** @param {object} patch */
  update(patch) {
    return this.edit("settings", (lab) => (lab.update(patch), true));
  }
  /** @param {"undo" | "redo"} which */
  revert(which) {
    if (!this.guard((lab) => lab[which]())) return;
    const { preset } = /** @type {any} */ (this.lab.scenario()).data ?? {};
    if (preset) this.origin = preset;
    this.changed("points");
    if (this.points.length && this.painter.outside(this.lab) === this.points.length) this.painter.fit(this.lab);
    this.say(`${which === "undo" ? "Undone" : "Done again"}. ${modelWords(this.report)}`);
  }

  /* The run */

  play() {
    if (this.running || this.blocked) return this.blocked ? this.say(this.blocked) : undefined;
    this.running = true;
    this.#owed = 1;
    this.#settled = this.report.converged;
    if (this.ui.notice?.field === "rate") this.ui.notice = null;
    this.emit("ml-run", { step: this.lab.stepNumber, reason: "user" });
    this.touch();
  }
  /** @param {string} [reason] */
  pause(reason = "user") {
    if (!this.running) return;
    this.running = false;
    this.touch();
    this.address.changed();
    this.emit("ml-pause", { step: this.lab.stepNumber, reason });
    if (reason !== "error") this.say(modelWords(this.report));
  }
  toggle() {
    this.running ? this.pause() : this.play();
  }
  /** Goes to another step by a call, and says where that is. @param {(lab: import("./engine.js").Lab) => any} call @param {boolean} [soon] one of a stream: speech is held back */
  go(call, soon = false) {
    this.pause();
    this.guard(call);
    this.forget(true);
    this.moved();
    this.address.changed();
    this.say(modelWords(this.report), soon);
  }
  /** @param {number} [n] */
  forward(n = 1) {
    if (this.blocked) return this.say(this.blocked);
    this.go((lab) => (lab.stepNumber + n <= lab.last ? lab.seekEnd(lab.stepNumber + n) : lab.step(n)), true);
  }
  /** @param {number} [n] */
  backward(n = 1) {
    if (this.lab.stepNumber > 0) this.seek(this.lab.stepNumber - n);
  }
  /** @param {number} k */
  seek(k) {
    this.go((lab) => lab.seekEnd(Math.max(0, Math.min(lab.last, Math.round(k)))), true);
  }
  rewind() {
    this.go((lab) => lab.rewind());
  }
  solve() {
    if (this.blocked) return this.say(this.blocked);
    this.go((lab) => lab.solve(1e-9));
    if (this.report.converged) this.emit("ml-converged", { step: this.lab.stepNumber, metrics: this.report });
  }
  /** The lab is at another step: draw it, tell the host, stop where the run has ended. */
  moved() {
    this.touch();
    const report = this.report;
    this.emit("ml-step", { step: report.step, metrics: report });
    this.#explain();
    if (!this.running) return;
    if (report.diverged) this.pause("diverged");
    else if (report.converged && !this.#settled) {
      this.pause("converged");
      this.emit("ml-converged", { step: report.step, metrics: report });
    }
  }

  /** A run that was lost is explained, once. */
  #explain() {
    const { report } = this;
    if (!report.diverged || this.ui.notice?.field === "rate") return;
    this.ui.log = true;
    this.tell({
      title: `Stopped at step ${count(report.diverged.step)}: the objective rose from ${fixed(report.objective.primal, 2)} to ${short(report.diverged.primal)}. Step ${count(report.step)} is kept.`,
      text: report.diverged.why,
      field: "rate",
      action: this.settings.trainer.rate ? [W.useRate, () => this.update({ trainer: { rate: null } })] : undefined,
    });
  }

  /** One animation frame. @param {number} elapsed ms @param {number} budget ms */
  frame(elapsed, budget) {
    if (this.running && this.visible) {
      const pace = stepsPerSecond(this.ui.speed);
      this.#owed = pace === Infinity ? 1e9 : Math.min(this.#owed + (pace * elapsed) / 1000, 1e6);
      const steps = Math.floor(this.#owed);
      this.#owed -= steps;
      if (steps) {
        const taken = this.guard((lab) => lab.tick(steps, budget));
        if (taken !== null) this.moved();
        if (taken === 0 && this.running) this.pause("limit");
      }
    }
    this.dirty = false;
    if (!this.lab) return;
    const { hover, selected, cursor, focus, log, others, readout, ghost } = this.ui;
    const place = (focus && cursor) || [Infinity, Infinity];
    this.guard((lab) => this.painter.draw(lab, [hover, selected, log, others, this.horizon, readout ?? Infinity, ...place, ...(ghost ?? [])]));
    this.guard(() => this.parts.forEach((part) => part.update(this)));
  }

  /** Gives every chart its canvases and colours: at the start, on resize and on a change of theme. @param {Chart[]} [charts] */
  paint(charts = this.charts) {
    if (!this.painter) return;
    this.painter.theme(...tokens(this.root));
    for (const { chart, canvases, box } of charts) {
      const { clientWidth: width, clientHeight: height } = box;
      if (!width || !height) continue;
      const dpr = Math.min(window.devicePixelRatio || 1, 2, Math.sqrt(4e6 / (width * height)));
      for (const canvas of canvases) [canvas.width, canvas.height] = [Math.round(width * dpr), Math.round(height * dpr)];
      this.painter.attach(chart, canvases.map((canvas) => canvas.getContext("2d")), width, height, dpr);
    }
    this.touch();
  }

  /** Opens a menu; its code is fetched with the first. @param {HTMLElement} button @param {import("./menu.js").Item[]} items */
  menu(button, items) {
    void import("./menu.js").then(({ menu }) => menu(this, button, items));
  }

  join() {
    join(this);
  }
  /** Back on the page; a lab that was given back meanwhile is made again from the page's own copy. */
  rejoin() {
    if (!this.lab && this.copy) {
      this.generation = generation;
      this.painter = new this.module.Painter();
      this.lab = new this.module.Lab(this.copy);
      this.painter.fit(this.lab);
      this.paint();
    }
    join(this);
    this.touch();
  }
  leave() {
    leave(this);
    this.running = false;
  }
  /** Drops the lab for good. */
  close() {
    if (this.lab && this.generation === generation) {
      this.lab.free();
      this.painter.free();
    }
    this.lab = /** @type {any} */ (null);
  }
}
