/** Whether a value has everything that is expected of it; objects may have more, lists may not. */
export function isLike(actual: unknown, expected: unknown): boolean {
  if (Object.is(actual, expected)) return true;
  if (typeof actual !== 'object' || typeof expected !== 'object' || !actual || !expected) return false;
  if (Array.isArray(actual) !== Array.isArray(expected)) return false;
  if (Array.isArray(actual) && Array.isArray(expected) && actual.length !== expected.length) return false;
  return Object.entries(expected).every(([key, value]) =>
    isLike(Object.hasOwn(actual, key) ? (actual as Record<string, unknown>)[key] : undefined, value),
  );
}
