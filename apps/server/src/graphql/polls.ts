/** Polls in GraphQL: what their document has for REST, with live results besides. Fields are that document's, named as GraphQL's are. */

import { type Poll, viewOwnedPoll } from '@showhands/core';
import {
  createPollInput,
  embedToken,
  fingerprintQuery,
  parseInput,
  pollResults,
  pollUpdate,
  pollView,
  submitVoteInput,
  updatePollInput,
  voteAnswer,
} from '@showhands/protocol';
import { z } from 'zod';
import { type ApiKeys, assertCaller, assertScope, isApiKey } from '../access/api-keys.ts';
import type { Limits } from '../access/limits.ts';
import { type PointsFor, takePoints } from '../access/points.ts';
import { EMBED_TOKEN_SECONDS } from '../polls/embed-tokens.ts';
import { enterPoll, organizationOf, type PublicLimit, takeAttempt } from '../polls/entrance.ts';
import type { Polls } from '../polls/polls.ts';
import { type Builder, type GraphQLContext, type LooseFields, looseArgument, looseField } from './builder.ts';
import { argumentReader, createZodTypes } from './from-zod.ts';
import { connectionOf, pageOf, pollConnection } from './poll-connection.ts';
import type { PollFeeds } from './poll-feeds.ts';

export interface PollFieldsDeps {
  readonly polls: Polls;
  readonly feeds: PollFeeds;
  readonly apiKeys: Pick<ApiKeys, 'find'>;
  readonly limits: Limits;
}

