/** The lists of the settings, from the program's own tables, and what is fetched when there is room for it or it is unfolded. */
import { attr, fill, h } from "./dom.js";
import { fetched } from "./later.js";
import { W } from "./words-later.js";

/** @typedef {import("./app.js").App} App */

/** Fills a select; groups are [title, options]. @param {HTMLSelectElement} box @param {[string, [string, string, boolean?][]][]} groups @param {string} value */
export function options(box, groups, value) {
  const make = (/** @type {[string, string, boolean?][]} */ list) => list.map(([id, title, off]) => h("option", { value: id, disabled: off }, title));
  fill(box, JSON.stringify(groups), () => groups.flatMap(([title, list]) => (title ? [h("optgroup", { label: title }, ...make(list))] : make(list))));
  if (box.value !== value) box.value = value;
  attr(box, "title", box.selectedOptions[0]?.text);
}

/** @param {App} app @param {HTMLElement} settings */
export function lists(app, settings) {
  const [data, model, loss, trainer, law] = ["data", "model", "loss", "trainer", "law"].map((name) => /** @type {HTMLSelectElement} */ (settings.querySelector(`[data-change=${name}]`)));
  const details = /** @type {HTMLDetailsElement} */ (settings.querySelector("details"));
  const [folded, next, last] = [more(app, details), nextStep(app, settings), lastStep(app)];
  /** @type {any[]} */
  let seen = [];
  return {
    update() {
      next();
      last();
      const now = [app.settings, app.report.train.n, app.origin, app.running || app.lab.stepNumber];
      if (now.every((value, i) => value === seen[i])) return;
      seen = now;
      folded();
      const { catalog, settings: s } = app;
      const of = (/** @type {string} */ kind) => catalog.datasets.filter((set) => set.kind === kind).map((set) => [set.id, set.title]);
      const own = s.data.preset ? [] : [["", app.report.train.n ? app.title : W.ownPoints]];
      options(data, [["", /** @type {any} */ (own)], [W.small, of("small")], [W.generators, of("generator")], [W.real, of("real")]], s.data.preset ?? "");
      const { kernel } = app;
      // The line by its multipliers alone is for documents.
      const kernels = catalog.kernels.filter(({ id }) => id !== "linear" || id === kernel?.entry.id);
      options(model, [["", [["line", W.line], .../** @type {[string, string][]} */ (kernels.map(({ id, title }) => [id, title]))]]], kernel?.entry.id ?? "line");
      const why = (/** @type {any} */ each) => (each.trainable === false ? " (not trainable)" : kernel && !each.kernels ? ` (${W.notWithKernels})` : "");
      const able = (/** @type {any[]} */ list) => list.map((each) => /** @type {[string, string, boolean]} */ ([each.id, each.title + why(each), Boolean(why(each))]));
      options(loss, [["", able(catalog.losses)]], app.loss.id);
      options(trainer, [["", able(catalog.trainers)]], app.trainer.id);
      const { rate } = s.trainer;
      options(law, [["", [["auto", W.automatic], .../** @type {[string, string][]} */ (Object.entries(W.rates))]]], rate ? rate.type ?? "constant" : "auto");
    },
  };
}

/** The rest of the settings, fetched when it is first unfolded. @param {App} app @param {HTMLDetailsElement} node */
function more(app, node) {
  /** @type {{ node: Node, update(): void } | null} */
  let part = null;
  const use = (/** @type {typeof import("./more.js")} */ module) => {
    if (part) return;
    part = module.more(app);
    node.append(part.node);
    part.update();
  };
  const unfold = () => void (!part && node.open && fetched(app, () => import("./more.js"), use));
  node.addEventListener("toggle", unfold);
  unfold();
  return () => part?.update();
}

/** What the last step did to the multipliers, fetched with the first trainer that has a picture of it. @param {App} app */
function lastStep(app) {
  /** @type {(() => void) | null} */
  let update = null;
  let asked = false;
  const use = (/** @type {typeof import("./step.js")} */ { step }) => ((update ??= step(app, h("section.last"))), app.touch());
  return () => {
    if (update) return update();
    if (app.trainer.kernels && !asked) void fetched(app, () => import("./step.js"), use);
    asked = app.trainer.kernels;
  };
}

/** What the next step would do, fetched where there is room for it. @param {App} app @param {HTMLElement} settings */
function nextStep(app, settings) {
  const node = settings.appendChild(h("section.next", { "aria-label": W.nextStep }));
  /** @type {((app: App) => void) | null} */
  let update = null;
  let asked = false;
  const use = (/** @type {typeof import("./next.js")} */ { next }) => ((update ??= next(node)), app.touch());
  return () => {
    const room = app.width >= 1600;
    if (room && update) update(app);
    else if (room && !asked) void fetched(app, () => import("./next.js"), use);
    asked = room;
  };
}
