/** The folder that the page's files are in, as an address. This script is beside element.js, so the address is the same where
    publishing has bundled both into one file. */
export const BASE = new URL("./", import.meta.url);
