/** Who may send which event, what is refused, and how a refusal is told. */

import { expect, test } from 'vitest';
import { connect, createRoom, join, type SocketClient, startTestApp } from './harness.ts';
import { expectDocumented } from './strict.ts';

const long = (length: number) => 'x'.repeat(length);

const FACILITATOR_ONLY: Readonly<Record<string, unknown>> = {
  'set-story': { title: 'A' },
  'reveal-votes': undefined,
  'next-story': undefined,
  revote: undefined,
  'add-to-queue': { title: 'A' },
  'bulk-add-to-queue': { titles: ['A'] },
  'start-next-from-queue': undefined,
  'remove-participant': { participantId: 'p_x' },
  'transfer-facilitator': { targetParticipantId: 'p_x' },
  'remove-from-queue': { storyId: 's_x' },
  'reorder-queue': { orderedIds: [] },
  'update-queue-item': { storyId: 's_x', title: 'A' },
  'skip-story': undefined,
  'start-from-queue': { storyId: 's_x' },
  'set-final-estimate': { value: '5' },
  'update-config': { autoReveal: true },
  'extend-timer': undefined,
  'done-for-today': undefined,
  'resume-from-done': undefined,
  'end-session': undefined,
};

const ANYBODYS: Readonly<Record<string, unknown>> = {
  'submit-vote': { value: '5' },
  'clear-vote': undefined,
  'switch-to-voter': { participantId: 'p_x' },
  'mood-react': { emoji: '🎉' },
  'update-participant': { name: 'Benny' },
  'leave-room': undefined,
};

/** Sends what must be refused with this code, in the answer and as one `error` event. */
async function expectRefusal(who: SocketClient, event: string, input: unknown, code: string): Promise<void> {
  const what = `${event} ${JSON.stringify(input)}`;
  const errors = () => who.received.filter(({ name }) => name === 'error').map(({ payload }) => payload);
  const before = errors().length;
  const answer = await who.send(event, input);
  expect(answer, what).toMatchObject({ success: false, error: expect.any(String), code });
  // Its answer comes after whatever the refused event made the server say.
  await who.send('nothing-of-the-kind');
  const told = errors().slice(before);
  expect(told, what).toHaveLength(2);
  expect(told[0], what).toEqual({ message: answer.error, code });
}

test('only the facilitator may run the session', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  await join(url, roomId, { name: 'Sarah' });
  const ben = await join(url, roomId, { name: 'Ben' });
  const olga = await join(url, roomId, { name: 'Olga', asObserver: true });
  for (const [event, input] of Object.entries(FACILITATOR_ONLY)) {
    for (const who of [ben, olga]) await expectRefusal(who, event, input, 'facilitator_only');
  }
});

test('whoever joined no room may do nothing but join', async () => {
  const { url } = await startTestApp();
  const stranger = await connect(url);
  for (const [event, input] of Object.entries({ ...FACILITATOR_ONLY, ...ANYBODYS })) {
    await expectRefusal(stranger, event, input, 'not_in_room');
  }
  await expectRefusal(stranger, 'join-room', { roomId: 'unknown', name: 'A', role: 'Dev' }, 'room_not_found');
  await expectRefusal(stranger, 'join-room', undefined, 'invalid_input');
  expectDocumented(stranger.received);
});

test('observers, and facilitators who do not take part, cannot vote', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url, { storyQueue: [{ title: 'A' }] });
  const sarah = await join(url, roomId, { name: 'Sarah', asObserver: true });
  const olga = await join(url, roomId, { name: 'Olga', asObserver: true });
  await sarah.send('start-next-from-queue');
  for (const who of [sarah, olga]) {
    await expectRefusal(who, 'submit-vote', { value: '5' }, 'not_eligible');
    await expectRefusal(who, 'clear-vote', undefined, 'not_eligible');
  }
  await sarah.send('update-config', { facilitatorParticipates: true });
  expect(await sarah.send('submit-vote', { value: '5' })).toEqual({ success: true });
  await sarah.send('update-config', { facilitatorParticipates: false });
  expect(await olga.next('vote-cleared')).toEqual({
    participantId: sarah.participantId,
    voteCount: 0,
    totalEligible: 0,
  });
});

