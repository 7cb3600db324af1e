/** The browser's storage, as far as it keeps anything: where it is forbidden, until the page goes. */

/** What was saved since the page was opened. */
export const memory = new Map<string, string>();

export function load(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}