interface Arguments {
  readonly id: string;
  readonly fingerprint?: string | null;
  readonly input?: unknown;
  readonly published?: boolean | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const readCreation = argumentReader(createPollInput);
const readUpdate = argumentReader(updatePollInput);
const readVote = argumentReader(submitVoteInput);

export function addPollFields(builder: Builder, { polls, feeds, apiKeys, limits }: PollFieldsDeps): void {
  const types = createZodTypes(builder);
  const field = looseField<Arguments>;
  const argument = looseArgument;
  const PollType = types.outputType('Poll', pollView);
  const PollResults = types.outputType('PollResults', pollResults);
  const VoteAnswer = types.outputType('VoteAnswer', voteAnswer);
  const EmbedToken = types.outputType('EmbedToken', embedToken);
  const DeletedPoll = types.outputType('DeletedPoll', z.object({ success: z.boolean() }));
  const PollUpdate = types.outputType('PollUpdate', pollUpdate);
  const PollConnection = types.outputType('PollConnection', pollConnection);
  const CreatePollInput = types.inputType('CreatePollInput', createPollInput) as object;
  const UpdatePollInput = types.inputType('UpdatePollInput', updatePollInput) as object;
  const CastVoteInput = types.inputType('CastVoteInput', submitVoteInput) as object;

  /** The organization whose polls the caller manages, less the points of one more root field. */
  async function manage({ caller, bearer, address }: GraphQLContext, what: PointsFor): Promise<string> {
    if (!caller) await takeAttempt(limits, address);
    const { organization } = assertScope(assertCaller(caller, bearer), 'polls');
    await takePoints(limits, organization, what);
    return organization.id;
  }

  const enter = ({ caller, bearer, address }: GraphQLContext, id: string, limit: PublicLimit) => {
    // 1. The API key says who this is, or else the address.
    const key = bearer && isApiKey(bearer) ? bearer : undefined;
    // 2. Entering the poll takes from their rate limit; then the field parses its input.
    return enterPoll({ polls, limits }, { id, limit, key, caller, address });
  };

  const viewerOf = ({ caller }: GraphQLContext, given?: string | null) => {
    const { fingerprint } = parseInput(fingerprintQuery, { fingerprint: given || undefined });
    return { organizationId: organizationOf(caller), fingerprint };
  };
  const owned = (poll: Poll) => viewOwnedPoll(poll, polls.clock());

  builder.queryField('polls', (t) =>
    field(
      t,
      "The polls of the API key's organization, newest first.",
      PollConnection,
      { first: argument(t, 'Int', false), after: argument(t, 'String', false) },
      async (_root, args, context) => {
        const organizationId = await manage(context, 'read');
        const { limit, after } = pageOf(args);
        const [found, totalCount] = await Promise.all([
          polls.listAfter(organizationId, after, limit + 1),
          polls.count(organizationId),
        ]);
        return connectionOf(found, { limit, after, totalCount, view: owned });
      },
    ),
  );
  builder.queryField('poll', (t) =>
    field(
      t,
      'A poll: any published one, or one of your own.',
      PollType,
      { id: argument(t, 'ID') },
      async (_root, { id }, context) => {
        await enter(context, id, 'pollReads');
        return polls.view(id, viewerOf(context));
      },
    ),
  );
  const ofVoter = (t: unknown) => ({ id: argument(t, 'ID'), fingerprint: argument(t, 'String', false) });
  builder.queryField('pollResults', (t) =>
    field(
      t,
      'The results of a poll, where they may be seen.',
      PollResults,
      ofVoter(t),
      async (_root, { id, fingerprint }, context) => {
        await enter(context, id, 'pollReads');
        return polls.results(id, viewerOf(context, fingerprint));
      },
    ),
  );
  builder.queryField('hasVoted', (t) =>
    field(
      t,
      'Whether this fingerprint has voted on a poll.',
      'Boolean',
      ofVoter(t),
      async (_root, { id, fingerprint }, context) => {
        await enter(context, id, 'pollReads');
        return polls.hasVoted(id, viewerOf(context, fingerprint).fingerprint);
      },
    ),
  );

  builder.mutationField('createPoll', (t) =>
    field(
      t,
      'Create a poll.',
      PollType,
      { input: argument(t, CreatePollInput) },
      async (_root, { input }, context) => {
        const organizationId = await manage(context, 'write');
        return owned(await polls.create(organizationId, readCreation(input)));
      },
    ),
  );
  builder.mutationField('updatePoll', (t) =>
    field(
      t,
      'Update a poll: what is omitted stays, null clears.',
      PollType,
      { id: argument(t, 'ID'), input: argument(t, UpdatePollInput) },
      async (_root, { id, input }, context) => {
        const organizationId = await manage(context, 'write');
        return owned(await polls.update(organizationId, id, readUpdate(input)));
      },
    ),
  );
  builder.mutationField('publishPoll', (t) =>
    field(
      t,
      'Publish a poll, or with published: false take it back; its votes stay.',
      PollType,
      { id: argument(t, 'ID'), published: argument(t, 'Boolean', false) },
      async (_root, { id, published }, context) =>
        owned(await polls.update(await manage(context, 'write'), id, { published: published ?? true })),
    ),
  );
  builder.mutationField('deletePoll', (t) =>
    field(
      t,
      'Permanently delete a poll and all its votes.',
      DeletedPoll,
      { id: argument(t, 'ID') },
      async (_root, { id }, context) => {
        await polls.remove(await manage(context, 'delete'), id);
        return { success: true };
      },
    ),
  );
  builder.mutationField('issueEmbedToken', (t) =>
    field(
      t,
      'A token for one vote on a poll, valid for 30 minutes.',
      EmbedToken,
      { id: argument(t, 'ID') },
      async (_root, { id }, context) => {
        await enter(context, id, 'pollReads');
        return { token: await polls.issueToken(id, context.origin), expiresIn: EMBED_TOKEN_SECONDS };
      },
    ),
  );
  builder.mutationField('castVote', (t) =>
    field(
      t,
      'Vote on a poll. Sent again as it was, it gets its first answer again.',
      VoteAnswer,
      { id: argument(t, 'ID'), input: argument(t, CastVoteInput) },
      async (_root, { id, input }, context) => {
        const poll = await enter(context, id, 'pollVotes');
        await poll.assertPublished();
        return polls.vote(poll, readVote(input));
      },
    ),
  );

  builder.subscriptionField('pollResults', (t) =>
    (t as unknown as LooseFields).field({
      description: 'A poll, its state and results, now and after each change, a few times a second at most.',
      type: PollUpdate,
      nullable: false,
      args: ofVoter(t),
      subscribe: async (_root: unknown, { id, fingerprint }: Arguments, context: GraphQLContext) => {
        const poll = await enter(context, id, 'pollReads');
        const { caller, bearer = '' } = context;
        // A key may be revoked while somebody watches by it.
        const assertStill = async () => void assertCaller(await apiKeys.find(bearer), bearer);
        return feeds.subscribe(poll, viewerOf(context, fingerprint), caller ? assertStill : undefined);
      },
      resolve: (update: unknown) => update,
    }),
  );
}
