/** One animation frame for all labs of a page: at most 8 ms of training in it, shared among those that run. */

/** @typedef {{ running: boolean, visible: boolean, dirty: boolean, frame(elapsed: number, budget: number): void }} Client */

const BUDGET = 8;
/** @type {Set<Client>} */
const clients = new Set();
let requested = 0;
let before = 0;
const calm = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

/** Whether this person asked for less motion: a run is then drawn twice a second. */
export const lessMotion = () => Boolean(calm?.matches);

/** @param {number} now */
function frame(now) {
  requested = 0;
  const elapsed = Math.min(before ? now - before : 16, 1000);
  if (lessMotion() && [...clients].some((client) => client.running) && ![...clients].some((client) => client.dirty) && elapsed < 500) return requestFrame();
  const awake = [...clients].filter((client) => client.dirty || (client.running && client.visible));
  const running = awake.filter((client) => client.running).length;
  before = running ? now : 0;
  for (const client of awake) client.frame(elapsed, BUDGET / Math.max(1, running));
  if (running) requestFrame();
}

/** Asks for a frame. */
export function requestFrame() {
  if (!requested && clients.size) requested = requestAnimationFrame(frame);
}

/** @param {Client} client */
export function join(client) {
  clients.add(client);
  requestFrame();
}

/** @param {Client} client */
export const leave = (client) => clients.delete(client);
