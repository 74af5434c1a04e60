/** Numbers that come from a person: typed, or placed by hand. */
import { MINUS } from "../i18n/numbers.js";
import { attr } from "../ui/dom.js";

/** Reads what a person types; NaN where it is no number. A single comma is a decimal point. @param {string} text */
export function read(text) {
  const plain = text.trim().replaceAll(MINUS, "-").replace(/\s/g, "").replace(/^([^,]*),([^,]*)$/, "$1.$2");
  return plain === "" ? NaN : Number(plain);
}

/** A coordinate placed by hand: rounded to the decimal grid at or below 1/1000 of the view's larger side. @param {number} x @param {number} side */
export function snap(x, side) {
  const places = Math.ceil(3 - Math.log10(side));
  return places >= 0 ? Number(x.toFixed(Math.min(places, 20))) + 0 : Math.round(x / 10 ** -places) * 10 ** -places + 0;
}

/** Takes the number in a box, null from an empty one; what is no number is marked and nothing changes. @param {HTMLInputElement} box @param {(value: number | null) => any} changed */
export function typed(box, changed) {
  const value = box.value.trim() === "" ? null : read(box.value);
  attr(box, "aria-invalid", Number.isNaN(value) && "true");
  if (!Number.isNaN(value)) changed(value);
}

/** Takes the number in the field of a coordinate; an empty field is no number. @param {HTMLInputElement} field @param {(value: number) => void} changed */
export function typedCoordinate(field, changed) {
  const value = read(field.value);
  attr(field, "aria-invalid", Number.isNaN(value) && "true");
  if (Number.isNaN(value)) return false;
  changed(value);
  return true;
}
