// The page's modules know each other in one direction, without circles, and index.html preloads them all.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const www = fileURLToPath(new URL("../../www", import.meta.url));

/** Which folders the modules of a folder may import from, besides their own. @type {Record<string, string[]>} */
const MAY_IMPORT = {
  i18n: [],
  ui: ["i18n"],
  base: [],
  engine: ["base", "pkg"],
  a11y: ["i18n", "ui"],
  input: ["i18n", "ui"],
  io: ["base", "i18n", "ui"],
  panels: ["base", "i18n", "ui", "a11y", "input"],
  app: ["base", "i18n", "ui", "engine", "a11y", "input", "io", "panels"],
  element: ["base", "i18n", "ui", "engine", "io", "app"],
  // The entry, which hosts load.
  "": ["element"],
};

/** Every script of the page, but for what is generated. */
const files = readdirSync(www, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".js"))
  .map((entry) => relative(www, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
  .filter((path) => !path.startsWith("pkg/"));

/** @param {string} path */
const folder = (path) => (path === "base-address.js" ? "base" : path.includes("/") ? path.split("/")[0] : "");

/** What a script imports, as paths within www; types in comments are not among it. @param {string} path */
function imports(path) {
  const code = readFileSync(join(www, path), "utf8").replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const found = [...code.matchAll(/\b(?:import|export)\b[^"';]*?["'](\.[^"']+\.js)["']/g)].map(([, to]) => to);
  return found.map((to) => relative(www, join(www, dirname(path), to)).replaceAll("\\", "/"));
}

test("folders are imported in one direction", () => {
  const breaches = files.flatMap((path) => {
    const allowed = MAY_IMPORT[folder(path)];
    assert.ok(allowed, `${path} is in a folder that this test does not know`);
    return imports(path).filter((to) => folder(to) !== folder(path) && !allowed.includes(folder(to))).map((to) => `${path} imports ${to}`);
  });
  assert.deepEqual(breaches, []);
});

test("only engine/ knows pkg/", () => {
  const breaches = files.filter((path) => folder(path) !== "engine" && imports(path).some((to) => to.startsWith("pkg/")));
  assert.deepEqual(breaches, []);
});

test("no script imports itself through others", () => {
  /** @type {Map<string, string[]>} */
  const graph = new Map(files.map((path) => [path, imports(path).filter((to) => files.includes(to))]));
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {(path: string, way: string[]) => void} */
  const visit = (path, way) => {
    assert.ok(!way.includes(path), `a circle: ${[...way.slice(way.indexOf(path)), path].join(" → ")}`);
    if (done.has(path)) return;
    for (const to of graph.get(path) ?? []) visit(to, [...way, path]);
    done.add(path);
  };
  for (const path of files) visit(path, []);
});

test("index.html preloads every script and style sheet that the page loads", () => {
  const page = readFileSync(join(www, "index.html"), "utf8");
  const preloaded = [...page.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, href]) => href);
  const wanted = [...files.filter((path) => path !== "element.js"), "pkg/margin_lab.js"];
  assert.deepEqual(preloaded.sort(), wanted.sort());
  const sheets = [...page.matchAll(/rel="preload" href="styles\/([^"]+)\.css"/g)].map(([, name]) => name);
  const all = readdirSync(join(www, "styles")).map((name) => name.replace(/\.css$/, "")).filter((name) => name !== "page");
  assert.deepEqual(sheets.sort(), all.sort());
});

test("no script knows the width of a layout", () => {
  const breaches = files.filter((path) => /\b(?:width|innerWidth|clientWidth)\s*[<>]=?\s*\d{3,}/.test(readFileSync(join(www, path), "utf8")));
  assert.deepEqual(breaches, []);
});
