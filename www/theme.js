/** Which theme holds, and the colours that the canvases get from it. */

/** @typedef {"light" | "dark" | "projector"} Theme */

/** Perceived lightness, 0 to 1, of an opaque computed colour, null where nothing is painted. @param {string} colour */
function lightness(colour) {
  const parts = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  if (!/^rgb/.test(colour) || parts.length < 3 || parts[3] === 0) return null;
  const [r, g, b] = parts.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return Math.cbrt(0.2126 * r + 0.7152 * g + 0.0722 * b);
}

/** The theme that fits the page around the element: its own colour scheme, else the paper it lies on, else the system's wish. @param {HTMLElement} host @returns {Theme} */
export function surrounding(host) {
  const scheme = getComputedStyle(host).colorScheme;
  if (scheme === "light" || scheme === "dark") return scheme;
  for (let node = /** @type {Element | null} */ (host); node; node = node.assignedSlot ?? node.parentElement ?? /** @type {ShadowRoot} */ (node.getRootNode()).host ?? null) {
    const light = lightness(getComputedStyle(node).backgroundColor);
    if (light !== null) return light < 0.55 ? "dark" : "light";
  }
  return matchMedia("(prefers-color-scheme: dark)").matches && host.hasAttribute("sync-url") ? "dark" : "light";
}

const COLOURS = { paper: "paper", ink: "ink", inkSoft: "ink-soft", rule: "rule", grid: "grid", hair: "hair", band: "band", violation: "violation", focus: "focus", tint1: "tint-1", tint2: "tint-2", tintBand: "tint-band", layerBand: "layer-band", layerLoss: "layer-loss" };
const WIDTHS = { boundary: "w-boundary", edge: "w-edge", thin: "w-thin", slack: "w-slack", curve: "w-curve", axis: "w-axis", outline: "w-outline", ring: "w-ring" };

/** Any CSS colour in the two forms that the painter reads. @param {HTMLElement} probe @param {string} name */
function colour(probe, name) {
  probe.style.color = `var(--${name})`;
  const computed = getComputedStyle(probe).color;
  const [r, g, b, a = 1] = /^rgb/.test(computed) ? /** @type {string[]} */ (computed.match(/[\d.]+/g)).map(Number) : pixel(computed);
  return `rgb(${r} ${g} ${b} / ${a})`;
}

/** @param {string} css a colour outside sRGB syntax */
function pixel(css) {
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(1, 1).getContext("2d"));
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
}

/** What the painter needs, read once per change of theme. @param {HTMLElement} root the inner root, which carries the tokens */
export function tokens(root) {
  const style = getComputedStyle(root);
  const probe = root.appendChild(document.createElement("span"));
  probe.style.setProperty("forced-color-adjust", "none");
  const number = (/** @type {string} */ name) => parseFloat(style.getPropertyValue(`--${name}`));
  const colours = Object.fromEntries(Object.entries(COLOURS).map(([key, name]) => [key, colour(probe, name)]));
  const classes = Array.from({ length: 8 }, (_, k) => colour(probe, `class-${k}`));
  const boundaryColour = colour(probe, "boundary");
  probe.style.fontFamily = "var(--font-math)";
  const fontMath = getComputedStyle(probe).fontFamily;
  probe.style.width = "var(--point)";
  probe.style.display = "block";
  const point = parseFloat(getComputedStyle(probe).width);
  probe.remove();
  const widths = Object.fromEntries(Object.entries(WIDTHS).map(([key, name]) => [key, number(name)]));
  return { ...colours, classes, boundaryColour, font: style.fontFamily, fontMath, size: parseFloat(style.fontSize), point, ...widths };
}
