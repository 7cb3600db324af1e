/**
 * What the npm package has in the place of `server-address.ts`: in somebody's bundle a script comes from their server,
 * and nobody can guess ours. Asking theirs would fail without a word of why.
 */
export function defaultServer(): string {
  console.error(
    'A Showhands element comes from a bundle: its "server" attribute must say where the server is.',
  );
  return '';
}
