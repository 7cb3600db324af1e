/** Polls over GraphQL: management, voting, and live results. */

import type { Store } from '@showhands/store';
import type { Client } from 'graphql-ws';
import { expect, onTestFinished, test } from 'vitest';
import { API_KEY } from './api-key.ts';
import {
  type Answer,
  freshStorage,
  graphql,
  graphqlClient,
  request,
  runCli,
  spawnServer,
  startTestApp,
  until,
} from './harness.ts';
import { createPoll, EXAMPLE, getToken, patch, vote } from './poll-client.ts';

const codeOf = ({ body }: Answer) => body.errors?.[0]?.extensions?.code;

/** With the key of all tests; throws where it is refused. */
async function manage(url: string, query: string, variables: Record<string, unknown> = {}) {
  const { body } = await graphql(url, query, variables, API_KEY);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data;
}

interface Update {
  readonly id: string;
  readonly status: string;
  readonly closeMessage: string | null;
  readonly poll: { title: string; options: typeof EXAMPLE.options } | null;
  readonly results: { totalVotes: number; results: { optionId: string; count: number }[] } | null;
}

const LIVE = `subscription ($id: ID!, $fingerprint: String) {
  pollResults(id: $id, fingerprint: $fingerprint) {
    id status closeMessage poll { title options { id label } } results { totalVotes results { optionId count } }
  }
}`;

/** Everything that a subscriber is told, as it comes; `end` says how it ended. */
function watch(client: Client, variables: Record<string, unknown>) {
  const updates: Update[] = [];
  const state: { end?: string } = {};
  const iterator = client.iterate<{ pollResults: Update }>({ query: LIVE, variables });
  onTestFinished(() => void iterator.return?.());
  void (async () => {
    try {
      for await (const { data, errors } of iterator) {
        if (errors) state.end = String(errors[0]?.extensions?.code);
        else if (data) updates.push(data.pollResults);
      }
      state.end ??= 'complete';
    } catch (error) {
      state.end = JSON.stringify(error);
    }
  })();
  return { updates, state, total: () => updates.at(-1)?.results?.totalVotes };
}

/** The document's example, as GraphQL names it. */
const { title, description, options, anonymous } = EXAMPLE;
const INPUT = { title, description, options, anonymous, allowMultiple: false, showResultsAfterVote: true };

test('a poll is made, published, voted on and deleted', async () => {
  const { url } = await startTestApp();
  const created = await manage(
    url,
    'mutation ($input: CreatePollInput!) { createPoll(input: $input) { id published options { id label } totalVotes } }',
    { input: INPUT },
  );
  const { id } = created.createPoll;
  expect(created.createPoll).toEqual({ id, published: false, options: EXAMPLE.options, totalVotes: 0 });
  await manage(url, 'mutation ($id: ID!) { publishPoll(id: $id) { published } }', { id });
  const edited = await manage(
    url,
    'mutation ($id: ID!) { updatePoll(id: $id, input: { description: null, maxResponses: 5 }) { title description maxResponses published } }',
    { id },
  );
  expect(edited.updatePoll).toEqual({
    title: EXAMPLE.title,
    description: null,
    maxResponses: 5,
    published: true,
  });

  const issued = await graphql(url, 'mutation ($id: ID!) { issueEmbedToken(id: $id) { token expiresIn } }', {
    id,
  });
  const { token, expiresIn } = issued.body.data.issueEmbedToken;
  expect(expiresIn).toBe(1800);
  const cast = `mutation ($id: ID!, $input: CastVoteInput!) {
    castVote(id: $id, input: $input) { success results { totalVotes results { optionId count voters } } }
  }`;
  const input = { optionIds: ['opt_2'], token, fingerprint: 'ann', clientMetadata: { language: 'de' } };
  const first = await graphql(url, cast, { id, input });
  expect(first.body.data.castVote).toEqual({
    success: true,
    results: {
      totalVotes: 1,
      results: EXAMPLE.options.map((option) => ({
        optionId: option.id,
        count: option.id === 'opt_2' ? 1 : 0,
        voters: null,
      })),
    },
  });
  expect((await graphql(url, cast, { id, input })).body).toEqual(first.body);
  expect(codeOf(await graphql(url, cast, { id, input: { ...input, fingerprint: 'bob' } }))).toBe(
    'invalid_token',
  );
  expect(codeOf(await graphql(url, cast, { id, input: { ...input, token: await getToken(url, id) } }))).toBe(
    'already_voted',
  );

  const seen = await graphql(
    url,
    '{ hasVoted(id: "$", fingerprint: "ann") pollResults(id: "$", fingerprint: "ann") { totalVotes } poll(id: "$") { status totalVotes } }'.replaceAll(
      '$',
      id,
    ),
  );
  expect(seen.body.data).toEqual({
    hasVoted: true,
    pollResults: { totalVotes: 1 },
    poll: { status: 'open', totalVotes: null },
  });
  expect(codeOf(await graphql(url, `{ pollResults(id: "${id}") { totalVotes } }`))).toBe('results_hidden');
  expect(await manage(url, `mutation { deletePoll(id: "${id}") { success } }`)).toEqual({
    deletePoll: { success: true },
  });
  expect(codeOf(await graphql(url, `{ poll(id: "${id}") { id } }`))).toBe('poll_not_found');
});

