/** Every documented event, sent and received, with its payload, its side effects and its acknowledgement. */

import { roomCommands } from '@showhands/core';
import { roomEvents, roomState } from '@showhands/protocol';
import { describe, expect, test } from 'vitest';
import { DOCUMENTED_COMMANDS } from './documented-commands.ts';
import { createRoom, join, type Member, startTestApp, until } from './harness.ts';
import { expectDocumented, expectExactly } from './strict.ts';

const CLIENT_EVENTS = [
  'join-room',
  'submit-vote',
  'clear-vote',
  'set-story',
  'reveal-votes',
  'next-story',
  'revote',
  'add-to-queue',
  'bulk-add-to-queue',
  'start-next-from-queue',
  'remove-participant',
  'transfer-facilitator',
  'remove-from-queue',
  'reorder-queue',
  'update-queue-item',
  'skip-story',
  'start-from-queue',
  'switch-to-voter',
  'set-final-estimate',
  'update-config',
  'extend-timer',
  'mood-react',
  'update-participant',
  'done-for-today',
  'resume-from-done',
  'end-session',
];

const SERVER_EVENTS = [
  'room-state',
  'participant-joined',
  'participant-left',
  'participant-status',
  'participant-removed',
  'vote-submitted',
  'vote-cleared',
  'votes-revealed',
  'voting-reset',
  'story-changed',
  'story-skipped',
  'queue-updated',
  'facilitator-changed',
  'final-estimate-changed',
  'timer-expired',
  'timer-expiring',
  'timer-extended',
  'mood-reaction',
  'done-for-today',
  'session-resumed',
  'session-ended',
  'force-disconnect',
  'error',
];

test('the lists of events are the document’s, and leaving', () => {
  expect(CLIENT_EVENTS).toHaveLength(26);
  expect(SERVER_EVENTS).toHaveLength(23);
  expect(['join-room', ...DOCUMENTED_COMMANDS].sort()).toEqual([...CLIENT_EVENTS, 'leave-room'].sort());
  // More may be added; none of these may be missing.
  expect(Object.keys(roomEvents)).toEqual(expect.arrayContaining([...SERVER_EVENTS]));
  expect(roomCommands.map(({ name }) => name)).toEqual(expect.arrayContaining(DOCUMENTED_COMMANDS));
});

