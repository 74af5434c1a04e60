/** Pictures as SVG text. The painter draws on a `Sheet` as on a canvas; what it draws is written down. */

/** @typedef {import("../engine/engine.js").Module} Module */

/**
 * A chart as SVG text of so many CSS pixels.
 * @param {Module} module @param {any} lab @param {"plane" | "curve" | import("../app/ui-state.js").PointsChart} chart @param {[number, number]} size
 * @param {[number[], string, string]} theme @param {(number | boolean)[]} look @param {number[]} [view] x₀, x₁, y₀, y₁ @param {Ruler} [ruler]
 */
export function svg(module, lab, chart, [width, height], theme, look, view, ruler = new OffscreenCanvas(1, 1).getContext("2d")) {
  const sheet = new Sheet(width, height, theme, ruler);
  const painter = new module.Painter();
  try {
    painter.theme(...theme);
    // The layers lie on each other, and each is finished before the next is begun.
    painter.attach(chart, Array(chart === "plane" ? 3 : 2).fill(/** @type {any} */ (sheet)), width, height, 1);
    if (view) painter.setView(view);
    painter.draw(lab, look);
  } finally {
    painter.free();
  }
  return sheet.text();
}

/** What knows how wide words are. @typedef {{ font: string, measureText(text: string): { width: number } } | null} Ruler */

/** A number with at most two decimals. @param {number} v */
const n = (v) => String(+v.toFixed(2));
/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** ` name="value" …` @param {Record<string, string | number | undefined | false>} values */
const attributes = (values) => Object.entries(values).map(([name, value]) => (value || value === 0 ? ` ${name}="${value}"` : "")).join("");

/** `#rrggbb` or `#rrggbbaa` as attributes: older readers know no opacity in colours. @param {"fill" | "stroke"} what @param {string} css */
const paint = (what, css) => ({ [what]: css.slice(0, 7), [`${what}-opacity`]: css.length > 7 && +(parseInt(css.slice(7), 16) / 255).toFixed(3) });

/** A context of a canvas, as far as the painter uses it. A path is a circle, a rectangle, or lines. */
class Sheet {
  fillStyle = "#000000";
  strokeStyle = "#000000";
  lineWidth = 1;
  lineCap = "butt";
  lineJoin = "miter";
  font = "";
  direction = "ltr";
  /** @type {number[]} */ #dash = [];
  #turn = [1, 0, 0, 1, 0, 0];
  /** The path as data, and as an element of its own where it is one circle or rectangle. */
  #path = "";
  #shape = "";
  /** How the words that come next are outlined. @type {Record<string, string>} */
  #halo = {};
  /** The words of the label that is being written. @type {{ face: object, text: string, x: number, y: number }[]} */
  #runs = [];
  /** @type {string[]} */ #elements = [];

  /** @param {number} width @param {number} height @param {[number[], string, string]} theme @param {Ruler} ruler */
  constructor(width, height, [[paper], font], ruler) {
    this.size = [width, height].map(n);
    this.paper = `#${paper.toString(16).padStart(6, "0")}`;
    this.family = font;
    this.ruler = ruler;
  }

  /** Each layer begins with this, and what lies below shall stay. */
  clearRect() {}
  /** @param {number[]} matrix */
  setTransform(...matrix) {
    this.#write();
    this.#turn = matrix;
  }
  /** @param {ArrayLike<number>} lengths */
  setLineDash(lengths) {
    this.#dash = Array.from(lengths);
  }

  beginPath() {
    this.#path = this.#shape = "";
  }
  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.#shape = "";
    this.#path += `M${n(x)} ${n(y)}`;
  }
  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.#path += `L${n(x)} ${n(y)}`;
  }
  closePath() {
    this.#path += "Z";
  }
  /** A full circle; the painter has moved to its start. @param {number} x @param {number} y @param {number} r */
  arc(x, y, r) {
    this.#shape = !/^M[^a-zA-Z]*$/.test(this.#path) ? "" : `circle${attributes({ cx: n(x), cy: n(y), r: n(r) })}`;
    const half = `a${n(r)} ${n(r)} 0 0 1 `;
    this.#path += `${half}${n(-2 * r)} 0${half}${n(2 * r)} 0Z`;
  }
  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) {
    this.#shape = this.#path ? "" : `rect${attributes({ x: n(x), y: n(y), width: n(width), height: n(height) })}`;
    this.#path += `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}Z`;
  }
  /** @param {object} look */
  #add(look) {
    this.#elements.push(`<${this.#shape || `path d="${this.#path}"`}${attributes({ ...look })}/>`);
  }
  fill() {
    this.#add(paint("fill", this.fillStyle));
  }
  stroke() {
    const { lineWidth, lineCap, lineJoin } = this;
    this.#add({
      fill: "none", ...paint("stroke", this.strokeStyle), "stroke-width": n(lineWidth), "stroke-linejoin": lineJoin,
      "stroke-linecap": lineCap !== "butt" && lineCap, "stroke-dasharray": this.#dash.map(n).join(" "),
    });
  }

  /** The painter always fills the same words next. */
  strokeText() {
    this.#halo = { ...paint("stroke", this.strokeStyle), "stroke-width": n(this.lineWidth), "stroke-linejoin": this.lineJoin, "paint-order": "stroke" };
  }
  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    const [, italic, bold, size, family] = this.font.match(/^(italic )?(\d+ )?([\d.]+)px (.*)$/) ?? [];
    const face = { "font-size": n(+size), "font-style": italic?.trim(), "font-weight": bold?.trim(), "font-family": family !== this.family && escaped(family) };
    this.#runs.push({ face, text: escaped(text), x, y });
  }
  /** Writes down the words of a label: the painter turns to a label and back. In one element, so that they stay together in any font. */
  #write() {
    if (!this.#runs.length) return;
    const [{ face, text, x, y }, ...more] = this.#runs;
    const [a, b, , , e, f] = this.#turn;
    const place = b ? { x: n(x), y: n(y), transform: `translate(${n(e)} ${n(f)}) rotate(${n((Math.atan2(b, a) * 180) / Math.PI)})` } : { x: n(e + x), y: n(f + y) };
    let height = y;
    const runs = [{ face, text, y }, ...more].map((run) => {
      const dy = n(run.y - height);
      height = run.y;
      return `<tspan${attributes({ ...run.face, dy: dy !== "0" && dy })}>${run.text}</tspan>`;
    });
    this.#elements.push(`<text${attributes({ ...place, ...(more.length ? {} : face), ...paint("fill", this.fillStyle), ...this.#halo })}>${more.length ? runs.join("") : text}</text>`);
    this.#halo = {};
    this.#runs = [];
  }
  /** @param {string} text */
  measureText(text) {
    if (this.ruler) this.ruler.font = this.font;
    return this.ruler?.measureText(text) ?? { width: 0 };
  }

  text() {
    const [width, height] = this.size;
    const root = { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": escaped(this.family), "xml:space": "preserve" };
    const ground = `<rect${attributes({ width, height, fill: this.paper })}/>`;
    return [`<svg${attributes(root)}>`, ground, ...this.#elements, "</svg>", ""].join("\n");
  }
}
