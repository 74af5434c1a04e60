/** One animation frame for all labs of a page: at most 8 ms of training in it, shared among those that run. */

/** @typedef {{ running: boolean, visible: boolean, dirty: boolean, frame(elapsed: number, budget: number): void }} Client */

const BUDGET = 8;
/** @type {Set<Client>} */
const clients = new Set();
let asked = 0;
let before = 0;
const calm = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

/** Whether this person asked for less motion: a run is then drawn twice a second. */
export const lessMotion = () => Boolean(calm?.matches);

/** @param {number} now */
function frame(now) {
  asked = 0;
  const elapsed = Math.min(before ? now - before : 16, 1000);
  if (lessMotion() && [...clients].some((client) => client.running) && ![...clients].some((client) => client.dirty) && elapsed < 500) return ask();
  const awake = [...clients].filter((client) => client.dirty || (client.running && client.visible));
  const running = awake.filter((client) => client.running).length;
  before = running ? now : 0;
  for (const client of awake) client.frame(elapsed, BUDGET / Math.max(1, running));
  if (running) ask();
}

/** Asks for a frame. */
export function ask() {
  if (!asked && clients.size) asked = requestAnimationFrame(frame);
}

/** @param {Client} client */
export function join(client) {
  clients.add(client);
  ask();
}

/** @param {Client} client */
export const leave = (client) => clients.delete(client);

const NICE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** Steps a second of a place 0 … 100 on the speed slider; infinite at its end: as many as fit a frame. @param {number} at */
export function stepsPerSecond(at) {
  if (at >= 100) return Infinity;
  const exact = 10 ** (at * 0.0296);
  return NICE.reduce((best, nice) => (Math.abs(Math.log(nice / exact)) < Math.abs(Math.log(best / exact)) ? nice : best));
}
