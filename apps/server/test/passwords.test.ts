/** Rooms with a password: who gets in, and how often one may guess. */

import { expect, test } from 'vitest';
import { connect, createRoom, graphql, join, startTestApp } from './harness.ts';

const PASSWORD = 'correct horse';

async function startWithRoom() {
  const { url, logLines } = await startTestApp({ PRO_FOR_ALL: 'true', RATE_LIMITS: 'on', TRUST_PROXY: '1' });
  const { roomId, facilitatorRestToken } = await createRoom(url, { password: PASSWORD });
  /** One try, on a socket of its own, from one of several addresses. */
  const attempt = async (password: string | undefined, address = '203.0.113.1', more = {}) => {
    const extraHeaders = { 'X-Forwarded-For': address };
    const client = await connect(url, { extraHeaders, auth: { reconnectToken: facilitatorRestToken } });
    const answer = await client.send('join-room', { roomId, name: 'Ann', role: 'Dev', password, ...more });
    client.socket.close();
    return answer.success ? 'in' : answer.code;
  };
  return { url, roomId, facilitatorRestToken, attempt, logLines };
}

test('only the password lets strangers in, exactly as typed; asking without costs nothing', async () => {
  const { attempt } = await startWithRoom();
  for (let i = 0; i < 7; i += 1) expect(await attempt(i % 2 ? undefined : '')).toBe('wrong_password');
  expect(await attempt(PASSWORD.toUpperCase())).toBe('wrong_password');
  expect(await attempt(`${PASSWORD} `)).toBe('wrong_password');
  for (let i = 0; i < 7; i += 1) expect(await attempt(PASSWORD)).toBe('in');
});

test('after five wrong passwords an address is refused for that room, but for its tokens', async () => {
  const { url, roomId, attempt, facilitatorRestToken } = await startWithRoom();
  const ben = await join(url, roomId, { name: 'Ben', password: PASSWORD });
  for (let i = 0; i < 5; i += 1) {
    expect(await attempt(`wrong ${i}`)).toBe('wrong_password');
    if (i < 4) expect(await attempt(PASSWORD)).toBe('in');
  }
  expect(await attempt('wrong again')).toBe('password_attempts_exceeded');
  expect(await attempt(PASSWORD)).toBe('password_attempts_exceeded');
  expect(await attempt(undefined)).toBe('password_attempts_exceeded');
  for (const reconnectToken of [ben.reconnectToken, facilitatorRestToken]) {
    expect(await attempt(undefined, '203.0.113.1', { reconnectToken })).toBe('in');
  }
  expect(await attempt(PASSWORD, '203.0.113.2')).toBe('in');
});

test('guessing on many connections at once gives no more than five guesses', async () => {
  const { attempt } = await startWithRoom();
  const answers = await Promise.all(Array.from({ length: 15 }, (_, i) => attempt(`guess ${i}`)));
  expect(answers.filter((answer) => answer === 'wrong_password')).toHaveLength(5);
  expect(answers.filter((answer) => answer === 'password_attempts_exceeded')).toHaveLength(10);
});

test('a whole team that knows the password gets in at once', async () => {
  const { attempt } = await startWithRoom();
  expect(await Promise.all(Array.from({ length: 12 }, () => attempt(PASSWORD)))).toEqual(
    Array(12).fill('in'),
  );
});

test('GraphQL spends the same attempts', async () => {
  const { url, roomId, attempt } = await startWithRoom();
  const joinRoom = 'mutation ($input: JoinRoomInput!) { joinRoom(input: $input) { participantId } }';
  const tryGraphQL = async (password: string) => {
    const input = { roomId, name: 'Ann', role: 'Dev', password };
    const { body } = await graphql(url, joinRoom, { input });
    return body.errors?.[0].extensions.code ?? 'in';
  };
  // The same address by another way: what the proxy header says counts for both.
  const own = '127.0.0.1';
  for (let i = 0; i < 3; i += 1) expect(await tryGraphQL(`wrong ${i}`)).toBe('wrong_password');
  for (let i = 0; i < 2; i += 1) expect(await attempt(`wrong ${i}`, own)).toBe('wrong_password');
  expect(await tryGraphQL(PASSWORD)).toBe('password_attempts_exceeded');
  expect(await attempt(PASSWORD, own)).toBe('password_attempts_exceeded');
});

test('no password is ever logged', async () => {
  const { attempt, logLines } = await startWithRoom();
  await attempt(PASSWORD);
  await attempt('wrong horse');
  expect(logLines.join('')).not.toContain('horse');
});