test('what the round does not allow is refused by its reason', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const ben = await join(url, roomId, { name: 'Ben' });
  const me = { participantId: sarah.participantId };

  await expectRefusal(ben, 'submit-vote', { value: '5' }, 'no_active_story');
  for (const event of ['reveal-votes', 'next-story', 'revote', 'skip-story', 'extend-timer']) {
    await expectRefusal(sarah, event, undefined, 'no_active_story');
  }
  await expectRefusal(sarah, 'set-final-estimate', { value: '5' }, 'not_revealed');
  await expectRefusal(sarah, 'start-next-from-queue', undefined, 'queue_empty');
  for (const event of ['start-from-queue', 'remove-from-queue', 'update-queue-item']) {
    await expectRefusal(sarah, event, { storyId: 's_x', title: 'A' }, 'story_not_found');
  }
  await expectRefusal(sarah, 'reorder-queue', { orderedIds: ['s_x'] }, 'queue_changed');
  await expectRefusal(sarah, 'remove-participant', me, 'invalid_target');
  await expectRefusal(sarah, 'remove-participant', { participantId: 'p_x' }, 'participant_not_found');
  await expectRefusal(
    sarah,
    'transfer-facilitator',
    { targetParticipantId: me.participantId },
    'invalid_target',
  );
  await expectRefusal(sarah, 'switch-to-voter', { participantId: ben.participantId }, 'invalid_target');

  await sarah.send('set-story', { title: 'A' });
  await expectRefusal(ben, 'submit-vote', { value: '4' }, 'invalid_card');
  await expectRefusal(sarah, 'next-story', undefined, 'not_revealed');
  await expectRefusal(sarah, 'extend-timer', undefined, 'timer_not_expiring');
  await expectRefusal(sarah, 'set-final-estimate', { value: '5' }, 'not_revealed');
  await sarah.send('reveal-votes');
  for (const event of ['submit-vote', 'clear-vote']) {
    await expectRefusal(ben, event, { value: '5' }, 'not_voting');
  }
  for (const event of ['reveal-votes', 'skip-story'])
    await expectRefusal(sarah, event, undefined, 'not_voting');

  await sarah.send('done-for-today');
  await expectRefusal(sarah, 'set-story', { title: 'B' }, 'session_done');
  await expectRefusal(ben, 'update-participant', { name: 'B' }, 'session_done');
  expect(await ben.send('mood-react', { emoji: '👋' })).toEqual({ success: true });
});

