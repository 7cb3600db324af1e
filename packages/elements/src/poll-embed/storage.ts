/** The browser's storage, as far as it keeps anything: where it is forbidden, until the page goes. */

const memory = new Map<string, string>();

export function load(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

export function save(key: string, text: string): void {
  memory.set(key, text);
  try {
    localStorage.setItem(key, text);
  } catch {
    // Full, or forbidden by the page's embedding or the person's settings.
  }
}
