/** The polls of this node: what transports may ask for. */

import {
  assertMaySeeResults,
  assertPublished,
  clientFacts,
  createPoll,
  type Poll,
  pollNotFound,
  viewOwnedPoll,
  viewPublicPoll,
} from '@showhands/core';
import {
  type CreatePollInput,
  type PollResults,
  type PollView,
  Refusal,
  type SubmitVoteInput,
  type UpdatePollInput,
  type VoteAnswer,
} from '@showhands/protocol';
import type { PollPlace, PollStore, StoredPoll } from '@showhands/store';
import type { Logger } from 'pino';
import { newId } from '../ids.ts';
import type { Bus } from '../realtime/bus.ts';
import { createPollDirectory } from './directory.ts';
import type { EmbedTokens } from './embed-tokens.ts';
import type { LivePoll, LivePollDeps, PollState } from './live-poll.ts';
import type { VoterHash } from './voters.ts';

export interface PollsDeps {
  readonly store: PollStore;
  readonly bus: Bus;
  readonly embedTokens: EmbedTokens;
  readonly voterHash: VoterHash;
  readonly log: Logger;
  readonly clock?: (() => number) | undefined;
  readonly onSave?: LivePollDeps['onSave'];
}

/** Who looks at a poll of which its owner sees more: the organization of their API key, if they have one. */
export interface PollViewer {
  readonly organizationId: string | null;
  /** What they say their browser is, to find their vote by. */
  readonly fingerprint?: string | null | undefined;
}

export type Polls = ReturnType<typeof createPolls>;

export function createPolls({ embedTokens, voterHash, ...deps }: PollsDeps) {
  const { store, bus, clock = Date.now } = deps;
  const directory = createPollDirectory({ ...deps, clock });
  /** Those whose vote on the poll that they look at was found: none is ever withdrawn, and updates need not look again. */
  const voters = new WeakSet<PollViewer>();

  // 6. Every node looks at the poll anew for its own subscribers.
  bus.subscribe((message) => {
    if ('pollId' in message) directory.peek(message.pollId)?.heard(message.version);
  });

  /** A poll of this organization; another's is as unknown. */
  async function openOwn(id: string, organizationId: string): Promise<LivePoll> {
    const live = await directory.open(id);
    if (live.latest?.stored.poll.organizationId !== organizationId) throw pollNotFound();
    return live;
  }

  async function create(organizationId: string, input: CreatePollInput): Promise<Poll> {
    const poll = createPoll(input, { id: `poll_${newId()}`, organizationId, now: clock(), newId });
    if (!(await store.create(poll))) throw new Error('a random poll id was taken');
    return poll;
  }

  async function update(organizationId: string, id: string, input: UpdatePollInput): Promise<Poll> {
    return (await openOwn(id, organizationId)).edit(input);
  }

  async function remove(organizationId: string, id: string): Promise<void> {
    await openOwn(id, organizationId);
    if (!(await store.delete(id))) throw pollNotFound();
    bus.publish({ pollId: id, version: null });
    // Nobody sees the votes any more; that they go takes as long as it takes.
    void directory.purge();
  }

  async function list(organizationId: string, page: number, limit: number) {
    const range = { skip: (page - 1) * limit, limit };
    const [polls, total] = await Promise.all([
      store.list(organizationId, range),
      store.count(organizationId),
    ]);
    return { polls, total };
  }

  async function listAfter(organizationId: string, after: PollPlace | null, limit: number): Promise<Poll[]> {
    return store.list(organizationId, { after, limit });
  }

  /** The poll as this viewer may see it: its owner always, others once it is published. */
  async function view(id: string, { organizationId }: PollViewer): Promise<PollView> {
    const { poll } = (await (await directory.open(id)).read()).stored;
    if (poll.organizationId === organizationId) return viewOwnedPoll(poll, clock());
    assertPublished(poll);
    return viewPublicPoll(poll, clock());
  }

  /** A token for one vote, for a page of this origin (null: the request names none, or it is our own). */
  async function issueToken(id: string, origin: string | null): Promise<string> {
    const { poll } = (await (await directory.open(id)).read()).stored;
    assertPublished(poll);
    const { allowedOrigins } = poll.config;
    if (origin !== null && allowedOrigins && !allowedOrigins.includes(origin.toLowerCase())) {
      throw new Refusal('origin_not_allowed', 'This poll may not be embedded on this page.');
    }
    return embedTokens.issue(id, clock());
  }

  /** The origins whose pages may show a published poll; null: any. */
  async function framers(id: string): Promise<readonly string[] | null> {
    const { poll } = (await (await directory.open(id)).read()).stored;
    assertPublished(poll);
    return poll.config.allowedOrigins;
  }

  /** Votes on a poll that was opened, and is published. */
  function vote(live: LivePoll, input: SubmitVoteInput): Promise<VoteAnswer> {
    return live.vote({
      voter: voterHash(live.id, input.fingerprint),
      token: embedTokens.read(input._token, live.id),
      optionIds: input.option_ids ?? [],
      name: input.voter_name ?? null,
      client: clientFacts(input.clientMetadata),
    });
  }

  async function hasVoted(id: string, fingerprint: string | null | undefined): Promise<boolean> {
    const { stored } = await (await directory.open(id)).read();
    assertPublished(stored.poll);
    return isVoter(stored, { organizationId: null, fingerprint });
  }

  async function isVoter(stored: StoredPoll, viewer: PollViewer): Promise<boolean> {
    if (voters.has(viewer)) return true;
    if (!viewer.fingerprint) return false;
    const votes = await store.findVotes(stored, [voterHash(stored.poll.id, viewer.fingerprint)], []);
    if (votes.length > 0) voters.add(viewer);
    return votes.length > 0;
  }

  async function results(id: string, viewer: PollViewer): Promise<PollResults> {
    return resultsFor(await (await directory.open(id)).read(), viewer);
  }

  /** The results as they were at this state, where this viewer may see them. */
  async function resultsFor(state: PollState, viewer: PollViewer): Promise<PollResults> {
    const { poll } = state.stored;
    const isOwner = poll.organizationId === viewer.organizationId;
    if (!isOwner) assertPublished(poll);
    if (!isOwner && !poll.config.showResultsBeforeVote) {
      const hasVoted = poll.config.showResultsAfterVote && (await isVoter(state.stored, viewer));
      assertMaySeeResults(poll, { isOwner, hasVoted });
    }
    return state.results;
  }

  return {
    create,
    update,
    remove,
    list,
    listAfter,
    count: (organizationId: string) => store.count(organizationId),
    view,
    issueToken,
    framers,
    vote,
    hasVoted,
    results,
    resultsFor,
    open: directory.open,
    clock,
    /** How many polls are in memory. */
    get liveCount() {
      return directory.size;
    },
    /** Deletes what a crash may have left of deleted polls. */
    sweep: directory.purge,
    stop: directory.stop,
  };
}
