// The hash of a lab, as tests/it/bits.rs computes it: FNV-1a over the bytes of the curve, the weights and the points.

/** @param {Float64Array} numbers */
function hash(numbers) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new Uint8Array(numbers.buffer)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

/**
 * Runs a case of bits.json and returns its hash.
 * @param {any} Lab the class of the module
 * @param {{scenario: object, steps: number}} run
 */
export function bits(Lab, { scenario, steps }) {
  const lab = new Lab(scenario);
  if (steps === 0) lab.solve(1e-9);
  lab.step(steps);
  const { weights, points } = lab.report();
  const w = weights.w ?? [weights.norm, lab.scores(new Float64Array([0.3, -0.2]))[0]];
  const numbers = [...lab.history().primal, ...w, weights.b, ...points.flatMap((/** @type {any} */ p) => p.x)];
  lab.free();
  return hash(new Float64Array(numbers));
}
