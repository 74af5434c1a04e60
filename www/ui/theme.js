/** Which theme holds, and the colours that the canvases get from it. */

/** @typedef {"light" | "dark" | "projector"} Theme */

/** Perceived lightness, 0 to 1, of an opaque computed colour, null where nothing is painted. @param {string} colour */
function lightness(colour) {
  const parts = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  if (!/^rgb/.test(colour) || parts.length < 3 || parts[3] === 0) return null;
  const [r, g, b] = parts.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return Math.cbrt(0.2126 * r + 0.7152 * g + 0.0722 * b);
}

/** The theme that fits the page around the element: its own colour scheme, else the background behind it, else what the system prefers. @param {HTMLElement} host @returns {Theme} */
export function surrounding(host) {
  const scheme = getComputedStyle(host).colorScheme;
  if (scheme === "light" || scheme === "dark") return scheme;
  for (let node = /** @type {Element | null} */ (host); node; node = node.assignedSlot ?? node.parentElement ?? /** @type {ShadowRoot} */ (node.getRootNode()).host ?? null) {
    const light = lightness(getComputedStyle(node).backgroundColor);
    if (light !== null) return light < 0.55 ? "dark" : "light";
  }
  return matchMedia("(prefers-color-scheme: dark)").matches && host.hasAttribute("sync-url") ? "dark" : "light";
}

/** The style's name of each colour of the painter's theme. */
const COLOURS = /** @type {const} */ ({
  paper: "paper", ink: "ink", soft: "ink-soft", rule: "rule", grid: "grid", band: "band", violation: "violation", focus: "focus",
  tintClass0: "tint-2", tintClass1: "tint-1", tintBand: "tint-band", layerPenalty: "layer-band", layerLoss: "layer-loss",
});
/** The widths of lines by their names in the style and in the theme. */
const WIDTHS = /** @type {const} */ (["boundary", "edge", "thin", "slack", "curve", "axis", "outline", "ring"]);

/** A colour of the style as `rgb(…)`. @param {HTMLElement} probe @param {string} name */
function colour(probe, name) {
  probe.style.color = `var(--${name})`;
  const computed = getComputedStyle(probe).color;
  return /^rgb/.test(computed) ? computed : pixel(computed);
}

/** @param {string} css a colour outside sRGB syntax */
function pixel(css) {
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(1, 1).getContext("2d"));
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
  return `rgb(${r} ${g} ${b} / ${a / 255})`;
}

/** @template {string} K @template V @param {readonly K[]} names @param {(name: K) => V} value @returns {Record<K, V>} */
const named = (names, value) => /** @type {any} */ (Object.fromEntries(names.map((name) => [name, value(name)])));

/** The theme of the painter, read once per change of theme. @param {HTMLElement} root the inner root, which carries the tokens @returns {import("../engine/engine.js").Theme} */
export function tokens(root) {
  const style = getComputedStyle(root);
  const probe = root.appendChild(document.createElement("span"));
  probe.style.setProperty("forced-color-adjust", "none");
  const colors = {
    ...named(/** @type {(keyof typeof COLOURS)[]} */ (Object.keys(COLOURS)), (name) => colour(probe, COLOURS[name])),
    classes: Array.from({ length: 8 }, (_, k) => colour(probe, `class-${k}`)),
  };
  probe.style.fontFamily = "var(--font-math)";
  const mathFont = getComputedStyle(probe).fontFamily;
  probe.style.width = "var(--point)";
  probe.style.display = "block";
  const point = parseFloat(getComputedStyle(probe).width);
  probe.remove();
  const widths = named(WIDTHS, (name) => parseFloat(style.getPropertyValue(`--w-${name}`)));
  return { colors, lengths: { text: parseFloat(style.fontSize), point, ...widths }, font: style.fontFamily, mathFont };
}
