// What the page prints: three significant digits, true minus, no -0.
import assert from "node:assert/strict";
import test from "node:test";
import { read, snap } from "../../www/input/number-input.js";
import { axisEnd } from "../../www/app/scales.js";
import { count, exact, fixed, percent, short } from "../../www/i18n/numbers.js";

test("a fixed count of decimals, a true minus, no minus zero", () => {
  assert.equal(fixed(1.9203, 3), "1.920");
  assert.equal(fixed(-0.1, 2), "−0.10");
  assert.equal(fixed(-0, 2), "0.00");
  assert.equal(fixed(null, 2), "–");
  assert.equal(fixed(NaN, 2), "–");
  assert.equal(fixed(185052.4, 2), "185\u202f052.40");
  assert.equal(fixed(-1e-12, 2), "−1 × 10⁻¹²");
});

test("three significant digits", () => {
  assert.equal(short(0.076923), "0.0769");
  assert.equal(short(-0), "0");
  assert.equal(short(185052), "185\u202f052");
  assert.equal(short(-2.5e-7), "−2.5 × 10⁻⁷");
  assert.equal(short(1e12), "1 × 10¹²");
  assert.equal(short(1234.5), "1235");
});

test("counts and shares", () => {
  assert.equal(count(10000), "10\u202f000");
  assert.equal(percent(0.0241), "2.4\u202f%");
  assert.equal(percent(0.0001), "<\u202f0.1\u202f%");
});

test("what is typed is read back, with either minus and a decimal comma", () => {
  for (const x of [0, -1.5, 1e-7, 123456.789]) assert.equal(read(exact(x)), x);
  assert.equal(read("1,5"), 1.5);
  assert.ok(Number.isNaN(read("")));
  assert.ok(Number.isNaN(read("abc")));
});

test("a placed point moves by less than 1/1000 of the view and has few digits", () => {
  for (const side of [0.02, 1, 12.5, 3000, 1e7])
    for (const share of [-0.49, 0.123456789, 0.4444444]) {
      const x = share * side;
      assert.ok(Math.abs(snap(x, side) - x) <= side / 1000);
      assert.ok(String(snap(x, side)).replace(/\D/g, "").length <= 8, String(snap(x, side)));
    }
  assert.ok(Object.is(snap(-0.0001, 12), 0));
});

test("the axis of steps ends on a round number past the run", () => {
  assert.equal(axisEnd(0), 50);
  assert.equal(axisEnd(30), 50);
  assert.equal(axisEnd(137), 200);
  assert.equal(axisEnd(99999), 200000);
});
