/** The document's own examples, as a client reads them: the shapes are written out here, not taken from our schemas. */

import { expect, test } from 'vitest';
import { createRoom, join, post, request, startTestApp } from './harness.ts';

const text = expect.any(String);
const bool = expect.any(Boolean);
const number = expect.any(Number);

const STORY = { id: text, title: text, description: null, url: null };
const PERSON = {
  id: text,
  name: text,
  role: text,
  isFacilitator: bool,
  isObserver: bool,
  connectionStatus: expect.stringMatching(/^(online|offline)$/),
  hasVoted: bool,
};

/** The keys that a documented example shows; more may be there. */
function expectShape(value: Record<string, unknown>, shape: Record<string, unknown>): void {
  expect(value).toEqual(expect.objectContaining(shape));
}

test('the curl and JavaScript examples of the REST API work as printed', async () => {
  const { url } = await startTestApp({ PUBLIC_URL: 'https://poker.example' });
  const response = await fetch(`${url}/api/rooms`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      facilitatorName: 'Sarah',
      cardScale: 'fibonacci',
      roles: ['Dev', 'QE'],
      anonymousVoting: false,
    }),
  });
  expect(response.ok).toBe(true);
  const { roomId, roomCode, joinUrl } = await response.json();
  expectShape({ roomId, roomCode, joinUrl }, { roomId: text, roomCode: text, joinUrl: text });
  expect(joinUrl).toBe(`https://poker.example/room/${roomId}`);
  expect((await request(`${url}/api/rooms/code/${roomCode}`)).body).toEqual({ roomId });
  expectShape((await request(`${url}/api/rooms/${roomId}/info`)).body, {
    roomId,
    roomCode,
    roles: ['Dev', 'QE'],
    cardScale: 'fibonacci',
    participantCount: 0,
    maxParticipants: 25,
    passwordRequired: false,
  });
  expectShape((await request(`${url}/health`)).body, { status: 'ok', uptime: number, timestamp: text });
  expectShape((await post(`${url}/api/rooms`, {})).body, { error: text });
});

test('the documented decks are what a room offers', async () => {
  const { url } = await startTestApp({ PRO_FOR_ALL: 'true' });
  const decks = {
    fibonacci: '0, 1, 2, 3, 5, 8, 13, 21, ☕, ❓',
    tshirt: 'XS, S, M, L, XL, ☕, ❓',
    simple: '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ☕, ❓',
    custom: 'a, b',
  };
  for (const [cardScale, deck] of Object.entries(decks)) {
    const { roomId } = await createRoom(url, {
      cardScale,
      customCardValues: cardScale === 'custom' ? ['a', 'b'] : null,
    });
    const { state } = await join(url, roomId, { name: 'Sarah' });
    expect(state.config.cardValues.join(', ')).toBe(deck);
  }
});

