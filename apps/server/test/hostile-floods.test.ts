/** Floods, with the limits on: what is too much is refused, and nobody else notices. */

import { expect, onTestFinished, test } from 'vitest';
import { connect, createRoom, graphql, graphqlClient, join, post, request, startTestApp } from './harness.ts';
import { openRound, readState } from './hostile.ts';

/** So that the others come from elsewhere. */
const ELSEWHERE = { extraHeaders: { 'X-Forwarded-For': '198.51.100.1' } };
/** Less than anybody waits for an answer, and enough for a machine that is busy with a flood and with other tests. */
const PROMPT_MS = 8_000;

const limitsOn = { RATE_LIMITS: 'on', TRUST_PROXY: '1' };

test('a flood of each event is refused, and the others go on voting', async () => {
  const { url } = await startTestApp(limitsOn);
  const { room, sarah, mike } = await openRound(url);
  const ann = await join(url, room.roomId, { name: 'Ann' }, ELSEWHERE);
  const eve = await join(url, room.roomId, { name: 'Eve' });
  const others: string[] = [];
  ann.socket.onAny((name: string) => others.push(name));
  const floods: [event: string, input: unknown, allowed: number][] = [
    ['submit-vote', { value: '8' }, 10],
    ['clear-vote', {}, 10],
    ['mood-react', { emoji: '👍' }, 5],
    ['update-participant', { name: 'Eve' }, 5],
    ['set-story', { title: 'T' }, 5],
    ['add-to-queue', { title: 5 }, 10],
    ['reveal-votes', {}, 3],
    ['join-room', { roomId: room.roomId, name: 5, role: 'Dev' }, 2],
    ['no-such-event', { x: 1 }, 10],
    ['another-one', undefined, 0],
  ];
  for (const [event, input, allowed] of floods) {
    const flood = Promise.all(Array.from({ length: 200 }, () => eve.send(event, input)));
    const begun = performance.now();
    expect(await ann.send('submit-vote', { value: '3' })).toMatchObject({});
    expect(performance.now() - begun, event).toBeLessThan(PROMPT_MS);
    const answers = await flood;
    expect(answers.filter(({ code }) => code === 'rate_limited').length, event).toBe(200 - allowed);
    for (const { success, code, error } of answers) {
      expect(code, event).not.toBe('internal');
      if (!success) expect(error).toEqual(expect.any(String));
    }
  }
  expect(others.filter((name) => name === 'mood-reaction')).toHaveLength(5);
  expect([sarah, mike, ann, eve].map(({ socket }) => socket.connected)).toEqual([true, true, true, true]);
  expect((await readState(url, sarah.reconnectToken)).currentStory?.title).toBe('PP-1');
});

test('a flood of connections is refused, and who brings a token still comes in', async () => {
  const { url } = await startTestApp(limitsOn);
  const { room, mike } = await openRound(url);
  const attempts = await Promise.allSettled(Array.from({ length: 60 }, () => connect(url)));
  const refused = attempts.filter((attempt) => attempt.status === 'rejected');
  expect(refused).toHaveLength(60 - 18);
  expect(refused[0]?.reason).toMatchObject({ data: { code: 'rate_limited' } });
  const again = await join(
    url,
    room.roomId,
    { reconnectToken: mike.reconnectToken },
    { auth: { reconnectToken: mike.reconnectToken } },
  );
  expect(again.participantId).toBe(mike.participantId);
  await join(url, room.roomId, { name: 'Ann' }, ELSEWHERE);

  const stranger = graphqlClient(url);
  const socketRefusal = await stranger
    .iterate({ query: '{ __typename }' })
    .next()
    .catch((event) => event.code);
  expect(socketRefusal).toBe(4403);
  const events = graphqlClient(url, mike.reconnectToken).iterate({
    query: 'subscription { roomEvents { __typename } }',
  });
  expect((await events.next()).value).toMatchObject({
    data: { roomEvents: { __typename: 'RoomStateEvent' } },
  });
});

test('a flood of requests is 429 with the time to wait, also for what is no request', async () => {
  const { url } = await startTestApp(limitsOn);
  const { sarah, expectUnchanged } = await openRound(url);
  const answers = await Promise.all([
    ...Array.from({ length: 60 }, () => request(`${url}/api/rooms/code/ABCDEF`)),
    ...Array.from({ length: 60 }, () => post(`${url}/api/rooms`, '{')),
    ...Array.from({ length: 60 }, () => request(`${url}/api/nothing`)),
  ]);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(80);
  for (const { headers, body } of refused) {
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(body).toMatchObject({ code: 'rate_limited', error: expect.any(String) });
  }
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const elsewhere = { headers: { 'X-Forwarded-For': '198.51.100.2' } };
  expect((await request(`${url}/api/rooms/code/ABCDEF`, elsewhere)).status).toBe(404);
  expect(await sarah.send('mood-react', { emoji: '👍' })).toEqual({ success: true });
  await expectUnchanged();
});