describe.each(['websocket', 'polling'])('over %s', (transport) => {
  test('a session with every event tells everyone what happened, in order', async () => {
    const { url, travel } = await startTestApp();
    const transports = { transports: [transport] };
    const { roomId } = await createRoom(url, { votingTimerSeconds: 15, storyQueue: [{ title: 'Q1' }] });
    const sarah = await join(url, roomId, { name: 'Sarah' }, transports);
    const ben = await join(url, roomId, { name: 'Ben', role: 'QE', avatarSeed: 'bee' }, transports);
    expect(ben.socket.io.engine.transport.name).toBe(transport);

    const sent = new Set(['join-room']);
    /** What Ben must have received by now, by name. */
    const expected = ['room-state'];
    let read = 1;
    /** Somebody sends an event that must succeed; answers the payloads that Ben then gets under these names. */
    // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
    const step = async (who: Member, event: string, input: unknown, ...names: string[]): Promise<any[]> => {
      sent.add(event);
      expect(await who.send(event, input), event).toEqual({ success: true });
      return told(...names);
    };
    // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
    const told = async (...names: string[]): Promise<any[]> => {
      expected.push(...names);
      await until(`Ben knows of ${names}`, () => ben.received.length >= expected.length);
      expect(ben.received.map(({ name }) => name)).toEqual(expected);
      const payloads = ben.received.slice(read).map(({ payload }) => payload);
      read = expected.length;
      return payloads;
    };

    // Coming in
    const olga = await join(url, roomId, { name: 'Olga', asObserver: true }, transports);
    const [joined] = await told('participant-joined');
    expect(joined).toEqual({
      id: olga.participantId,
      name: 'Olga',
      role: 'Dev',
      isFacilitator: false,
      isObserver: true,
      connectionStatus: 'online',
      hasVoted: false,
      avatarSeed: expect.any(String),
    });
    expectExactly(roomState, ben.state, 'the state in the answer');
    expect(ben.received[0]).toEqual({ name: 'room-state', payload: ben.state });
    expect(ben.state).toMatchObject({ roomId, participantId: ben.participantId, phase: 'waiting' });
    expect(ben.state.participants[1]).toMatchObject({ name: 'Ben', role: 'QE', avatarSeed: 'bee' });

    // A round
    const story = { title: 'A', description: 'why', url: 'https://tickets.example/1' };
    const [changed, state] = await step(sarah, 'set-story', story, 'story-changed', 'room-state');
    expect(changed).toEqual({
      ...story,
      id: expect.any(String),
      phase: 'voting',
      timerEndsAt: changed.timerEndsAt,
    });
    expect(Date.parse(changed.timerEndsAt) - Date.now()).toBeGreaterThan(5_000);
    expect(state).toMatchObject({
      currentStory: changed,
      phase: 'voting',
      votingStatus: { [ben.participantId]: false },
    });
    const aboutBen = { participantId: ben.participantId, totalEligible: 1 };
    expect(await step(ben, 'submit-vote', { value: '3' }, 'vote-submitted')).toEqual([
      { ...aboutBen, voteCount: 1 },
    ]);
    expect(await step(ben, 'clear-vote', undefined, 'vote-cleared')).toEqual([{ ...aboutBen, voteCount: 0 }]);
    await step(ben, 'submit-vote', { value: '5' }, 'vote-submitted');

    // The timer: turning the clock makes it due, and the next event makes the server notice.
    travel(6_000);
    const mood = { participantId: olga.participantId, participantName: 'Olga', emoji: '👍' };
    expect(await step(olga, 'mood-react', { emoji: '👍' }, 'mood-reaction', 'timer-expiring')).toEqual([
      mood,
      { votedCount: 1, totalCount: 1 },
    ]);
    const [extended] = await step(sarah, 'extend-timer', undefined, 'timer-extended');
    expect(Date.parse(extended.timerEndsAt)).toBe(Date.parse(changed.timerEndsAt) + 15_000);
    travel(30_000);
    expect(await step(olga, 'mood-react', { emoji: '👍' }, 'mood-reaction', 'timer-expired')).toEqual([
      mood,
      undefined,
    ]);

    // Its end
    const [revealed] = await step(sarah, 'reveal-votes', undefined, 'votes-revealed');
    expect(revealed).toEqual({
      votes: [
        { participantId: ben.participantId, participantName: 'Ben', participantRole: 'QE', value: '5' },
      ],
      overall: { average: 5, median: 5, consensus: 'consensus' },
      byRole: [{ role: 'QE', count: 1, votes: ['5'], average: 5, median: 5 }],
      hasRoleGap: false,
    });
    expect(await step(sarah, 'set-final-estimate', { value: '8' }, 'final-estimate-changed')).toEqual([
      { value: '8' },
    ]);
    const [reset, again] = await step(sarah, 'revote', undefined, 'voting-reset', 'room-state');
    expect(Date.parse(reset.timerEndsAt)).toBeGreaterThan(Date.parse(changed.timerEndsAt));
    expect(again).toMatchObject({
      phase: 'voting',
      finalEstimateOverride: null,
      ownVote: null,
      revealResult: null,
    });
    await step(ben, 'submit-vote', { value: '8' }, 'vote-submitted');
    await step(sarah, 'reveal-votes', undefined, 'votes-revealed');
    expect(await step(sarah, 'set-final-estimate', { value: null })).toEqual([]);
    const [archived] = await step(sarah, 'next-story', undefined, 'room-state');
    expect(archived).toMatchObject({
      phase: 'waiting',
      currentStory: null,
      votingStatus: {},
      timerEndsAt: null,
    });
    expect(archived.history).toMatchObject([
      { ...story, id: changed.id, finalEstimate: '8', wasRevoted: true },
    ]);

    // The queue
    const titles = ({ queue }: { queue: { title: string }[] }) => queue.map(({ title }) => title);
    const [one] = await step(
      sarah,
      'add-to-queue',
      { title: 'Q2', url: 'https://x.example' },
      'queue-updated',
    );
    expect(one.queue).toEqual([
      { id: expect.any(String), title: 'Q1', description: null, url: null },
      { id: expect.any(String), title: 'Q2', description: null, url: 'https://x.example' },
    ]);
    const [bulk] = await step(sarah, 'bulk-add-to-queue', { titles: ['Q3', 'Q4'] }, 'queue-updated');
    expect(titles(bulk)).toEqual(['Q1', 'Q2', 'Q3', 'Q4']);
    const ids: string[] = bulk.queue.map(({ id }: { id: string }) => id);
    const item = { storyId: ids[1], title: 'Q2!', description: 'new' };
    const [updated] = await step(sarah, 'update-queue-item', item, 'queue-updated');
    expect(updated.queue[1]).toEqual({
      id: ids[1],
      title: 'Q2!',
      description: 'new',
      url: 'https://x.example',
    });
    const [turned] = await step(sarah, 'reorder-queue', { orderedIds: ids.toReversed() }, 'queue-updated');
    expect(titles(turned)).toEqual(['Q4', 'Q3', 'Q2!', 'Q1']);
    const [removed] = await step(sarah, 'remove-from-queue', { storyId: ids[0] }, 'queue-updated');
    expect(titles(removed)).toEqual(['Q4', 'Q3', 'Q2!']);
    const started = ['queue-updated', 'story-changed', 'room-state'];
    const [taken, current] = await step(sarah, 'start-next-from-queue', undefined, ...started);
    expect([titles(taken), current.id]).toEqual([['Q3', 'Q2!'], ids[3]]);
    const [skipped, waiting] = await step(sarah, 'skip-story', undefined, 'story-skipped', 'room-state');
    expect(titles(skipped)).toEqual(['Q4', 'Q3', 'Q2!']);
    expect(waiting).toMatchObject({ phase: 'waiting', storyQueue: skipped.queue });
    const [left, third] = await step(sarah, 'start-from-queue', { storyId: ids[1] }, ...started);
    expect([titles(left), third.title]).toEqual([['Q4', 'Q3'], 'Q2!']);

    // Settings and people
    const settings = {
      votingTimerSeconds: null,
      autoReveal: true,
      facilitatorParticipates: true,
      anonymousVoting: true,
    };
    const [configured] = await step(sarah, 'update-config', settings, 'room-state');
    expect(configured.config).toMatchObject(settings);
    expect(configured.timerEndsAt).toBeNull();
    const [renamed] = await step(ben, 'update-participant', { name: 'Benny' }, 'room-state');
    expect(renamed.participants[1].name).toBe('Benny');
    const voter = { participantId: olga.participantId, role: 'QE' };
    const [switched] = await step(olga, 'switch-to-voter', voter, 'room-state');
    expect(switched.participants[2]).toMatchObject({ isObserver: false, role: 'QE' });
    const passed = ['facilitator-changed', 'room-state'];
    const [seat, passedOn] = await step(
      sarah,
      'transfer-facilitator',
      { targetParticipantId: ben.participantId },
      ...passed,
    );
    expect(seat).toEqual({ newFacilitatorId: ben.participantId });
    expect(passedOn.participants.map((p: { isFacilitator: boolean }) => p.isFacilitator)).toEqual([
      false,
      true,
      false,
    ]);
    await step(ben, 'transfer-facilitator', { targetParticipantId: sarah.participantId }, ...passed);

    // Done for today, and on again: each once, however often it is asked for
    const [done] = await step(sarah, 'done-for-today', undefined, 'done-for-today');
    expect(done).toEqual({ history: archived.history });
    await step(sarah, 'done-for-today', undefined);
    await step(sarah, 'resume-from-done', undefined, 'session-resumed', 'room-state');
    await step(sarah, 'resume-from-done', undefined);

    // Coming, going and being sent away
    const carl = await join(url, roomId, { name: 'Carl' }, transports);
    await told('participant-joined');
    carl.socket.close();
    expect(await told('participant-status')).toEqual([
      { participantId: carl.participantId, status: 'offline' },
    ]);
    const token = { reconnectToken: carl.reconnectToken };
    const back = await join(url, roomId, token, transports);
    expect(await told('participant-status')).toEqual([
      { participantId: carl.participantId, status: 'online' },
    ]);
    expect(await step(back, 'leave-room', undefined, 'participant-left')).toEqual([
      { participantId: carl.participantId },
    ]);
    const target = { participantId: olga.participantId };
    expect(await step(sarah, 'remove-participant', target, 'participant-removed')).toEqual([target]);
    expect(await olga.next('force-disconnect')).toEqual({ reason: 'removed' });
    await until('Olga is disconnected', () => olga.socket.disconnected);
    expect(olga.count('participant-removed')).toBe(0);

    // A refusal is Ben's alone
    const refusal = await ben.send('end-session');
    expect(refusal).toEqual({ success: false, error: expect.any(String), code: 'facilitator_only' });
    expect(await told('error')).toEqual([{ message: refusal.error, code: 'facilitator_only' }]);

    const [ended, bye] = await step(sarah, 'end-session', undefined, 'session-ended', 'force-disconnect');
    expect([ended, bye]).toEqual([{ history: archived.history }, { reason: 'ended' }]);
    await until('all are disconnected', () => [sarah, ben].every(({ socket }) => socket.disconnected));

    sent.delete('leave-room');
    expect([...sent].sort()).toEqual(CLIENT_EVENTS.toSorted());
    expect([...new Set(expected)].sort()).toEqual(SERVER_EVENTS.toSorted());
    for (const { received } of [sarah, ben, olga, carl, back]) expectDocumented(received);
  });
});

