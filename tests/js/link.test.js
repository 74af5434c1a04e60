// The link carries a scenario there and back, and says in words what is wrong with a broken one.
import assert from "node:assert/strict";
import test from "node:test";
import { decode, encode, toJson } from "../../www/io/link.js";

const scenario = { version: 1, data: { points: [[-1.5, 0.25, 0], [1e-7, 3, 1, 2.5]] }, c: 10, view: {} };

test("a scenario comes back from its own link", async () => {
  const hash = await encode(scenario);
  assert.match(hash, /^v1\.[A-Za-z0-9_-]+$/);
  assert.deepEqual(await decode(`#${hash}`), scenario);
});

test("plain JSON as people write it is read, percent-encoded or not", async () => {
  assert.deepEqual(await decode(`#${encodeURIComponent(JSON.stringify(scenario))}`), scenario);
  assert.deepEqual(await decode('#{"version":1}'), { version: 1 });
});

test("no hash is no scenario", async () => {
  assert.equal(await decode(""), null);
  assert.equal(await decode("#"), null);
});

test("a broken link is refused in words", async () => {
  const hash = await encode(scenario);
  for (const bad of [hash.slice(0, -9), "v1.!!!", "v2.abc", "%", "[]", "12", "null", "{", "v1.", `v1.${"A".repeat(50)}`])
    await assert.rejects(decode(bad), /^Error: .*(link|expected)/, bad);
});

test("what is not a number stays visible in JSON", () => {
  assert.equal(toJson({ c: NaN, b: [Infinity] }), '{"c":"NaN","b":["Infinity"]}');
});

test("a link that would fill the memory is refused", async () => {
  const bomb = await encode({ version: 1, data: { points: [] }, note: "0".repeat(70e6) });
  assert.ok(bomb.length < 2e5);
  await assert.rejects(decode(bomb), /damaged/);
});
