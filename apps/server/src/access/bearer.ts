/** The token of an `Authorization: Bearer …` header, or undefined. */
export function readBearer(header: unknown): string | undefined {
  return typeof header === 'string' ? /^Bearer +(\S+)$/i.exec(header)?.[1] : undefined;
}
