/** Which command each control issues, by the name that it carries as `data-click`, `data-change` or `data-input`. */
import { BASE } from "../base-address.js";
import { typed } from "../input/number-input.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {(app: App, node: any) => void} Issue */

/** A number typed into a box, as a patch of the settings. @param {(x: number | null, app: App) => object} patch @returns {Issue} */
const number = (patch) => (app, box) => typed(box, (x) => app.do("update", patch(x, app)));

/** The number at a place on a logarithmic slider. @param {HTMLInputElement} slider */
const onLogScale = (slider) => Number((10 ** Number(slider.value)).toPrecision(2));

/** A parameter of the kernel as a patch. @param {App} app @param {string} name @param {number | null} x */
const kernelParameter = (app, name, x) => ({ model: { kernel: { type: app.kernel?.entry.id, [name]: x } } });

/** The law of the learning rate that is chosen beside a box. @param {HTMLElement} box */
const lawBeside = (box) => /** @type {HTMLSelectElement} */ (box.parentElement?.querySelector("select")).value;

/** The learning rate as a patch; null is the automatic one. @param {string} law @param {number | null} initial */
const rate = (law, initial) => ({ trainer: { rate: initial === null ? null : { type: law === "auto" ? "inverse-sqrt" : law, initial } } });

/** @param {"chooseData" | "chooseModel" | "chooseLoss" | "chooseTrainer"} command @returns {Issue} */
const choose = (command) => (app, { value }) => value && void app.do(command, value);

/** @type {Record<"click" | "change" | "input", Record<string, Issue>>} */
const CONTROLS = {
  click: {
    undo: (app) => app.do("undo"),
    redo: (app) => app.do("redo"),
    settings: (app) => app.do("toggleSettings"),
    points: (app) => app.do("toggleTable"),
    present: (app) => app.do("togglePresenter"),
    share: (app, button) => app.do("openShare", button),
    theme: (app, button) => app.do("openThemes", button),
    help: (app) => app.do("openHelp"),
    more: (app, button) => app.do("openMore", button),
    tools: (app, button) => app.do("openPlaneMenu", button),
    tab: (app, tab) => app.do("showTab", tab.dataset.show),
    view: (app, button) => app.do("showChart", button.dataset.view),
    class: (app, button) => app.do("setNextClass", Number(button.dataset.class)),
    minus: (app) => app.do("zoomOut"),
    plus: (app) => app.do("zoomIn"),
    fit: (app) => app.do("fitView"),
    full: (app, link) => (link.href = new URL(`index.html#${encodeURIComponent(JSON.stringify(app.lab.scenario()))}`, BASE).href),
    scale: (app) => app.do("toggleLogScale"),
    rewind: (app) => app.do("rewind"),
    back: (app) => app.do("stepBack"),
    play: (app) => app.do("togglePlay"),
    step: (app) => app.do("stepForward"),
    solve: (app) => app.do("solve"),
    speed: (app) => app.do("nextSpeed"),
  },
  input: {
    scrub: (app, slider) => app.do("seek", Math.min(Number(slider.value), app.lab.last)),
    speed: (app, slider) => app.do("setSpeed", Number(slider.value)),
    c: (app, slider) => app.do("update", { c: onLogScale(slider) }),
    gamma: (app, slider) => app.do("update", kernelParameter(app, "gamma", onLogScale(slider))),
  },
  change: {
    data: choose("chooseData"),
    model: choose("chooseModel"),
    loss: choose("chooseLoss"),
    trainer: choose("chooseTrainer"),
    ...Object.fromEntries(["gamma", "degree", "coef0"].map((name) => [name, number((x, app) => kernelParameter(app, name, x))])),
    line: (app, box) => app.do("toggleOwnLine", box.checked),
    compare: (app, box) => app.do("showAllLosses", box.checked),
    c: number((c) => ({ c })),
    law: (app, { value }) => app.do("update", rate(value, value === "auto" ? null : app.initialRate)),
    eta: (app, box) => typed(box, (eta) => app.do("update", rate(lawBeside(box), eta))),
    batch: number((batch) => ({ trainer: { batch } })),
  },
};

/** Does what the control at or around a node is for. @param {App} app @param {"click" | "change" | "input"} type @param {Element} node */
function issue(app, type, node) {
  const control = node.closest(`[data-${type}]`);
  if (control && app.lab) CONTROLS[type][/** @type {string} */ (control.getAttribute(`data-${type}`))](app, control);
}

/** Listens to every control of the lab. @param {App} app */
export function listenToControls(app) {
  for (const type of /** @type {const} */ (["click", "change", "input"])) app.root.addEventListener(type, ({ target }) => issue(app, type, /** @type {Element} */ (target)));
}
