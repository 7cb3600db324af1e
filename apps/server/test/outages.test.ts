/** While the database doesn't answer, everybody hears `unavailable`, on every transport; afterwards all is well. */

import type { Store } from '@showhands/store';
import { expect, test } from 'vitest';
import { API_KEY } from './api-key.ts';
import {
  connect,
  createRoom,
  freshStorage,
  graphql,
  graphqlClient,
  join,
  post,
  request,
  startTestApp,
} from './harness.ts';
import { BEARER, createPoll, EXAMPLE, getToken, patch, sendVote } from './poll-client.ts';

type Part = 'rooms' | 'polls' | 'organizations';

/** A server whose database rejects the calls that `isOut` names, as `rooms.load`. */
async function startWithOutages() {
  let isOut: (call: string) => boolean = () => false;
  const failing = <Methods extends object>(part: Part, methods: Methods): Methods => {
    const entries = Object.entries(methods).map(([name, method]) => [
      name,
      typeof method !== 'function'
        ? method
        : (...args: unknown[]) =>
            isOut(`${part}.${name}`) ? Promise.reject(new Error('connection refused')) : method(...args),
    ]);
    return Object.fromEntries(entries);
  };
  const withStore = (store: Store): Store => ({
    ...store,
    rooms: failing('rooms', store.rooms),
    polls: failing('polls', store.polls),
    organizations: failing('organizations', store.organizations),
  });
  const app = await startTestApp({}, freshStorage(), { withStore });
  // What is cleared away now and then fails as well, and nobody asked for it.
  const isAsked = (line: string) => !/"call":"(rooms\.deleteExpired|polls\.purge)"/.test(line);
  const failures = () => app.logLines.filter((line) => line.includes('connection refused') && isAsked(line));
  return {
    ...app,
    failures,
    fail(which: (call: string) => boolean) {
      isOut = which;
    },
  };
}

test('REST and GraphQL answer 503 during an outage, and log each failure once', async () => {
  const { url, fail, failures, logLines } = await startWithOutages();
  const { roomId, roomCode } = await createRoom(url);
  const id = await createPoll(url);
  const body = { fingerprint: 'f', option_ids: ['opt_1'], _token: await getToken(url, id) };
  const room = { facilitatorName: 'Sarah', cardScale: 'fibonacci', roles: ['Dev'], anonymousVoting: false };
  const json = { ...BEARER, 'Content-Type': 'application/json' };
  const requests: Record<string, () => Promise<{ status: number; body: { code?: string } }>> = {
    'a room': () => request(`${url}/api/rooms/${roomId}/info`),
    'a code': () => request(`${url}/api/rooms/code/${roomCode}`),
    'a new room': () => post(`${url}/api/rooms`, room),
    'a poll': () => request(`${url}/api/polls/${id}`),
    'an unknown poll': () => request(`${url}/api/polls/poll_x`),
    results: () => request(`${url}/api/polls/${id}/results?fingerprint=f`),
    'a token': () => request(`${url}/api/polls/${id}/token`),
    'whether somebody voted': () => request(`${url}/api/polls/${id}/vote?fingerprint=f`),
    'a vote': () => sendVote(url, id, body),
    'a list': () => request(`${url}/api/polls`, { headers: BEARER }),
    'a new poll': () => post(`${url}/api/polls`, EXAMPLE, BEARER),
    'a change': () => patch(url, id, { title: 'T' }),
    'a deletion': () => request(`${url}/api/polls/${id}`, { method: 'DELETE', headers: json }),
  };
  const queries = [
    `{ room(id: "${roomId}") { roomId } }`,
    `{ room(code: "${roomCode}") { roomId } }`,
    `{ poll(id: "${id}") { title } }`,
    `{ pollResults(id: "${id}", fingerprint: "f") { totalVotes } }`,
  ];
  const withoutKey = (call: string) => !call.startsWith('organizations');
  // Who has a key is found out first: with and without that one.
  for (const which of [withoutKey, () => true]) {
    fail(which);
    for (const [what, send] of Object.entries(requests)) {
      const before = failures().length;
      const answer = await send();
      expect([answer.status, answer.body.code], what).toEqual([503, 'unavailable']);
      // A page of a list, and how long all of it is, are asked for together.
      expect(failures().length - before, what).toBe(what === 'a list' && which === withoutKey ? 2 : 1);
    }
    for (const query of queries) {
      const { body } = await graphql(url, query);
      expect(body.errors?.[0].extensions.code, query).toBe('unavailable');
    }
    expect(
      (await graphql(url, '{ polls { edges { cursor } } }', {}, API_KEY)).body.errors?.[0].extensions.code,
    ).toBe('unavailable');
  }
  expect(logLines.filter((line) => line.includes('unexpected error'))).toEqual([]);
  fail(() => false);
  expect((await requests['a vote']?.())?.status).toBe(200);
  expect((await requests['a code']?.())?.status).toBe(200);
});

