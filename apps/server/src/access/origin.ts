/** The origin of the page that asks, as its browser says; null where it names none, or is our own. */
export function foreignOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string,
): string | null {
  if (origin === undefined || origin === publicUrl) return null;
  // The address that we were opened under, where that is another than the public one.
  return origin === `http://${host}` || origin === `https://${host}` ? null : origin;
}