test('a flood of GraphQL operations spends the same limits', async () => {
  const { url } = await startTestApp(limitsOn);
  const { room, mike, look } = await openRound(url);
  const codes = async (query: string, token?: string) => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => graphql(url, query, {}, token)));
    return answers.map(({ body }) => body.errors?.[0].extensions.code ?? 'ok');
  };
  const count = (all: string[], code: string) => all.filter((each) => each === code).length;

  expect(count(await codes('{ room(code: "ABCDEF") { roomId } }'), 'rate_limited')).toBe(30);
  const votes = await codes(
    'mutation { submitVote(input: { value: "8" }) { success } }',
    mike.reconnectToken,
  );
  expect([count(votes, 'ok'), count(votes, 'rate_limited')]).toEqual([10, 50]);
  const aliases = Array.from(
    { length: 15 },
    (_, index) => `m${index}: moodReact(input: { emoji: "👍" }) { success }`,
  );
  const moods = await graphql(url, `mutation { ${aliases.join(' ')} }`, {}, mike.reconnectToken);
  expect(moods.body.errors.length).toBeGreaterThan(0);
  const joins = await codes(
    `mutation { joinRoom(input: { roomId: "${room.roomId}", name: "E" }) { participantId } }`,
  );
  expect(count(joins, 'rate_limited')).toBeGreaterThanOrEqual(40);

  const client = graphqlClient(url, mike.reconnectToken);
  const subscriptions = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const events = client.iterate({ query: 'subscription { roomEvents { __typename } }' });
      const { value } = await events.next().catch((error) => ({ value: { errors: error } }));
      return JSON.stringify(value).includes('rate_limited') ? 'rate_limited' : 'ok';
    }),
  );
  expect([count(subscriptions, 'ok'), count(subscriptions, 'rate_limited')]).toEqual([20, 20]);
  expect((await look()).participants.map(({ name }) => name)).toEqual(['Sarah', 'Mike']);
});

test('guessing a password is slow, whichever way it is tried, and members notice nothing', async () => {
  const { url } = await startTestApp({ ...limitsOn, PRO_FOR_ALL: 'true' });
  const { roomId } = await createRoom(url, { password: 'open sesame' });
  const sarah = await join(url, roomId, { name: 'Sarah', password: 'open sesame' });
  const guess = (password: unknown) => ({ roomId, name: 'Eve', role: 'Dev', password });
  const codes: string[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const eve = await connect(url);
    codes.push((await eve.send('join-room', guess(`guess ${attempt}`))).code);
    codes.push((await eve.send('join-room', guess(`other ${attempt}`))).code);
  }
  expect(codes).toEqual([...Array(5).fill('wrong_password'), 'password_attempts_exceeded']);
  const query = 'mutation ($input: JoinRoomInput!) { joinRoom(input: $input) { participantId } }';
  const { body } = await graphql(url, query, { input: guess('open sesame') });
  expect(body.errors[0].extensions).toMatchObject({ code: 'password_attempts_exceeded' });
  const again = await connect(url, { auth: { reconnectToken: sarah.reconnectToken } });
  expect(await again.send('join-room', { roomId, reconnectToken: sarah.reconnectToken })).toMatchObject({
    success: true,
  });
  await join(url, roomId, { name: 'Ann', password: 'open sesame' }, ELSEWHERE);
});

test('whoever floods without reading the answers is cut off, and costs the others nothing', async () => {
  const { url } = await startTestApp();
  const { room, sarah, mike } = await openRound(url);
  const slow = await join(url, room.roomId, { name: 'Slow' });
  // The raw connection below socket.io-client: it stays open, and is not read any more.
  const { ws } = slow.socket.io.engine.transport as unknown as { ws: { _socket: import('node:net').Socket } };
  ws._socket.pause();
  onTestFinished(() => void ws._socket.destroy());
  // Each of the fifty titles is told to be wrong: an answer of some kilobytes.
  const titles = Array(50).fill(0);
  const gone = mike.next('participant-status');
  let isGone = false;
  void gone.then(() => {
    isGone = true;
  });
  let slowest = 0;
  for (let event = 0; !isGone && event < 20_000; event += 1) {
    slow.socket.emit('bulk-add-to-queue', { titles }, () => {});
    if (event % 100 === 0) {
      const begun = performance.now();
      await sarah.send('mood-react', { emoji: '👍' });
      slowest = Math.max(slowest, performance.now() - begun);
    }
  }
  expect(await gone).toEqual({ participantId: slow.participantId, status: 'offline' });
  expect(slowest).toBeLessThan(PROMPT_MS);
  expect(await mike.send('submit-vote', { value: '8' })).toEqual({ success: true });
});
