/** What the pages tell each other in one tab, for as long as it is open. Where a browser keeps nothing, nothing is told. */

export function keepInTab(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // They are asked again.
  }
}

/** What was kept under this key, of the type that its keeper gave it; null where there is none. */
export function recallFromTab<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

/** Recalls it for the last time. */
export function takeFromTab<T>(key: string): T | null {
  const value = recallFromTab<T>(key);
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Then it wasn't there.
  }
  return value;
}
