/** Polls and ballots to begin a test with. */

import type { CreatePollInput } from '@showhands/protocol';
import { type Ballot, createPoll, type Poll } from '../../src/index.ts';

export const NOW = Date.UTC(2026, 0, 5, 9);

let ids = 0;
export const newId = () => `id${++ids}`;
export const context = { now: NOW, newId };

export function aPoll(input: Partial<CreatePollInput> = {}): Poll {
  const options = ['a', 'b', 'c'].map((id) => ({ id, label: id }));
  const request = { title: 'What next?', options, published: true, ...input };
  return createPoll(request, { id: 'poll', organizationId: 'org', now: NOW, newId });
}

/** A ballot for `a` by this voter, with a token of their own that is still good. */
export function aBallot(voter: string, changes: Partial<Ballot> = {}): Ballot {
  const token = { id: `t_${voter}`, expiresAt: NOW + 1000 };
  return { voter, token, optionIds: ['a'], name: null, client: null, ...changes };
}
