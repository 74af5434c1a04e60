/** What each control does, by the name that it carries as `data-click`, `data-change` or `data-input`. */
import { initialRate } from "../panels/settings.js";
import { revert, update } from "./edits.js";
import { typed } from "../input/number-input.js";
import * as choices from "./setting-changes.js";
import { help } from "../panels/help.js";
import { menu } from "../ui/menu.js";
import { share } from "../io/share.js";
import { own } from "./own-line.js";
import { backward, forward, rewind, seek, toggle, wish } from "./playback.js";
import { fit, planeMenu, zoomBy } from "./viewport.js";
import { W } from "../i18n/en.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {(app: App, node: any) => void} Act */

/** @type {Act} */
const themes = (app, button) => {
  const { host } = app;
  const now = host.getAttribute("theme") ?? "auto";
  const choose = (/** @type {string} */ id) => (id === "auto" ? host.removeAttribute("theme") : host.setAttribute("theme", id));
  menu(app, button, Object.entries(W.themes).map(([id, words]) => [words, id === now ? "check" : "theme", () => choose(id)]));
};

/** @param {App} app @param {number} at */
const pace = (app, at) => ((app.ui.speed = at), app.touch());

/** Shows or hides a part of the page; table and settings share a place. @param {"present" | "table" | "settings"} what @returns {Act} */
const show = (what) => (app) => {
  const { ui } = app;
  ui[what] = !ui[what];
  if (what === "table") ui.settings = false;
  if (what === "settings") ui.table = false;
  app.touch();
};

/** A number typed into a box, as a patch of the settings. @param {(x: number | null, app: App) => object} patch @returns {Act} */
const number = (patch) => (app, box) => typed(box, (x) => update(app, patch(x, app)));

/** The number at a place on a logarithmic slider. @param {HTMLInputElement} range */
const slid = (range) => Number((10 ** Number(range.value)).toPrecision(2));

/** A parameter of the kernel as a patch. @param {App} app @param {string} name @param {number | null} x */
const parameter = (app, name, x) => ({ model: { kernel: { type: app.kernel?.entry.id, [name]: x } } });

/** The law of the rate, as it is listed beside a box. @param {HTMLElement} box */
const lawBeside = (box) => /** @type {HTMLSelectElement} */ (box.parentElement?.querySelector("select")).value;

/** A choice from a list. @param {"chooseData" | "chooseModel" | "chooseLoss" | "chooseTrainer"} what @returns {Act} */
const choose = (what) => (app, { value }) => value && void choices[what](app, value);

/** @type {Record<"click" | "change" | "input", Record<string, Act>>} */
const ACTS = {
  click: {
    undo: (app) => revert(app, "undo"),
    redo: (app) => revert(app, "redo"),
    settings: show("settings"),
    points: show("table"),
    present: show("present"),
    share,
    theme: themes,
    help,
    more: (app, button) => menu(app, button, [[W.theme, "theme", () => themes(app, button)], [W.help, "help", () => help(app)]]),
    tab: (app, tab) => ((app.ui.tab = tab.dataset.show), app.touch()),
    view: (app, button) => app.see(button.dataset.view),
    class: (app, button) => ((app.ui.cls = Number(button.dataset.class)), app.touch()),
    minus: (app) => zoomBy(app, 1.25),
    plus: (app) => zoomBy(app, 0.8),
    fit,
    tools: (app, button) => menu(app, button, planeMenu(app)),
    full: (app, link) => (link.href = new URL(`../index.html#${encodeURIComponent(JSON.stringify(app.lab.scenario()))}`, import.meta.url).href),
    scale: (app) => ((app.ui.log = !app.ui.log), app.touch()),
    rewind,
    back: (app) => backward(app),
    play: toggle,
    step: (app) => forward(app),
    solve: wish,
    rate: (app) => pace(app, [22, 44, 67, 100].find((at) => at > app.ui.speed) ?? 0),
  },
  input: {
    scrub: (app, range) => seek(app, Math.min(Number(range.value), app.lab.last)),
    speed: (app, range) => pace(app, Number(range.value)),
    price: (app, range) => update(app, { c: slid(range) }),
    gamma: (app, range) => update(app, parameter(app, "gamma", slid(range))),
  },
  change: {
    data: choose("chooseData"),
    model: choose("chooseModel"),
    ...Object.fromEntries(["gamma", "degree", "coef0"].map((name) => [name, number((x, app) => parameter(app, name, x))])),
    loss: choose("chooseLoss"),
    trainer: choose("chooseTrainer"),
    line: (app, box) => own(app, box.checked),
    compare: (app, box) => ((app.ui.others = box.checked), app.touch()),
    c: number((c) => ({ c })),
    law: (app, { value }) => update(app, { trainer: { rate: value === "auto" ? null : { type: value, initial: initialRate(app) } } }),
    eta: (app, box) => typed(box, (eta) => update(app, { trainer: { rate: eta === null ? null : { type: lawBeside(box) === "auto" ? "inverse-sqrt" : lawBeside(box), initial: eta } } })),
    batch: number((batch) => ({ trainer: { batch } })),
  },
};

/** Does what the control at or around a node is for. @param {App} app @param {"click" | "change" | "input"} type @param {Element} node */
export function act(app, type, node) {
  const control = node.closest(`[data-${type}]`);
  if (control && app.lab) ACTS[type][/** @type {string} */ (control.getAttribute(`data-${type}`))](app, control);
}