test('a session has the documented shapes, and a restart changes none of them', async () => {
  const app = await startTestApp();
  const { roomId, facilitatorRestToken } = await createRoom(app.url, {
    votingTimerSeconds: 60,
    storyQueue: [{ title: 'PP-1' }, { title: 'PP-2', description: 'why', url: 'https://jira.example/PP-2' }],
  });
  const sarah = await join(app.url, roomId, { name: 'Sarah', role: 'Dev' });
  const mike = await join(app.url, roomId, { name: 'Mike', role: 'QE' });
  const ann = await join(app.url, roomId, { name: 'Ann', role: 'Dev' });
  expectShape(await sarah.next('participant-joined'), PERSON);
  await sarah.send('start-next-from-queue');
  const started = await mike.next('story-changed');
  expectShape(started, { ...STORY, phase: 'voting', timerEndsAt: expect.stringMatching(/^\d{4}-.*T.*Z$/) });
  expect((await mike.next('queue-updated')).queue).toEqual([
    { id: text, title: 'PP-2', description: 'why', url: 'https://jira.example/PP-2' },
  ]);
  await mike.send('submit-vote', { value: '8' });
  await ann.send('submit-vote', { value: '5' });
  expectShape(await sarah.next('vote-submitted'), { participantId: mike.participantId });
  await sarah.send('reveal-votes');
  const result = {
    votes: [
      { participantId: mike.participantId, participantName: 'Mike', participantRole: 'QE', value: '8' },
      { participantId: ann.participantId, participantName: 'Ann', participantRole: 'Dev', value: '5' },
    ],
    overall: { average: 6.5, median: 6.5, consensus: 'discuss' },
    byRole: [
      { role: 'Dev', count: 1, votes: ['5'], average: 5, median: 5 },
      { role: 'QE', count: 1, votes: ['8'], average: 8, median: 8 },
    ],
    hasRoleGap: false,
  };
  expect(await ann.next('votes-revealed')).toEqual(result);
  await sarah.send('set-final-estimate', { value: '8' });

  const { url } = await app.restart();
  const host = await join(url, roomId, { reconnectToken: facilitatorRestToken, name: 'Sarah' });
  const back = await join(url, roomId, { reconnectToken: mike.reconnectToken });
  const { state } = back;
  expectShape(state, {
    config: expect.objectContaining({
      cardScale: 'fibonacci',
      roles: ['Dev', 'QE'],
      anonymousVoting: false,
      autoReveal: false,
      votingTimerSeconds: 60,
      facilitatorParticipates: false,
    }),
    currentStory: { ...STORY, title: 'PP-1', phase: 'revealed', timerEndsAt: null },
    revealResult: result,
    history: [],
    storyQueue: [{ id: text, title: 'PP-2', description: 'why', url: 'https://jira.example/PP-2' }],
    finalEstimateOverride: '8',
  });
  expect(state.votingStatus).toEqual({
    [sarah.participantId]: false,
    [mike.participantId]: true,
    [ann.participantId]: true,
  });
  for (const person of state.participants) expectShape(person, PERSON);
  expect(state.participants.map(({ name, connectionStatus }) => [name, connectionStatus])).toEqual([
    ['Sarah', 'offline'],
    ['Mike', 'online'],
    ['Ann', 'offline'],
    ['Sarah', 'online'],
  ]);

  await host.send('next-story');
  await host.send('start-next-from-queue');
  await host.send('reveal-votes');
  const empty = await back.next('votes-revealed');
  expect(empty.overall).toEqual({ average: null, median: null, consensus: 'discuss' });
  await host.send('end-session');
  const { history } = await back.next('session-ended');
  const finals = ['8', null];
  expect(history).toEqual(
    ['PP-1', 'PP-2'].map((title, i) => ({
      id: text,
      title,
      description: i ? 'why' : null,
      url: i ? 'https://jira.example/PP-2' : null,
      finalEstimate: finals[i],
      wasRevoted: false,
      result: i ? empty : result,
      completedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    })),
  );
});

test('names, cards and titles come back exactly as sent, whatever they are made of', async () => {
  const app = await startTestApp({ PRO_FOR_ALL: 'true' });
  const cards = [
    '$where',
    'a.b',
    '__proto__',
    '0',
    '-1',
    '½',
    '☕',
    '🦄',
    '"',
    "'",
    '<b>',
    '\\',
    '٣',
    '1.50',
  ];
  const roles = ['$set', '__proto__', 'a.b', 'constructor'];
  const storyQueue = [{ title: '$ne', description: 'two\nlines', url: null }, { title: '{"a":1}' }];
  const { roomId } = await createRoom(app.url, {
    facilitatorName: '$gt',
    cardScale: 'custom',
    customCardValues: cards,
    roles,
    storyQueue,
    facilitatorParticipates: true,
  });
  const first = await join(app.url, roomId, { name: '$gt', role: '__proto__', avatarSeed: '$x.y' });
  expect(first.state.participants[0]).toMatchObject({ name: '$gt', role: '__proto__', isFacilitator: true });
  await first.send('start-next-from-queue');
  for (const value of cards)
    expect(await first.send('submit-vote', { value }), value).toEqual({ success: true });
  await first.send('submit-vote', { value: '__proto__' });
  const { url } = await app.restart();
  const back = await join(url, roomId, { reconnectToken: first.reconnectToken });
  expect(back.state).toMatchObject({
    ownVote: '__proto__',
    currentStory: storyQueue[0],
    storyQueue: [{ title: '{"a":1}' }],
  });
  expect(back.state.config).toMatchObject({ cardValues: cards, roles });
  await back.send('reveal-votes');
  expect(await back.next('votes-revealed')).toMatchObject({
    votes: [{ participantName: '$gt', participantRole: '__proto__', value: '__proto__' }],
    byRole: [{ role: '__proto__', count: 1, votes: ['__proto__'] }],
  });
});
