/** How anybody comes to a poll, on every transport: each request counts, for a key's organization or for an address. */

import { ADDRESS_LIMITS } from '../access/address-limits.ts';
import { type ApiCaller, assertCaller } from '../access/api-keys.ts';
import type { Limits, Standing } from '../access/limits.ts';
import { takePoints } from '../access/points.ts';
import type { LivePoll } from './live-poll.ts';
import type { Polls } from './polls.ts';

export type PublicLimit = 'pollReads' | 'pollVotes';

export interface Visit {
  readonly id: string;
  readonly limit: PublicLimit;
  /** The API key that was sent, and whose it is: nobody's, where it is wrong. */
  readonly key: string | undefined;
  readonly caller: ApiCaller | null;
  /** The keyed hash of the visitor's address. */
  readonly address: string;
  /** Hears where the limit stands that the visit counted for. */
  readonly tell?: (standing: Standing) => void;
}

export async function enterPoll(
  { polls, limits }: { readonly polls: Pick<Polls, 'open'>; readonly limits: Limits },
  { id, limit, key, caller, address, tell }: Visit,
): Promise<LivePoll> {
  const note = (standing: Standing | null) => void (standing && tell?.(standing));
  if (caller) {
    note(await takePoints(limits, caller.organization, limit === 'pollVotes' ? 'write' : 'read'));
    return polls.open(id);
  }
  if (key !== undefined) {
    // Whoever sends a key means to be somebody: a wrong one must not look like none.
    note(await takeAttempt(limits, address));
    assertCaller(caller, key);
  }
  let poll: LivePoll;
  try {
    poll = await polls.open(id);
  } catch (error) {
    // Whoever tries ids is asking the API in general: there is no poll whose limit it could be.
    note(await takeAttempt(limits, address));
    throw error;
  }
  note(await takeVisit(limits, { id, limit, address }));
  return poll;
}

/** Counts what led nowhere, as a request to the API in general: so ids and API keys can't be tried out. */
export function takeAttempt(limits: Limits, address: string): Promise<Standing | null> {
  return limits.take('api', ADDRESS_LIMITS.api, address);
}

/** Counts a visit of nobody in particular to a poll that there is. */
export function takeVisit(
  limits: Limits,
  { id, limit, address }: Pick<Visit, 'id' | 'limit' | 'address'>,
): Promise<Standing | null> {
  return limits.take(limit, ADDRESS_LIMITS[limit], `${address}:${id}`);
}

/** As whose polls' owner a caller may look; null for nobody's. */
export function organizationOf(caller: ApiCaller | null): string | null {
  return caller?.key.scopes.includes('polls') ? caller.organization.id : null;
}
