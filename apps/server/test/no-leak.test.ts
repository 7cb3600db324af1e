/** Before the reveal nobody learns a vote but its voter; in anonymous rooms, nor who voted. */

import { expect, test } from 'vitest';
import { createRoom, freshStorage, graphql, startTestApp, until } from './harness.ts';
import { proTokenFor } from './pro.ts';
import { type Recording, recordGraphQL, recordPolling, recordSocket } from './recordings.ts';

/** Cards that occur nowhere else, so that finding one anywhere means a vote. */
const CARDS = Array.from({ length: 15 }, (_, i) => `Qx${i.toString(36)}zK${i * 7}w`);

type Session = Awaited<ReturnType<typeof openRound>>;

/** A round in which everything happens that could let a vote slip, up to just before the reveal. */
async function openRound(anonymousVoting: boolean) {
  const storage = freshStorage();
  const app = await startTestApp({ LOG_LEVEL: 'debug' }, storage);
  const { url, travel } = app;
  const room = await createRoom(url, {
    cardScale: 'custom',
    customCardValues: CARDS,
    proToken: await proTokenFor(storage),
    anonymousVoting,
    // The longest, so that none of all this comes too late for it.
    votingTimerSeconds: 300,
  });
  const { roomId } = room;
  const recordings: Recording[] = [];
  const keep = <T extends Recording>(recording: T): T => {
    recordings.push(recording);
    return recording;
  };
  const come = async (name: string, by: 'websocket' | 'polling' = 'websocket', more = {}) =>
    keep(await recordSocket(url, { roomId, name, ...more }, by));
  const outside = keep(recordPolling(url, roomId, room.roomCode));

  /** Which participant gave a card; each is given once, so that it stands for one vote. */
  const votedBy = new Map<string, string>();
  const cards = [...CARDS];
  const vote = async (who: Awaited<ReturnType<typeof come>>): Promise<string> => {
    const value = cards.shift() ?? '';
    votedBy.set(value, who.participantId);
    expect(await who.send('submit-vote', { value })).toEqual({ success: true });
    await outside.poll();
    return value;
  };

  const sarah = await come('Sarah');
  const [ben, ann] = [await come('Ben'), await come('Ann', 'polling', { role: 'QE' })];
  const olga = await come('Olga', 'polling', { asObserver: true });
  const paul = await come('Paul', 'websocket', { asObserver: true });
  const gus = keep(await recordGraphQL(url, { roomId, name: 'Gus' }, 'graphql-ws'));
  const eve = keep(await recordGraphQL(url, { roomId, name: 'Eve', role: 'QE' }, 'event stream'));
  await until('all hear', () =>
    recordings.every(({ messages, by }) => by.startsWith('polling by') || messages.length > 1),
  );

  // A round that is skipped, and one that is voted on again: those votes are never shown to anybody.
  await sarah.send('set-story', { title: 'A' });
  await vote(ben);
  await sarah.send('skip-story');
  await sarah.send('start-next-from-queue');
  await vote(ann);
  await sarah.send('revote');

  // Votes given, changed and taken back
  await vote(ben);
  const bens = await vote(ben);
  await vote(ann);
  await ann.send('clear-vote');
  const anns = await vote(ann);
  const guss = cards.shift() ?? '';
  votedBy.set(guss, gus.participantId);
  const mutation = `mutation { submitVote(input: { value: "${guss}" }) { success } }`;
  expect((await graphql(url, mutation, {}, gus.reconnectToken)).body.errors).toBeUndefined();

  // Voters who leave, are sent away, or lose their connection and come back
  const vic = await come('Vic');
  await vote(vic);
  await vic.send('leave-room');
  keep(await recordSocket(url, { roomId, reconnectToken: vic.reconnectToken }));
  const kim = await come('Kim');
  await vote(kim);
  await sarah.send('remove-participant', { participantId: kim.participantId });
  const lou = await come('Lou');
  const lous = await vote(lou);
  lou.socket.close();
  await ben.next('participant-status');
  keep(await recordSocket(url, { roomId, reconnectToken: lou.reconnectToken }, 'polling'));

  // Everything else that sends room-state, or counts votes
  await ben.send('update-participant', { name: 'Benny' });
  await sarah.send('update-config', { anonymousVoting: !anonymousVoting, autoReveal: false });
  await paul.send('switch-to-voter', { participantId: paul.participantId });
  await sarah.send('transfer-facilitator', { targetParticipantId: paul.participantId });
  await paul.send('transfer-facilitator', { targetParticipantId: sarah.participantId });
  const query = '{ roomState { timerEndsAt } }';
  const { timerEndsAt } = (await graphql(url, query, {}, sarah.reconnectToken)).body.data.roomState;
  travel(Date.parse(timerEndsAt) - Date.now() - 5_000);
  await olga.send('mood-react', { emoji: '🦉' });
  expect(await olga.next('timer-expiring')).toMatchObject({ votedCount: 4 });
  await sarah.send('extend-timer');
  await sarah.send('done-for-today');
  await sarah.send('resume-from-done');
  await sarah.send('add-to-queue', { title: 'B' });
  await come('Late');
  expect(await ben.send('submit-vote', { value: 'no card' })).toMatchObject({ code: 'invalid_card' });
  await outside.poll();
  await heardByAll('🏁');

  async function heardByAll(emoji: string): Promise<void> {
    await sarah.send('mood-react', { emoji });
    const gone = new Set([outside.messages, vic.messages, kim.messages, lou.messages]);
    const listening = recordings.filter(({ messages }) => !gone.has(messages));
    await until(`all heard ${emoji}`, () =>
      listening.every(({ messages }) => messages.join('').includes(emoji)),
    );
  }
  return { app, sarah, recordings, votedBy, standing: [bens, anns, guss, lous], heardByAll, eve };
}

