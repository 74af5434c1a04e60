/** What fields of the settings are made of: a label, a list, a number in a box. */
import { exact } from "../i18n/numbers.js";
import { attr, fill, h } from "./dom.js";
import { icon } from "./icons.js";

/** An option of a list: id, title, and whether it cannot be chosen. @typedef {[id: string, title: string, disabled?: boolean]} Option */

/** A label above a field, its consequence below. @param {string | Node} label @param {HTMLElement[]} controls @param {HTMLElement} [note] */
export const field = (label, controls, note) => h("div.field", {}, h("span.label", {}, label), ...controls, note);

/** A select with its arrow. @param {string} name @param {string} [act] */
export function select(name, act) {
  const box = h("select", { "aria-label": name, "data-change": act });
  return { box, node: h("span.select", {}, box, icon("down")) };
}

/** Shows what is chosen. @param {HTMLSelectElement} box @param {string} id @param {string} title */
export function chosen(box, id, title) {
  if (!box.options.length) box.append(new Option(title, id));
  if (box.value !== id) box.value = id;
  attr(box, "title", title);
}

/** Fills a select; groups are [title, options]. @param {HTMLSelectElement} box @param {[string, Option[]][]} groups @param {string} value */
export function options(box, groups, value) {
  const make = (/** @type {Option[]} */ list) => list.map(([id, title, off]) => h("option", { value: id, disabled: off }, title));
  fill(box, JSON.stringify(groups), () => groups.flatMap(([title, list]) => (title ? [h("optgroup", { label: title }, ...make(list))] : make(list))));
  if (box.value !== value) box.value = value;
  attr(box, "title", box.selectedOptions[0]?.text);
}

/** A number in a box. @param {string} name @param {string} [act] */
export const numberBox = (name, act) => h("input.text", { "aria-label": name, inputmode: "decimal", autocomplete: "off", spellcheck: "false", "data-change": act });

/** Shows a value, unless somebody is typing. @param {HTMLInputElement} box @param {number | null | undefined} value */
export function showNumber(box, value) {
  const text = value === null || value === undefined ? "" : exact(value);
  if (/** @type {ShadowRoot} */ (box.getRootNode()).activeElement !== box && box.value !== text) {
    box.value = text;
    box.removeAttribute("aria-invalid");
  }
}
