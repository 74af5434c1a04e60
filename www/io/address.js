/** Keeps the page's address current, so that it can be copied at any time: at most twice a second, never while `busy`. */
import { encode } from "./link.js";

export class Address {
  #timer = 0;
  #shown = "";
  /** @param {() => object | null} scenario @param {() => boolean} busy */
  constructor(scenario, busy) {
    this.scenario = scenario;
    this.busy = busy;
  }
  /** Something changed. */
  changed() {
    if (!this.#timer) this.#timer = window.setTimeout(() => void this.#write(), 500);
  }
  async #write() {
    this.#timer = 0;
    if (this.busy()) return;
    const scenario = this.scenario();
    if (!scenario) return;
    const hash = await encode(scenario);
    if (hash === this.#shown) return;
    this.#shown = hash;
    history.replaceState(history.state, "", `#${hash}`);
  }
}
