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

/** The tokens in the order in which the painter reads them (src/chart/palette.rs): colours, then size, point and widths. */
const COLOURS = [
  "paper", "ink", "ink-soft", "rule", "grid", "band", "violation", "focus", ...Array.from({ length: 8 }, (_, k) => `class-${k}`),
  "tint-2", "tint-1", "tint-band", "layer-band", "layer-loss",
];
const WIDTHS = ["boundary", "edge", "thin", "slack", "curve", "axis", "outline", "ring"];

/** Any CSS colour as 0xRRGGBB and its opacity. @param {HTMLElement} probe @param {string} name */
function colour(probe, name) {
  probe.style.color = `var(--${name})`;
  const computed = getComputedStyle(probe).color;
  const [r, g, b, a = 1] = /^rgb/.test(computed) ? /** @type {string[]} */ (computed.match(/[\d.]+/g)).map(Number) : pixel(computed);
  return [(Math.round(r) << 16) | (Math.round(g) << 8) | Math.round(b), a];
}

/** @param {string} css a colour outside sRGB syntax */
function pixel(css) {
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(1, 1).getContext("2d"));
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
}

/** What the painter needs, read once per change of theme: numbers and two fonts. @param {HTMLElement} root the inner root, which carries the tokens @returns {[number[], string, string]} */
export function tokens(root) {
  const style = getComputedStyle(root);
  const probe = root.appendChild(document.createElement("span"));
  probe.style.setProperty("forced-color-adjust", "none");
  const colours = COLOURS.flatMap((name) => colour(probe, name));
  probe.style.fontFamily = "var(--font-math)";
  const fontMath = getComputedStyle(probe).fontFamily;
  probe.style.width = "var(--point)";
  probe.style.display = "block";
  const point = parseFloat(getComputedStyle(probe).width);
  probe.remove();
  const widths = WIDTHS.map((name) => parseFloat(style.getPropertyValue(`--w-${name}`)));
  return [[...colours, parseFloat(style.fontSize), point, ...widths], style.fontFamily, fontMath];
}
