/** One lab on the page: its state, what of it is drawn, and how a frame runs. */
import { attr } from "../ui/dom.js";
import { load, provide } from "../engine/engine.js";
import { fail } from "./error-recovery.js";
import { Known } from "./store.js";
import { ask } from "./loop.js";
import { advance, explain, pause } from "./playback.js";
import { surrounding, tokens } from "../ui/theme.js";

/** @typedef {{ title: string, text?: string, code?: string, calm?: boolean, field?: string, action?: [string, () => void] }} Notice */
/** What is drawn of the points in the place of the loss. @typedef {"loss" | "kkt" | "alphas"} View */
/** @typedef {{ chart: "plane" | "loss" | "curve", canvases: HTMLCanvasElement[], box: HTMLElement }} Chart */
/** @typedef {{ update(app: App): void }} Part */

export class App extends Known {
  /** @type {import("../engine/engine.js").Painter} */ painter = /** @type {any} */ (null);
  /** What only this view knows; the lab knows nothing of it. */
  ui = {
    cls: 1, selected: -1, hover: -1, cursor: /** @type {[number, number] | null} */ (null), focus: false, grabbed: -1, grabbedAt: /** @type {[number, number] | null} */ (null), dragging: false,
    ghost: /** @type {[number, number, number] | null} */ (null),
    /** The handles of your own line, null while that is off: which is active, where the two on the boundary were put. @type {import("../engine/engine.js").Handles | null} */ handles: null,
    view: /** @type {View} */ ("loss"), log: false, others: false, readout: /** @type {number | null} */ (null),
    speed: 44, present: false, table: false, settings: false, tab: "loss", /** Whether the point under the pointer is taken out in thought. */ leave: false, notice: /** @type {Notice | null} */ (null),
  };
  running = false;
  /** Steps of the run that are still to be taken, a part of one too. */ owed = 0;
  /** The run began where training had ended already. */ settled = false;
  visible = true;
  /** Of the element, CSS px; kept, since asking for it in a frame costs a layout. */ width = 0;
  dirty = false;
  /** The page's own copy of the document, from which a lab is rebuilt after a trap. @type {any} */ copy = null;
  /** @type {Part[]} */ parts = [];
  /** What is shown even where there is no lab. @type {Part | null} */ notice = null;
  /** @type {Chart[]} */ charts = [];
  /** The lab's own count of changes, as last seen. @type {number} */ version = 0;
  /** Scenarios are opened one after the other, in the order in which they were asked for. @type {Promise<void>} */ #turn = Promise.resolve();
  /** The page's address, kept current. @type {import("../io/address.js").Address | null} */ address = null;
  /** Speaks, once the live region is there. @type {(text: string, soon?: boolean) => void} */ say = () => {};
  /** What a choice changed besides: settings as they were before, and as it made them. @type {{ before: Record<string, any>, made: Record<string, any> } | null} */ forced = null;

  /** @param {HTMLElement} host @param {HTMLElement} root */
  constructor(host, root) {
    super();
    this.host = host;
    this.root = root;
  }

  async start() {
    this.module = await load();
    this.painter = new this.module.Painter();
  }

  /** Opens a scenario in place of the present one. Throws with the reason, and then nothing has changed. @param {any} scenario */
  open(scenario) {
    const turn = this.#turn.then(() => this.#open(scenario));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** @param {any} scenario */
  async #open(scenario) {
    await provide(this.module, scenario?.data?.preset);
    const lab = new this.module.Lab(scenario);
    pause(this);
    this.lab?.free();
    this.lab = lab;
    this.origin = scenario.data?.preset ?? null;
    Object.assign(this.ui, { selected: -1, hover: -1, cursor: null, grabbed: -1, dragging: false, handles: null, leave: false, notice: null });
    this.forced = null;
    const { x, y, charts } = scenario.view ?? {};
    if (x && y) this.painter.setView({ x, y });
    else this.painter.fit(lab);
    const view = charts?.find((/** @type {string} */ id) => ["loss", "kkt", "alphas"].includes(id));
    if (view) this.see(view);
    this.changed("settings", false);
    explain(this);
  }

