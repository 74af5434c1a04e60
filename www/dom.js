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

/** Sets a text only where it changes. @param {Node} node @param {string | number} text */
export function set(node, text) {
  if (node.textContent !== String(text)) node.textContent = String(text);
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

/** One tab stop for a group; arrows, Home and End move inside it. @param {HTMLElement} group @param {string} items @param {(item: HTMLElement) => void} [arrived] */
export function rove(group, items, arrived) {
  /** @param {HTMLElement} [to] */
  const settle = (to) => {
    const all = /** @type {HTMLElement[]} */ ([...group.querySelectorAll(items)]);
    const stop = to ?? all.find((item) => item.tabIndex === 0) ?? all[0];
    for (const item of all) item.tabIndex = item === stop ? 0 : -1;
    return all;
  };
  group.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const all = settle().filter((item) => item.getClientRects().length);
    const at = all.indexOf(/** @type {HTMLElement} */ (/** @type {Element} */ (event.target).closest(items)));
    /** @type {Record<string, number>} */
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    if (at < 0 || !(event.key in to)) return;
    const next = all[(to[event.key] + all.length) % all.length];
    settle(next);
    next.focus();
    arrived?.(next);
    event.preventDefault();
    event.stopPropagation();
  });
  group.addEventListener("focusin", (event) => {
    const item = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(items));
    if (item) settle(item);
  });
  settle();
  return settle;
}