test('who joins hears it as well, at the door and behind it', async () => {
  const { url, fail, logLines } = await startWithOutages();
  const { roomId } = await createRoom(url);
  const client = await connect(url);
  const someone = { roomId, name: 'Mike', role: 'Dev' };
  // 1. The room is not in memory yet.
  fail((call) => call === 'rooms.load');
  expect(await client.send('join-room', someone)).toMatchObject({ code: 'unavailable' });
  fail(() => false);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  // 2. It is, but a save failed: it has to be read again.
  fail((call) => call.startsWith('rooms'));
  expect(await sarah.send('set-story', { title: 'PP-1' })).toMatchObject({ code: 'unavailable' });
  expect(await client.send('join-room', someone)).toMatchObject({ code: 'unavailable' });
  const { body } = await graphql(url, '{ roomState { roomId } }', {}, sarah.reconnectToken);
  expect(body.errors[0].extensions.code).toBe('unavailable');
  fail(() => false);
  expect(await client.send('join-room', someone)).toMatchObject({ success: true });
  expect(logLines.filter((line) => line.includes('unexpected error'))).toEqual([]);
});

test('whoever was let in and cannot be shown the room is not in it', async () => {
  const FOUR_DAYS_MS = 4 * 24 * 60 * 60 * 1000;
  let afterSave = () => {};
  const withStore = (store: Store): Store => ({
    ...store,
    rooms: {
      ...store.rooms,
      async save(...args) {
        const isKept = await store.rooms.save(...args);
        afterSave();
        return isKept;
      },
    },
  });
  const { url, travel } = await startTestApp({}, freshStorage(), { withStore });
  const { roomId } = await createRoom(url);
  const mike = await connect(url);
  const person = { roomId, name: 'Mike', role: 'Dev' };
  // The room expires between the two.
  afterSave = () => travel(FOUR_DAYS_MS);
  expect(await mike.send('join-room', person)).toMatchObject({ code: 'room_not_found' });
  travel(-FOUR_DAYS_MS);
  expect(await mike.send('submit-vote', { value: '5' })).toMatchObject({ code: 'not_in_room' });
});

test('a GraphQL websocket whose key cannot be looked up is told to try again later', async () => {
  const { url, fail } = await startWithOutages();
  fail((call) => call === 'organizations.findKey');
  const query = { query: '{ __typename }' };
  await expect(graphqlClient(url, API_KEY).iterate(query).next()).rejects.toMatchObject({ code: 1013 });
  fail(() => false);
  expect((await graphqlClient(url, API_KEY).iterate(query).next()).value).toMatchObject({
    data: { __typename: 'Query' },
  });
});

test('results that nobody can tell whether somebody may see are not told as hidden', async () => {
  const { url, fail } = await startWithOutages();
  const id = await createPoll(url, { show_results_before_vote: true });
  const query = `subscription { pollResults(id: "${id}", fingerprint: "f") { results { totalVotes } } }`;
  const updates = graphqlClient(url).iterate({ query });
  expect((await updates.next()).value).toMatchObject({
    data: { pollResults: { results: { totalVotes: 0 } } },
  });
  fail((call) => call === 'polls.findVotes');
  expect((await patch(url, id, { show_results_before_vote: false })).status).toBe(200);
  await expect(updates.next()).rejects.toMatchObject([{ extensions: { code: 'unavailable' } }]);
});