/** The votes of others that a client was told: every card but those in the list of the deck, and in a refusal of it. */
function leakedVotes({ participantId, messages }: Recording, votedBy: Session['votedBy']): string[] {
  const text = withoutDeck(messages.join('\n'));
  return [...votedBy]
    .filter(([card, voter]) => voter !== participantId && text.includes(card))
    .map(([card]) => card);
}

function withoutDeck(text: string): string {
  return text.replaceAll(/"cardValues":\[[^\]]*\]/g, '').replaceAll(/The vote must be one of: [^"]*/g, '');
}

/** Which people a client could connect with having voted, besides themselves. */
function leakedVoters({ participantId, messages }: Recording): string[] {
  const ids = (text: string) => [...text.matchAll(/p_[\w-]{16}/g)].map(([id]) => id);
  const text = messages.join('\n');
  const told = [
    ...[...text.matchAll(/\{[^{}]*"hasVoted":true[^{}]*\}/g)].flatMap(
      ([person]) => /"id":"(.*?)"/.exec(person)?.[1] ?? [],
    ),
    ...[...text.matchAll(/"votingStatus":\{[^}]*\}/g)].flatMap(([status]) => ids(status)),
    ...text
      .split('\n')
      .filter((line) => /vote-(submitted|cleared)/.test(line))
      .flatMap((line) => [...line.matchAll(/articipantId":"(p_[\w-]{16})"/g)].map(([, id]) => id ?? '')),
  ];
  return [...new Set(told)].filter((id) => id !== participantId);
}

test.each([
  ['an open', false],
  ['an anonymous', true],
])('in %s room no vote is told before the reveal, and all are with it', async (_kind, anonymous) => {
  const { app, sarah, recordings, votedBy, standing, heardByAll } = await openRound(anonymous);
  expect(recordings.length).toBeGreaterThan(12);
  for (const recording of recordings) {
    expect(leakedVotes(recording, votedBy), `told to ${recording.participantId} by ${recording.by}`).toEqual(
      [],
    );
  }
  for (const line of [...app.busLines, ...app.logLines]) {
    expect(
      CARDS.filter((card) => line.includes(card)),
      line,
    ).toEqual([]);
  }

  // The same search finds what was revealed: so it can find.
  await sarah.send('reveal-votes');
  await heardByAll('🎬');
  for (const by of ['websocket', 'polling', 'graphql-ws', 'event stream']) {
    const watchers = recordings.filter((each) => each.by === by && each.messages.join('').includes('🎬'));
    expect(watchers.length).toBeGreaterThan(0);
    for (const watcher of watchers) {
      const others = standing.filter((card) => votedBy.get(card) !== watcher.participantId);
      expect(leakedVotes(watcher, votedBy).sort()).toEqual(others.sort());
    }
  }
  expect(standing.filter((card) => app.busLines.join('').includes(card))).toEqual(standing);
});

test('in an anonymous room nobody is told who votes, in an open room everybody is', async () => {
  const anonymous = await openRound(true);
  for (const recording of anonymous.recordings) {
    expect(leakedVoters(recording), `told to ${recording.participantId} by ${recording.by}`).toEqual([]);
  }
  const told = anonymous.recordings.map(({ messages }) => messages.join(''));
  expect(told.filter((text) => text.includes('"anonymous"')).length).toBeGreaterThan(6);

  const open = await openRound(false);
  const { participantId } = open.eve;
  for (const by of ['websocket', 'polling', 'graphql-ws', 'event stream']) {
    const watcher = open.recordings.find((each) => each.by === by && each.participantId !== participantId);
    expect(leakedVoters(watcher ?? open.eve).length, by).toBeGreaterThan(3);
  }
});

test('log lines hold no tokens either', async () => {
  const { app, recordings } = await openRound(false);
  const text = app.logLines.join('\n');
  for (const { reconnectToken } of recordings) {
    if (reconnectToken) expect(text).not.toContain(reconnectToken);
  }
  expect(app.busLines.join('')).not.toMatch(/rt_/);
});