test('events without an acknowledgement work, and their refusals come as error events', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const ben = await join(url, roomId, { name: 'Ben' });
  sarah.socket.emit('set-story', { title: 'A' });
  await ben.next('story-changed');
  ben.socket.emit('submit-vote', { value: '5' });
  ben.socket.emit('clear-vote');
  await sarah.next('vote-cleared');
  ben.socket.emit('submit-vote', { value: '4' });
  expect(await ben.next('error')).toEqual({ message: expect.stringContaining('5'), code: 'invalid_card' });
  expect(sarah.count('error')).toBe(0);
});

test('two events in a row happen in their order, also where the first is joining', async () => {
  const { url } = await startTestApp({ PRO_FOR_ALL: 'true' });
  const { roomId, facilitatorRestToken } = await createRoom(url, { password: 'slow to check' });
  const sarah = await join(url, roomId, { name: 'Sarah', reconnectToken: facilitatorRestToken });
  await sarah.send('set-story', { title: 'A' });
  const ben = await join(url, (await createRoom(url)).roomId, { name: 'Ben' });
  const answers = await Promise.all([
    ben.send('join-room', { roomId, name: 'Ben', role: 'QE', password: 'slow to check' }),
    ben.send('submit-vote', { value: '5' }),
    ben.send('submit-vote', { value: '8' }),
  ]);
  expect(answers.map(({ success }) => success)).toEqual([true, true, true]);
  await sarah.send('reveal-votes');
  expect((await ben.next('votes-revealed')).votes).toMatchObject([{ participantName: 'Ben', value: '8' }]);
});