  /** Something is to be drawn anew. */
  touch() {
    this.forget();
    this.dirty = true;
    ask();
  }

  /** Points or settings changed. @param {"points" | "settings" | "view" | "line"} what @param {boolean} [user] */
  changed(what, user = true) {
    this.forget(true);
    this.settled = false;
    this.touch();
    if (this.ui.dragging) return void this.emit("ml-input", { what, user });
    this.version = this.lab.pointsVersion;
    this.copy = this.lab.scenario();
    this.address?.changed();
    if (this.ui.selected >= 0 && !this.points[this.ui.selected]) this.ui.selected = -1;
    this.emit("ml-change", { what, state: this.copy, user });
  }

  /** @param {string} name @param {any} detail @param {boolean} [cancelable] */
  emit(name, detail, cancelable = false) {
    return this.host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }

  /** Runs a call on the lab. A refusal becomes a notice and null; so does a trap, and the lab is gone until it is made again. @template T @param {(lab: import("../engine/engine.js").Lab) => T} call */
  guard(call) {
    if (!this.lab) return null;
    try {
      return call(this.lab);
    } catch (error) {
      fail(this, error);
      return null;
    }
  }

  /** One animation frame. @param {number} elapsed ms @param {number} budget ms */
  frame(elapsed, budget) {
    if (this.running && this.visible) advance(this, elapsed, budget);
    this.dirty = false;
    if (!this.lab) return void this.notice?.update(this);
    this.guard((lab) => this.painter.draw(lab, this.viewState()));
    this.guard(() => this.parts.forEach((part) => part.update(this)));
  }

  /** What is looked at. @returns {import("../engine/engine.js").ViewState} */
  viewState() {
    const { hover, selected, cursor, focus, log, others, readout, ghost, handles, leave } = this.ui;
    const index = (/** @type {number} */ i) => (i >= 0 ? i : null);
    return {
      hover: index(hover), selected: index(selected), without: leave ? index(hover) ?? index(selected) : null,
      cursor: focus ? cursor : null, ghost: ghost && { x: [ghost[0], ghost[1]], class: ghost[2] }, handles, log, others, readout, horizon: this.horizon,
    };
  }

  /** Draws another view of the points. @param {View} view */
  see(view) {
    this.ui.view = view;
    this.paint(this.charts.filter(({ chart }) => chart === "loss"));
  }

  /** Gives every chart its canvases and colours: at the start, on resize and on a change of theme. @param {Chart[]} [charts] */
  paint(charts = this.charts) {
    if (!this.lab || !this.host.isConnected) return;
    this.painter.theme(tokens(this.root));
    for (const { chart, canvases, box } of charts) {
      const { clientWidth: width, clientHeight: height } = box;
      if (!width || !height) continue;
      const dpr = Math.min(window.devicePixelRatio || 1, 2, Math.sqrt(4e6 / (width * height)));
      for (const canvas of canvases) [canvas.width, canvas.height] = [Math.round(width * dpr), Math.round(height * dpr)];
      this.painter.attach(chart === "loss" ? this.ui.view : chart, canvases.map((canvas) => canvas.getContext("2d")), width, height, dpr);
    }
    this.touch();
  }

  /** Takes the theme that the element asks for, else that of the page around. */
  theme() {
    const wish = this.host.getAttribute("theme") ?? "";
    const plain = ["light", "dark", "projector"].includes(wish) ? wish : surrounding(this.host);
    attr(this.root, "data-theme", plain === "light" && this.ui.present ? "projector" : plain);
    this.paint();
  }

  /** Drops the lab for good. */
  close() {
    if (this.lab) {
      this.copy = this.lab.scenario();
      this.lab.free();
      this.painter.free();
    }
    this.lab = /** @type {any} */ (null);
  }
}
