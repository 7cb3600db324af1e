/** The server that this script came from: the one that an element talks to where it names no other. */
export const scriptOrigin = new URL(import.meta.url).origin;