test('input beyond the documented bounds is refused, naming the field', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url, { storyQueue: [{ title: 'A' }] });
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const storyId = sarah.state.storyQueue[0]?.id;
  const bad: [string, unknown, string][] = [
    ['set-story', undefined, 'title'],
    ['set-story', { title: '' }, 'title'],
    ['set-story', { title: long(201) }, 'title'],
    ['set-story', { title: 'A', description: long(1001) }, 'description'],
    ['set-story', { title: 'A', url: `https://x/${long(500)}` }, 'url'],
    ['set-story', { title: 'A', url: 'data:text/html,x' }, 'url'],
    ['add-to-queue', { title: long(201) }, 'title'],
    ['bulk-add-to-queue', { titles: Array(51).fill('A') }, 'titles'],
    ['bulk-add-to-queue', { titles: ['A', ''] }, 'titles.1'],
    ['update-queue-item', { storyId }, 'title'],
    ['update-queue-item', { storyId, title: 'A', description: long(1001) }, 'description'],
    ['submit-vote', { value: 5 }, 'value'],
    ['submit-vote', {}, 'value'],
    ['set-final-estimate', { value: long(11) }, 'value'],
    ['set-final-estimate', { value: '' }, 'value'],
    ['set-final-estimate', {}, 'value'],
    ['update-config', { votingTimerSeconds: 14 }, 'votingTimerSeconds'],
    ['update-config', { votingTimerSeconds: 301 }, 'votingTimerSeconds'],
    ['update-config', { autoReveal: 'yes' }, 'autoReveal'],
    ['mood-react', { emoji: '👍👍' }, 'emoji'],
    ['mood-react', { emoji: 'a' }, 'emoji'],
    ['mood-react', { emoji: '7' }, 'emoji'],
    ['mood-react', {}, 'emoji'],
    ['update-participant', { name: long(31) }, 'name'],
    ['update-participant', { name: ' ' }, 'name'],
    ['reorder-queue', { orderedIds: 'x' }, 'orderedIds'],
    ['remove-participant', {}, 'participantId'],
    ['transfer-facilitator', {}, 'targetParticipantId'],
    ['join-room', { roomId, name: long(31), role: 'Dev' }, 'name'],
    ['join-room', { roomId, name: 'A' }, 'role'],
    ['join-room', { roomId, name: 'A', role: 'Dev', password: long(51) }, 'password'],
    ['set-story', 'A', ''],
    ['set-story', ['A'], ''],
  ];
  for (const [event, input, path] of bad) {
    const answer = await sarah.send(event, input);
    expect(answer, `${event} ${JSON.stringify(input)}`).toMatchObject({
      success: false,
      code: 'invalid_input',
    });
    expect(answer.details.map((problem: { path: string }) => problem.path)).toContain(path);
  }
  const fine: [string, unknown][] = [
    ['set-story', { title: long(200), description: long(1000), url: `https://x/${long(490)}`, later: 1 }],
    ['bulk-add-to-queue', { titles: Array(50).fill(long(200)) }],
    ['update-config', { votingTimerSeconds: 15 }],
    ['update-config', { votingTimerSeconds: 300 }],
    ['mood-react', { emoji: '👩🏽‍🚀' }],
    ['update-participant', { name: long(30) }],
    ['update-participant', {}],
  ];
  for (const [event, input] of fine) expect(await sarah.send(event, input), event).toEqual({ success: true });
  await expectRefusal(sarah, 'join-room', { roomId, name: 'A', role: 'PM' }, 'invalid_role');
});

test('a full queue takes no more, and a bulk that does not fit adds nothing', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const bulk = (length: number) => sarah.send('bulk-add-to-queue', { titles: Array(length).fill('A') });
  for (const length of [50, 50, 50, 49]) expect(await bulk(length)).toEqual({ success: true });
  expect(await bulk(2)).toMatchObject({ code: 'queue_full' });
  expect(await bulk(1)).toEqual({ success: true });
  expect(await sarah.send('add-to-queue', { title: 'A' })).toMatchObject({ code: 'queue_full' });
});

test('feature flags switch off skipping and switching, and open reveal to all but observers', async () => {
  const env = {
    FEATURE_SKIP_STORY: 'false',
    FEATURE_OBSERVER_SWITCH: 'false',
    FEATURE_OPEN_CONTROLS: 'true',
  };
  const { url } = await startTestApp(env);
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const ben = await join(url, roomId, { name: 'Ben' });
  const olga = await join(url, roomId, { name: 'Olga', asObserver: true });
  expect(olga.state.config).toMatchObject({ skipStory: false, observerSwitch: false, openControls: true });
  await sarah.send('set-story', { title: 'A' });
  await expectRefusal(sarah, 'skip-story', undefined, 'feature_disabled');
  await expectRefusal(olga, 'switch-to-voter', { participantId: olga.participantId }, 'feature_disabled');
  await expectRefusal(olga, 'reveal-votes', undefined, 'facilitator_only');
  expect(await ben.send('reveal-votes')).toEqual({ success: true });
  await expectRefusal(ben, 'next-story', undefined, 'facilitator_only');
});

test('an observer is switched by themselves or by the facilitator, into a role of the room', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const ben = await join(url, roomId, { name: 'Ben' });
  const olga = await join(url, roomId, { name: 'Olga', asObserver: true });
  const target = { participantId: olga.participantId };
  await expectRefusal(ben, 'switch-to-voter', target, 'facilitator_only');
  await expectRefusal(olga, 'switch-to-voter', { ...target, role: 'PM' }, 'invalid_role');
  expect(await sarah.send('switch-to-voter', { ...target, role: 'QE' })).toEqual({ success: true });
  await expectRefusal(olga, 'switch-to-voter', target, 'invalid_target');
  await sarah.send('set-story', { title: 'A' });
  expect(await olga.send('submit-vote', { value: '5' })).toEqual({ success: true });
});
