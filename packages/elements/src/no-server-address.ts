/**
 * What the npm package has in the place of `server-address.ts`: in somebody's bundle a script comes from their server,
 * and nobody can guess ours. The element says that it misses the `server` attribute.
 */
export const scriptOrigin = '';
