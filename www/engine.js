// Placeholder of the one file that imports the module.
export { default as init, version } from "./pkg/margin_lab.js";
