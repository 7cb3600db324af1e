/** The polls of an organization as a Relay connection: https://relay.dev/graphql/connections.htm, forwards. */

import type { Poll } from '@showhands/core';
import { POLLS_PER_PAGE, type PollView, pollView, Refusal } from '@showhands/protocol';
import type { PollPlace } from '@showhands/store';
import { z } from 'zod';

const pollEdge = z.object({ cursor: z.string(), node: pollView }).meta({ id: 'PollEdge' });
const pageInfo = z
  .object({
    hasNextPage: z.boolean(),
    hasPreviousPage: z.boolean(),
    startCursor: z.string().nullable(),
    endCursor: z.string().nullable(),
  })
  .meta({ id: 'PageInfo' });
export const pollConnection = z.object({ edges: z.array(pollEdge), pageInfo, totalCount: z.int() });

export interface Page {
  readonly limit: number;
  readonly after: PollPlace | null;
}

export function pageOf({ first, after }: { first?: number | null; after?: string | null }): Page {
  const limit = first ?? POLLS_PER_PAGE.fallback;
  if (limit < 1 || limit > POLLS_PER_PAGE.max) {
    throw new Refusal('invalid_input', `first: must be from 1 to ${POLLS_PER_PAGE.max}`);
  }
  return { limit, after: after == null ? null : placeOf(after) };
}

/** `found`: one more than asked for, where there are more. */
export function connectionOf(
  found: readonly Poll[],
  { limit, after, totalCount, view }: Page & { totalCount: number; view: (poll: Poll) => PollView },
): z.infer<typeof pollConnection> {
  const edges = found.slice(0, limit).map((poll) => ({ cursor: cursorOf(poll), node: view(poll) }));
  const pageInfo = {
    hasNextPage: found.length > limit,
    hasPreviousPage: after !== null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo, totalCount };
}

function cursorOf({ createdAt, id }: Poll): string {
  return Buffer.from(`${createdAt}:${id}`).toString('base64url');
}

function placeOf(cursor: string): PollPlace {
  const [, createdAt, id] = /^(\d{1,15}):(.{1,100})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!createdAt || !id) throw new Refusal('invalid_input', 'after: must be a cursor of this list');
  return { createdAt: Number(createdAt), id };
}
