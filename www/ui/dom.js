/** The few DOM helpers. No markup strings anywhere: the page runs under a strict content policy with trusted types. */

/** @typedef {keyof HTMLElementTagNameMap} Tag */
/** @typedef {Node | string | number | null | undefined | false} Kid */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an element: `h("button.btn.icon", { title: "Undo", onclick }, icon("undo"))`.
 * Names that begin with `on` are listeners, null and false leave an attribute out, true leaves it empty.
 * @template {string} S
 * @param {S} spec
 * @param {Record<string, any>} [attributes]
 * @param {...(Kid | Kid[])} kids
 * @returns {S extends `${infer T extends Tag}.${string}` ? HTMLElementTagNameMap[T] : S extends Tag ? HTMLElementTagNameMap[S] : HTMLDivElement}
 */
export function h(spec, attributes = {}, ...kids) {
  const [tag, ...classes] = spec.split(".");
  const node = document.createElement(tag || "div");
  if (classes.length) node.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else attr(node, name, value);
  }
  node.append(...kids.flat().filter((kid) => kid !== null && kid !== undefined && kid !== false).map((kid) => /** @type {Node} */ (kid)));
  return /** @type {any} */ (node);
}

/** Sets an attribute only where it changes. @param {Element} node @param {string} name @param {any} value */
export function attr(node, name, value) {
  const aria = name.startsWith("aria-") && typeof value === "boolean";
  const text = aria ? String(value) : value === null || value === undefined || value === false ? null : value === true ? "" : String(value);
  if (text === null) node.removeAttribute(name);
  else if (node.getAttribute(name) !== text) node.setAttribute(name, text);
}

/** Sets a text only where it changes, without asking the node, which costs more. @param {Node} node @param {string | number} text */
export function set(node, text) {
  if (/** @type {any} */ (node).words === text) return;
  /** @type {any} */ (node).words = text;
  node.textContent = String(text);
}

/** Replaces the children only where the words change. @param {Element} node @param {string} words @param {() => Kid[]} make */
export function fill(node, words, make) {
  if (/** @type {any} */ (node).words === words) return;
  /** @type {any} */ (node).words = words;
  node.replaceChildren(...make().map((kid) => /** @type {Node} */ (kid)));
}

/** @param {string} tag @param {Record<string, any>} attributes @param {...Node} kids */
export function svg(tag, attributes, ...kids) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...kids);
  return node;
}

/** A style sheet for shadow roots. @param {URL} address */
export async function sheet(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} could not be fetched (${answer.status})`);
  return new CSSStyleSheet().replace(await answer.text());
}

/** Formulas as text: `*x*` italic, `‖w‖` the drawn norm, `_1` below, `^2` above. @param {string} text */
export function math(text) {
  const node = h("span.math");
  for (const part of text.split(/(\*[^*]+\*|‖[^‖]+‖|_\w|\^[\w∗])/)) {
    const inner = part.slice(1, -1);
    if (/^\*.+\*$/.test(part)) node.append(h("i", {}, inner));
    else if (/^‖.+‖$/.test(part)) node.append(h("span.norm", {}, h("i", {}, inner)));
    else if (/^_./.test(part)) node.append(h("sub", {}, part.slice(1)));
    else if (/^\^./.test(part)) node.append(h("sup", {}, part.slice(1)));
    else if (part) node.append(part);
  }
  return node;
}
