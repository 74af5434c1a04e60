/** One lab on the page: the store, its commands, and how a frame runs. Panels and inputs read the store through it and change it by
    commands alone. */
import { focused, refocus } from "../a11y/focus.js";
import { rovingTabindex } from "../a11y/roving-tabindex.js";
import { isTrap, load, provide } from "../engine/engine.js";
import { attr } from "../ui/dom.js";
import { menu } from "../ui/menu.js";
import { surrounding, tokens } from "../ui/theme.js";
import { COMMANDS } from "./commands.js";
import { attachChart, drawn } from "./drawing.js";
import { fail, refuse } from "./error-recovery.js";
import { requestFrame } from "./loop.js";
import { advance, explainDivergence, pause } from "./playback.js";
import { Store } from "./store.js";
import { forAnotherLab } from "./ui-state.js";

/** @typedef {import("./ui-state.js").Pair} Pair */
/** @typedef {import("./ui-state.js").Notice} Notice */
/** @typedef {{ chart: "plane" | "loss" | "curve", canvases: HTMLCanvasElement[], box: HTMLElement }} Chart */
/** What is shown of the store: brought up to date in every frame that draws. @typedef {{ update(app: App): void }} Panel */
/** @typedef {import("./commands.js").Commands} Commands */

export class App extends Store {
  /** @type {import("../engine/engine.js").Painter} */ painter = /** @type {any} */ (null);
  /** Steps of the run that are still to be taken, a part of one too. */ owedSteps = 0;
  /** The run began where training had converged already. */ startedConverged = false;
  visible = true;
  dirty = false;
  /** The page's own copy of the document, from which a lab is rebuilt after a trap. @type {any} */ copy = null;
  /** @type {Panel[]} */ panels = [];
  /** What is shown even where there is no lab. @type {Panel | null} */ noticePanel = null;
  /** @type {Chart[]} */ charts = [];
  /** The lab's own count of changes, as last seen. @type {number} */ version = 0;
  /** Scenarios are opened one after the other, in the order in which they were asked for. @type {Promise<void>} */ #opening = Promise.resolve();
  /** The page's address, kept current. @type {import("../io/address.js").Address | null} */ address = null;
  /** Speaks in the live region, once that is there; `soon`: one of a stream, which may be held back. @type {(text: string, soon?: boolean) => void} */ say = () => {};
  /** The press of a pointer on the plane that is under way. */ press = { busy: () => false, cancel: () => {} };

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

  /** Issues a command: the one way in which panels, inputs and the host change anything.
   * @template {keyof Commands} N
   * @param {N} name
   * @param {Commands[N] extends (app: App, ...args: infer A) => any ? A : never} args
   * @returns {ReturnType<Commands[N]>} */
  do(name, ...args) {
    try {
      return /** @type {any} */ (COMMANDS[name])(this, ...args);
    } catch (error) {
      // A command reads the lab too, and there the program may trap as well.
      if (!isTrap(error)) throw error;
      fail(this, error);
      return /** @type {any} */ (null);
    }
  }

  /** Opens a scenario in place of the present one. Throws with the reason, and then nothing has changed. @param {any} scenario */
  open(scenario) {
    const turn = this.#opening.then(() => this.#open(scenario));
    this.#opening = turn.catch(() => {});
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
    this.forced = null;
    Object.assign(this.ui, forAnotherLab());
    const { x, y, charts } = scenario.view ?? {};
    if (x && y) this.painter.setView({ x, y });
    else this.painter.fit(lab);
    const chart = charts?.find((/** @type {string} */ id) => ["loss", "kkt", "alphas"].includes(id));
    if (chart) this.do("showChart", chart);
    this.changed("settings", false);
    explainDivergence(this);
  }

  /** Something is to be drawn anew. */
  touch() {
    this.invalidate();
    this.dirty = true;
    requestFrame();
  }

  /** Points or settings changed. @param {"points" | "settings" | "view" | "line"} what @param {boolean} [user] */
  changed(what, user = true) {
    this.invalidate(true);
    this.startedConverged = false;
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

  /** Shows a notice, or none. @param {Notice | null} notice */
  notify(notice) {
    this.ui.notice = notice;
    this.touch();
  }

  /** Says what was refused. @param {unknown} error @param {string} title @param {Notice["action"]} [action] */
  refuse(error, title, action) {
    refuse(this, error, title, action);
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
    if (!this.lab) return void this.noticePanel?.update(this);
    this.guard((lab) => this.painter.draw(lab, drawn(this)));
    this.guard(() => this.panels.forEach((panel) => panel.update(this)));
  }

  /** Draws at once what waits for a frame: keys and pointers may come faster than frames. */
  flush() {
    if (this.dirty) this.frame(0, 0);
  }

  /** The pixels of the handles of your own line, as they are drawn: two on the boundary and one on the edge of the band; none where no line is in view. @returns {Pair[]} */
  handlePixels() {
    const flat = this.painter.handles();
    return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);
  }

  /** @param {Pair} pixel @returns {Pair} */
  toData([x, y]) {
    return /** @type {Pair} */ ([...this.painter.toData(x, y)]);
  }
  /** @param {Pair} point @returns {Pair} */
  toPixel([x, y]) {
    return /** @type {Pair} */ ([...this.painter.toPixel(x, y)]);
  }

  /** The plane's size, CSS pixels. */
  get planeSize() {
    const { clientWidth: width, clientHeight: height } = this.charts[0].box;
    return { width, height };
  }

  /** Gives every chart its canvases and colours: at the start, on resize and on a change of theme. @param {Chart[]} [charts] */
  paint(charts = this.charts) {
    if (!this.lab || !this.host.isConnected) return;
    this.painter.theme(tokens(this.root));
    for (const chart of charts) attachChart(this, chart);
    this.touch();
  }

  /** Takes the theme that the element asks for, else that of the page around. */
  applyTheme() {
    const wish = this.host.getAttribute("theme") ?? "";
    const theme = ["light", "dark", "projector"].includes(wish) ? wish : surrounding(this.host);
    attr(this.root, "data-theme", theme === "light" && this.ui.presenting ? "projector" : theme);
    this.paint();
  }

  /** Opens a menu from a button. @param {HTMLElement} button @param {import("../ui/menu.js").Item[]} items */
  openMenu(button, items) {
    rovingTabindex(menu(this, button, items), ".btn");
  }

  /** What has the focus inside the lab. */
  get focused() {
    return focused(this.root);
  }

  /** Gives the focus to the first of these that is shown, else to the plane. @param {...(Element | null)} nodes */
  refocus(...nodes) {
    refocus(this.root, ...nodes);
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
