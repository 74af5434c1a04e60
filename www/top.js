/** The top line and the notice under it. */
import { attr, h, set } from "./dom.js";
import { icon, mark } from "./icons.js";
import { W } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** What the element does for the top line. @typedef {{ share(button: HTMLElement): void, help(): void, theme(name: string): void, themeNow(): string }} Hands */

/** @param {App} app @param {Hands} hands */
export function top(app, hands) {
  const { ui } = app;
  const here = (/** @type {Event} */ event) => /** @type {HTMLElement} */ (event.currentTarget);
  const small = (/** @type {string} */ name, /** @type {string} */ words, /** @type {(e: Event) => void} */ act, kind = "wide") =>
    h(`button.btn.icon.${kind}`, { type: "button", "aria-label": words, title: words, onclick: act }, icon(name));
  const named = (/** @type {string} */ name, /** @type {string} */ words, /** @type {(e: Event) => void} */ act, kind = "wide") =>
    h(`button.btn.${kind}`, { type: "button", "aria-label": words, onclick: act }, icon(name), h("span.lbl", {}, words));
  const toggle = (/** @type {"present" | "table" | "settings"} */ what) => ((ui[what] = !ui[what]), what === "table" ? (ui.settings = false) : what === "settings" && (ui.table = false), app.touch());
  const themes = (/** @type {HTMLElement} */ button) =>
    app.menu(button, Object.entries(W.themes).map(([id, words]) => [words, id === hands.themeNow() ? "check" : "theme", () => hands.theme(id)]));

  const what = h("span.what");
  const undo = small("undo", W.undo, () => app.revert("undo"));
  const redo = small("redo", W.redo, () => app.revert("redo"));
  const settings = named("settings", W.settings, () => toggle("settings"), "only-mid");
  const points = named("points", W.points, () => toggle("table"));
  const present = small("present", W.present, () => toggle("present"));
  const theme = small("theme", W.theme, (e) => themes(here(e)));
  const more = small("more", W.more, (e) => {
    const button = here(e);
    app.menu(button, [[W.theme, "theme", () => themes(button)], [W.help, "help", hands.help]]);
  }, "only-narrow");
  for (const opener of [theme, more]) attr(opener, "aria-haspopup", "menu");
  const share = named("share", W.share, (e) => hands.share(here(e)), "share");
  attr(share, "aria-haspopup", "menu");
  const node = h(
    "div.top", {}, h("h1.brand", {}, mark(), W.name), what, h("span.grow"), undo, redo, h("span.sep.wide"),
    settings, points, share, h("span.sep.wide"), present, theme, small("help", W.help, hands.help), more,
  );
  return {
    node,
    update() {
      set(what, app.title);
      attr(undo, "aria-disabled", !app.lab.canUndo && "true");
      attr(redo, "aria-disabled", !app.lab.canRedo && "true");
      attr(points, "aria-pressed", ui.table);
      attr(settings, "aria-pressed", ui.settings);
    },
  };
}

/** What happened and what was kept, why, and at most one thing to do about it. @param {App} app */
export function notice(app) {
  const node = h("div.notice", { role: "alert", hidden: true, part: "notice" });
  let shown = /** @type {import("./app.js").Notice | null} */ (null);
  return {
    node,
    update() {
      const now = app.ui.notice;
      if (now === shown) return;
      shown = now;
      node.hidden = !now;
      node.classList.toggle("calm", Boolean(now?.calm));
      if (!now) return node.replaceChildren();
      const [words, act] = now.action ?? ["", () => {}];
      const body = h("div", {}, h("h2", {}, now.title), now.text && h("p", {}, now.text), now.code && h("p", {}, h("code", {}, now.code)));
      const run = () => (app.tell(null), act());
      const action = words && h(`button.btn.${now.field ? "main" : "line"}`, { type: "button", onclick: run }, words);
      node.replaceChildren(icon("warn"), body, h("div.acts", {}, action, h("button.btn.icon", { type: "button", "aria-label": W.dismiss, title: W.dismiss, onclick: () => app.tell(null) }, icon("close"))));
    },
  };
}

/** The tabs of the narrow layout. @param {App} app */
export function tabs(app) {
  const all = W.tabs.map(([id, words]) => ({ id, button: h("button.tab", { type: "button", role: "tab", onclick: () => ((app.ui.tab = id), app.touch()) }, words) }));
  const node = h("div.tabs", { role: "tablist", "aria-label": "Views" }, ...all.map(({ button }) => button));
  return {
    node,
    update() {
      attr(app.root, "data-tab", app.ui.tab);
      for (const { id, button } of all) attr(button, "aria-selected", String(app.ui.tab === id));
    },
  };
}
