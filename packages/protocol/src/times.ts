/**
 * A time as answers about polls write it: ISO 8601 UTC, as short as the Polls API's examples where it is a whole second.
 * The rooms' document has other examples, and its times another function: `roomTime`.
 */
export function pollTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}