test('management needs a key, and REST sees what GraphQL did', async () => {
  const { url } = await startTestApp();
  const id = await createPoll(url, { published: false });
  const query = 'query { polls { totalCount } }';
  expect(codeOf(await graphql(url, query))).toBe('unauthorized');
  expect(codeOf(await graphql(url, query, {}, 'sk_wrong'))).toBe('unauthorized');
  expect(codeOf(await graphql(url, `{ poll(id: "${id}") { id } }`))).toBe('poll_not_published');
  expect((await manage(url, `{ poll(id: "${id}") { id } }`)).poll).toEqual({ id });
  const wrong = await graphql(
    url,
    'mutation { createPoll(input: { title: "", options: [] }) { id } }',
    {},
    API_KEY,
  );
  expect(codeOf(wrong)).toBe('invalid_input');
  expect(wrong.body.errors[0].extensions.details.length).toBe(2);
});

test('a list is walked by cursors', async () => {
  const { url, travel } = await startTestApp();
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    ids.unshift(await createPoll(url));
    travel(1000);
  }
  const query = `query ($first: Int, $after: String) { polls(first: $first, after: $after) {
    totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const walked: string[] = [];
  let after: string | null = null;
  do {
    const { polls } = await manage(url, query, { first: 2, after });
    expect(polls.totalCount).toBe(5);
    expect(polls.pageInfo.hasPreviousPage).toBe(after !== null);
    walked.push(...polls.edges.map((edge: { node: { id: string } }) => edge.node.id));
    after = polls.pageInfo.hasNextPage ? polls.pageInfo.endCursor : null;
  } while (after);
  expect(walked).toEqual(ids);
  for (const variables of [{ first: 0 }, { first: 101 }, { after: 'x' }]) {
    expect(codeOf(await graphql(url, query, variables, API_KEY))).toBe('invalid_input');
  }
});

test('each root field spends the points of what it does', async () => {
  const { url } = await startTestApp({ RATE_LIMITS: 'on' });
  const left = async () =>
    Number(
      (await request(`${url}/api/polls`, { headers: { Authorization: `Bearer ${API_KEY}` } })).headers.get(
        'x-ratelimit-remaining',
      ),
    );
  expect(await left()).toBe(999);
  await manage(url, '{ a: polls { totalCount } b: polls { totalCount } }');
  expect(await left()).toBe(996);
  const { createPoll: poll } = await manage(
    url,
    'mutation ($input: CreatePollInput!) { createPoll(input: $input) { id } }',
    { input: INPUT },
  );
  expect(await left()).toBe(992);
  await manage(url, `mutation { deletePoll(id: "${poll.id}") { success } }`);
  expect(await left()).toBe(989);
  // Without a key, a poll's own limits hold, as over REST.
  const id = await createPoll(url);
  const cast = `mutation { castVote(id: "${id}", input: { fingerprint: "f" }) { success } }`;
  for (let count = 0; count < 120; count += 1) expect(codeOf(await graphql(url, cast))).toBe('invalid_token');
  expect(codeOf(await graphql(url, cast))).toBe('rate_limited');
});

test('a wrong key is refused where nobody needs one, and an empty fingerprint is none, both as over REST', async () => {
  const { url } = await startTestApp();
  const id = await createPoll(url);
  const query = `{ poll(id: "${id}") { id } }`;
  expect(codeOf(await graphql(url, query))).toBeUndefined();
  expect(codeOf(await graphql(url, query, {}, 'sk_wrong'))).toBe('unauthorized');
  expect((await graphql(url, `{ hasVoted(id: "${id}", fingerprint: "") }`)).body.data).toEqual({
    hasVoted: false,
  });
  const headers = { Authorization: 'Bearer sk_wrong' };
  expect((await request(`${url}/api/polls/${id}`, { headers })).body.code).toBe('unauthorized');
  expect((await request(`${url}/api/polls/${id}/vote?fingerprint=`)).body).toEqual({ hasVoted: false });
});

test('subscribers are told of votes a few times a second, and in the end of them all', {
  timeout: 120_000,
}, async () => {
  const { url } = await startTestApp();
  const id = await createPoll(url, { show_results_before_vote: true });
  const watchers = Array.from({ length: 3 }, () => watch(graphqlClient(url), { id }));
  await until('all see the start', () => watchers.every(({ updates }) => updates.length === 1));
  expect(watchers[0]?.updates[0]).toEqual({
    id,
    status: 'open',
    closeMessage: null,
    poll: { title: EXAMPLE.title, options: EXAMPLE.options },
    results: {
      totalVotes: 0,
      results: EXAMPLE.options.map((option) => ({ optionId: option.id, count: 0 })),
    },
  });
  const begun = performance.now();
  for (let voter = 0; voter < 100; voter += 1) await vote(url, id, `${voter}`);
  await until('all see the end', () => watchers.every((watcher) => watcher.total() === 100));
  const most = 2 + Math.ceil((performance.now() - begun) / 250);
  for (const { updates } of watchers) {
    expect(updates.length).toBeLessThanOrEqual(most);
    const totals = updates.map(({ results }) => results?.totalVotes ?? -1);
    expect(totals).toEqual(totals.toSorted((a, b) => a - b));
  }
});

test('subscribers are told when a poll changes, closes by time, is unpublished, and deleted', async () => {
  const { url } = await startTestApp();
  const id = await createPoll(url, { show_results_before_vote: true });
  const { updates, state } = watch(graphqlClient(url), { id });
  const status = (expected: string) => until(expected, () => updates.at(-1)?.status === expected);
  await status('open');
  await patch(url, id, { close_message: 'Over', ends_at: new Date(Date.now() + 700).toISOString() });
  await until('the message is there', () => updates.at(-1)?.closeMessage === 'Over');
  // Nobody does anything: the moment itself is told.
  await status('closed');
  await patch(url, id, { starts_at: new Date(Date.now() + 3000).toISOString(), ends_at: null });
  await status('scheduled');
  await status('open');
  await patch(url, id, { show_results_before_vote: false });
  await until('the results are hidden', () => updates.at(-1)?.results === null);
  await patch(url, id, { published: false });
  await status('unpublished');
  // What its owner prepares meanwhile is not for strangers.
  const told = updates.length;
  await patch(url, id, { close_message: 'A draft' });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(updates.slice(told)).toEqual([]);
  expect(updates.at(-1)).toEqual({
    id,
    status: 'unpublished',
    closeMessage: null,
    poll: null,
    results: null,
  });
  await patch(url, id, { published: true });
  await status('open');
  await manage(url, `mutation { deletePoll(id: "${id}") { success } }`);
  await until('it ended', () => state.end === 'complete');
  expect(updates.at(-1)).toEqual({ id, status: 'deleted', closeMessage: null, poll: null, results: null });
});

test('subscribers get the poll itself at first and whenever its owner changed it, not with each vote', async () => {
  const { url } = await startTestApp();
  const id = await createPoll(url, { show_results_before_vote: true });
  const { updates } = watch(graphqlClient(url), { id });
  const { title, options } = EXAMPLE;
  await until('it begins', () => updates.length === 1);
  expect(updates[0]?.poll).toEqual({ title, options });
  await vote(url, id, 'ann');
  await until('the vote is told', () => updates.length === 2);
  expect(updates[1]?.poll).toBeNull();
  await patch(url, id, { title: 'Renamed' });
  await until('the name is told', () => updates.length === 3);
  expect(updates[2]?.poll).toEqual({ title: 'Renamed', options });
  // Not what its owner prepares while strangers may not see it.
  await patch(url, id, { published: false, title: 'A draft' });
  await until('it is unpublished', () => updates.length === 4);
  expect(updates[3]).toMatchObject({ status: 'unpublished', poll: null });
  await patch(url, id, { published: true });
  await until('it is published', () => updates.length === 5);
  expect(updates[4]?.poll).toEqual({ title: 'A draft', options });
});

test('live results are for those who may see them', async () => {
  const { url } = await startTestApp();
  const id = await createPoll(url);
  await vote(url, id, 'ann');
  const stranger = watch(graphqlClient(url), { id, fingerprint: 'bob' });
  await until('a stranger is refused', () => stranger.state.end !== undefined);
  expect([stranger.state.end, stranger.updates]).toEqual(['results_hidden', []]);
  const voter = watch(graphqlClient(url), { id, fingerprint: 'ann' });
  const owner = watch(graphqlClient(url, API_KEY), { id });
  await until('both see', () => voter.total() === 1 && owner.total() === 1);
  const nowhere = watch(graphqlClient(url), { id: 'poll_x' });
  await until('an unknown poll is refused', () => nowhere.state.end === 'poll_not_found');
});

test('the vote of somebody who watches is looked for once', async () => {
  let looks = 0;
  const withStore = (store: Store): Store => ({
    ...store,
    polls: {
      ...store.polls,
      findVotes(stored, voters, tokenIds) {
        // Who votes looks for their token, too.
        if (tokenIds.length === 0) looks += 1;
        return store.polls.findVotes(stored, voters, tokenIds);
      },
    },
  });
  const { url } = await startTestApp({}, freshStorage(), { withStore });
  const id = await createPoll(url);
  await vote(url, id, 'ann');
  const voter = watch(graphqlClient(url), { id, fingerprint: 'ann' });
  for (let total = 1; total < 4; total += 1) {
    await until('the voter sees', () => voter.total() === total);
    await vote(url, id, `${total}`);
  }
  await until('the voter sees', () => voter.total() === 4);
  expect(looks).toBe(1);
});

test('who watches by a key that is revoked is told nothing more', async () => {
  const storage = freshStorage();
  const { url } = await startTestApp({}, storage);
  const key = (await runCli(storage, 'keys', 'create', 'Lent', '--scopes', 'polls')).trim();
  const id = await createPoll(url, { show_results_after_vote: false });
  const lent = watch(graphqlClient(url, key), { id });
  const owner = watch(graphqlClient(url, API_KEY), { id });
  await until('both see', () => lent.total() === 0 && owner.total() === 0);
  const keyId = /^(key_\S+) .*Lent$/m.exec(await runCli(storage, 'keys', 'list'))?.[1] ?? '';
  await runCli(storage, 'keys', 'revoke', keyId);
  await vote(url, id, 'ann');
  await until('the owner sees', () => owner.total() === 1);
  await until('it ended', () => lent.state.end !== undefined);
  expect(lent.state.end).toContain('unauthorized');
  expect(lent.total()).toBe(0);
});

test('what another process counted is told, and read, too', async () => {
  const storage = freshStorage();
  const [one, other] = await Promise.all([spawnServer(storage), spawnServer(storage)]);
  const id = await createPoll(one.url, { show_results_before_vote: true });
  const watcher = watch(graphqlClient(other.url), { id });
  await until('it begins', () => watcher.total() === 0);
  for (let voter = 1; voter <= 5; voter += 1) {
    await vote(one.url, id, `${voter}`);
    // Nothing that was acknowledged is missing on any process, at once.
    expect((await request(`${other.url}/api/polls/${id}/results`)).body.total_votes).toBe(voter);
  }
  await until('the watcher heard', () => watcher.total() === 5);
  const quiet = await createPoll(one.url, { show_results_before_vote: true });
  const alone = watch(graphqlClient(other.url), { id: quiet });
  await until('it begins', () => alone.total() === 0);
  await vote(one.url, quiet, 'ann');
  await until('the watcher heard without anybody reading', () => alone.total() === 1);
});
