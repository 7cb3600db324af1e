/** A time as answers write it: ISO 8601 UTC, as short as the documents' examples where it is a whole second. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}
