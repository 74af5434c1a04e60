/** Menus that open from a button: a list of actions in the top layer, with arrows, Escape and a press outside to leave. */
import { h } from "./dom.js";
import { focused, refocus } from "../a11y/focus.js";
import { icon } from "./icons.js";
import { rove } from "../a11y/roving-tabindex.js";

/** Words, icon, action and, where it cannot be done, why. `null` parts groups. @typedef {[string, string, () => void, string?] | null} Item */

/** @param {import("../app/app.js").App} app @param {HTMLElement} button @param {Item[]} items */
export function menu(app, button, items) {
  const node = h("div.menu", { role: "menu", popover: "auto", "aria-label": button.getAttribute("aria-label") ?? button.textContent });
  for (const item of items) {
    if (!item) node.append(h("hr"));
    else {
      const [words, sign, act, why] = item;
      const run = () => (why ? app.say(why) : (node.hidePopover(), button.focus(), act()));
      node.append(h("button.btn", { type: "button", role: "menuitem", "aria-disabled": why ? "true" : null, title: why || null, onclick: run }, icon(sign), why ? `${words}: ${why}` : words));
    }
  }
  app.root.append(node);
  node.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open") return;
    node.remove();
    if (!focused(app)) refocus(app, button);
  });
  rove(node, ".btn");
  node.showPopover();
  place(node, button);
  /** @type {HTMLElement} */ (node.querySelector(".btn")).focus();
}

/** Under the button, its end at the button's end, inside the window. @param {HTMLElement} node @param {HTMLElement} button */
function place(node, button) {
  const box = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = node;
  const below = box.bottom + 4 + height <= innerHeight;
  node.style.left = `${Math.max(8, Math.min(box.right - width, innerWidth - width - 8))}px`;
  node.style.top = `${below ? box.bottom + 4 : Math.max(8, box.top - 4 - height)}px`;
}

/** A modal dialog with a title and a way out. @param {import("../app/app.js").App} app @param {string} title @param {...Node} body */
export function dialog(app, title, ...body) {
  const leave = h("button.btn.icon", { type: "button", "aria-label": "Close", title: "Close", onclick: () => node.close() }, icon("close"));
  const opener = focused(app);
  const shut = () => {
    node.remove();
    if (!focused(app)) refocus(app, opener);
  };
  const node = h("dialog.dialog", { "aria-label": title, onclose: shut }, h("header", {}, h("h2", {}, title), h("span.grow"), leave), h("div.body", {}, ...body));
  app.root.append(node);
  node.showModal();
  return node;
}
