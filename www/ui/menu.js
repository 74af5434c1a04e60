/** Menus that open from a button: a list of actions in the top layer, which Escape and a press outside close. */
import { h } from "./dom.js";
import { icon } from "./icons.js";

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
    if (!app.focused) app.refocus(button);
  });
  node.showPopover();
  place(node, button);
  /** @type {HTMLElement} */ (node.querySelector(".btn")).focus();
  return node;
}

/** Under the button, its end at the button's end, inside the window. @param {HTMLElement} node @param {HTMLElement} button */
function place(node, button) {
  const box = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = node;
  const below = box.bottom + 4 + height <= innerHeight;
  node.style.left = `${Math.max(8, Math.min(box.right - width, innerWidth - width - 8))}px`;
  node.style.top = `${below ? box.bottom + 4 : Math.max(8, box.top - 4 - height)}px`;
}
