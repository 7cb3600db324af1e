/** How often one may connect: the same for sockets and for GraphQL. */

import type { Limits } from './limits.ts';
import { type Credential, credentialKey } from './tokens.ts';

/** As documented, for an address, of whoever comes without a valid token. */
export const CONNECTIONS = { name: 'connection', limit: { points: 20, seconds: 60 } } as const;
/** For each token: a restart brings a person back a few times on each of their tabs and devices. */
const RECONNECTIONS = { name: 'reconnection', limit: { points: 60, seconds: 60 } } as const;

/** A token counts for itself alone, whether or not its room still knows it: an office comes back from one address. */
export async function takeConnection(
  limits: Limits,
  { credential, address }: { readonly credential: Credential | null; readonly address: string },
): Promise<void> {
  const { name, limit } = credential ? RECONNECTIONS : CONNECTIONS;
  await limits.take(name, limit, credential ? credentialKey(credential) : address);
}
