/** Modal dialogs. */
import { t } from "../i18n/index.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";

/** A modal dialog with a title and a way out. @param {import("../app/app.js").App} app @param {string} title @param {...Node} body */
export function dialog(app, title, ...body) {
  const close = h("button.btn.icon", { type: "button", "aria-label": t.close, title: t.close, onclick: () => node.close() }, icon("close"));
  const opener = app.focused;
  const shut = () => {
    node.remove();
    if (!app.focused) app.refocus(opener);
  };
  const node = h("dialog.dialog", { "aria-label": title, onclose: shut }, h("header", {}, h("h2", {}, title), h("span.grow"), close), h("div.body", {}, ...body));
  app.root.append(node);
  node.showModal();
  return node;
}
