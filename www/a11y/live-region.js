/** The live region: what a run or an edit came to is read out from it. */
import { h } from "../ui/dom.js";

/** The one live region: what a run or an edit came to, at most once in two seconds. @returns {{ node: HTMLElement, say: (text: string, soon?: boolean) => void }} */
export function liveRegion() {
  const node = h("div.sr", { role: "status", "aria-live": "polite", "aria-atomic": "true", part: "status" });
  let spoken = -Infinity;
  let timer = 0;
  /** @param {string} text @param {boolean} [soon] a stream of these is held back; what a person did once is said at once */
  const say = (text, soon = false) => {
    clearTimeout(timer);
    const wait = soon ? Math.max(0, spoken + 2000 - performance.now()) : 0;
    timer = window.setTimeout(() => {
      spoken = performance.now();
      node.textContent = text === node.textContent ? `${text}\u00a0` : text;
    }, wait);
  };
  return { node, say };
}
