/** Defines `<margin-lab>`: the file that a page which embeds the lab loads. */
export { MarginLab } from "./element/margin-lab.js";
