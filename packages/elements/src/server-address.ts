/** The server that this script came from: the one that an element talks to where it names no other. */
export function defaultServer(): string {
  return new URL(import.meta.url).origin;
}
