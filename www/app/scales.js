/** The scales of the playback controls: how long the step axis is, and how fast a place on the speed slider is. */

/** The end of the step axis: the next of 1, 2, 5 × 10ᵏ that leaves room for the labels. @param {number} last */
export function axisEnd(last) {
  const wanted = Math.max(50, last * 1.3);
  const ten = 10 ** Math.floor(Math.log10(wanted));
  return [1, 2, 5, 10].map((k) => k * ten).find((end) => end >= wanted) ?? wanted;
}

const NICE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** Steps a second of a place 0 … 100 on the speed slider; infinite at its end: as many as fit a frame. @param {number} at */
export function stepsPerSecond(at) {
  if (at >= 100) return Infinity;
  const exact = 10 ** (at * 0.0296);
  return NICE.reduce((best, nice) => (Math.abs(Math.log(nice / exact)) < Math.abs(Math.log(best / exact)) ? nice : best));
}
