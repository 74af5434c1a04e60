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
  const [data, loss, trainer, law] = ["data", "loss", "trainer", "law"].map((name) => /** @type {HTMLSelectElement} */ (settings.querySelector(`[data-change=${name}]`)));
  const [folded, next] = [more(app, /** @type {HTMLDetailsElement} */ (settings.querySelector("details"))), nextStep(app, settings)];
  /** @type {any[]} */
  let seen = [];
  return {
    update() {
      next();
      const now = [app.settings, app.report.train.n, app.origin, app.running || app.lab.stepNumber];
      if (now.every((value, i) => value === seen[i])) return;
      seen = now;
      folded();
      const { catalog, settings: s } = app;
      const of = (/** @type {string} */ kind) => catalog.datasets.filter((set) => set.kind === kind).map((set) => [set.id, set.title]);
      const own = s.data.preset ? [] : [["", app.report.train.n ? app.title : W.ownPoints]];
      options(data, [["", /** @type {any} */ (own)], [W.small, of("small")], [W.generators, of("generator")], [W.real, of("real")]], s.data.preset ?? "");
      options(loss, [["", catalog.losses.map((each) => [each.id, each.trainable ? each.title : `${each.title} (not trainable)`, !each.trainable])]], app.loss.id);
      options(trainer, [["", catalog.trainers.map((each) => [each.id, each.title])]], app.trainer.id);
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
