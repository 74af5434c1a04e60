// Placeholder of <margin-lab>.
import { init, version } from "./engine.js";

await init();
document.title = `Margin Lab ${version()}`;
