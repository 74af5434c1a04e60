// Measures a page from outside: the server puts this script before all others.
(() => {
  const frames = [];
  window.marginLabFrames = frames;
  const native = window.requestAnimationFrame.bind(window);

  /** Every canvas that is on the page, shadow roots included. */
  const canvases = (root = document) =>
    [...root.querySelectorAll("*")].flatMap((node) => [
      ...(node instanceof HTMLCanvasElement && node.width * node.height > 0 ? [node] : []),
      ...(node.shadowRoot ? canvases(node.shadowRoot) : []),
    ]);

  /** Reading a pixel back makes the browser finish what was drawn. */
  const finish = (all = canvases()) => {
    for (const canvas of all) canvas.getContext("2d")?.getImageData(0, 0, 1, 1);
  };

  let present;
  window.requestAnimationFrame = (callback) =>
    native((time) => {
      const all = canvases();
      const begin = performance.now();
      callback(time);
      finish(all);
      const spent = performance.now() - begin;
      // Several callbacks may share a frame: the frame is their sum.
      if (time === present) frames[frames.length - 1] += spent;
      else frames.push(spent);
      present = time;
    });

  /** The time from the start of the navigation to the first finished picture. */
  window.marginLabFirst = new Promise((resolve, reject) => {
    const seen = () => native(() => native(() => (finish(), resolve(performance.now()))));
    addEventListener("DOMContentLoaded", () => {
      if (document.querySelector("margin-lab") === null) return seen();
      // The element marks its first picture; what it fetches after it is not waited for.
      new PerformanceObserver((list) => list.getEntriesByName("margin-lab: first picture").length && seen()).observe({ type: "mark", buffered: true });
      customElements.whenDefined("margin-lab").then(() => document.querySelector("margin-lab").ready).catch(reject);
    });
  });
})();
