/** Texts that leave the lab or come into it: files, the clipboard, a dialog for both. */
import { t } from "../i18n/index.js";
import { dialog } from "../ui/dialog.js";
import { h } from "../ui/dom.js";

/** @typedef {import("../app/app.js").App} App */

/** Copies; where the browser refuses, the text is shown to be copied by hand. @param {App} app @param {string} title @param {string} text */
export async function copy(app, title, text) {
  try {
    await navigator.clipboard.writeText(text);
    app.notify({ title: t.copied, calm: true });
    app.say(t.copied);
  } catch {
    const area = h("textarea", { readonly: true, "aria-label": t.copyByHand });
    area.value = text;
    dialog(app, title, h("p.soft", {}, `${t.copyByHand}:`), area);
    area.select();
  }
}

/** Saves a file. @param {string} name @param {string} type @param {string | Blob} content */
export function save(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** A dialog with a text, a file, and words for what is wrong. @param {App} app @param {string} title @param {string} help @param {string} accept @param {string} text @param {(text: string) => string | Promise<string>} open */
export function askForText(app, title, help, accept, text, open) {
  const area = h("textarea", { "aria-label": title, spellcheck: "false" });
  area.value = text;
  const wrong = h("p.wrong", { role: "alert" });
  const file = h("input", { type: "file", accept, hidden: true, onchange: async () => file.files?.[0] && (area.value = await file.files[0].text()) });
  const go = async () => {
    wrong.textContent = await open(area.value);
    if (!wrong.textContent) node.close();
  };
  const node = dialog(
    app, title, h("p.soft", { hidden: !help }, help), area, wrong,
    h("div.acts", {}, h("button.btn.main", { type: "button", onclick: go }, t.open), h("button.btn.line", { type: "button", onclick: () => file.click() }, t.file), file),
  );
  area.focus();
}
