import { viewInfo, viewRoom } from '@showhands/core';
import {
  given,
  NOW,
  queued,
  revealed,
  type Scenario,
  type Step,
  teamRoom,
  voting,
} from '@showhands/core/testing';
import { roomInfo, roomState } from '@showhands/protocol';
import { describe, expect, test } from 'vitest';
import { strict } from './model/strict.ts';

const seen = ({ room, context }: Scenario, by: string | null) => viewRoom(room, by, context);
const namesTold = (step: Step, to: string) => step.toldTo(to).map(({ name }) => name);

describe('a room’s state', () => {
  test('has exactly the documented and added fields', () => {
    for (const room of [
      teamRoom(),
      queued(voting(teamRoom(), { p_bob: '5' }), 'a'),
      revealed(teamRoom(), { p_bob: '5' }),
    ]) {
      for (const viewer of ['p_ann', 'p_bob', null]) {
        expect(strict(roomState).safeParse(seen(given(room), viewer))).toMatchObject({ success: true });
      }
      expect(strict(roomInfo).safeParse(viewInfo(room))).toMatchObject({ success: true });
    }
  });

  test('says what time it is for the server, by which its timers end', () => {
    const room = given(voting(teamRoom(), {}, { timerEndsAt: NOW + 60_000 })).later(1500);
    expect(seen(room, 'p_bob')).toMatchObject({
      serverTime: '2026-01-05T09:00:01.500Z',
      timerEndsAt: '2026-01-05T09:01:00.000Z',
    });
  });

  test('shows who has voted, and the value to its voter only', () => {
    const room = given(voting(teamRoom(), { p_bob: '13' }), { offline: { p_cid: NOW } });
    expect(seen(room, 'p_bob')).toMatchObject({
      ownVote: '13',
      phase: 'voting',
      voteCount: 1,
      totalEligible: 2,
    });
    const state = seen(room, 'p_cid');
    expect(state).toMatchObject({
      ownVote: null,
      votingStatus: { p_bob: true, p_cid: false },
      revealResult: null,
    });
    expect(JSON.stringify({ ...state, config: null })).not.toContain('13');
    expect(state.participants.map(({ connectionStatus }) => connectionStatus)).toEqual([
      'online',
      'online',
      'offline',
      'online',
    ]);
  });

  test('shows everything once revealed, and nothing while waiting', () => {
    expect(seen(given(revealed(teamRoom(), { p_bob: '13' })), 'p_eve')).toMatchObject({
      phase: 'revealed',
      revealResult: { votes: [{ participantId: 'p_bob', value: '13' }] },
      currentStory: { phase: 'revealed', timerEndsAt: null },
    });
    expect(seen(given(teamRoom()), 'p_bob')).toMatchObject({
      currentStory: null,
      phase: 'waiting',
      votingStatus: {},
    });
  });

  test('never holds the password or who may take the seat', () => {
    const secret = { ...teamRoom(), access: { passwordHash: 'HASH', seatName: 'SEAT' } };
    const text = JSON.stringify([seen(given(secret), 'p_ann'), viewInfo(secret)]);
    expect(text).not.toMatch(/HASH|SEAT/);
    expect(viewInfo(secret).passwordRequired).toBe(true);
  });
});

describe('an anonymous round', () => {
  const room = given(voting(teamRoom({ anonymousVoting: true }), { p_bob: '5' }));

  test('tells nobody who has voted, but oneself', () => {
    expect(seen(room, 'p_bob')).toMatchObject({ votingStatus: { p_bob: true }, ownVote: '5', voteCount: 1 });
    expect(seen(room, 'p_cid').votingStatus).toEqual({ p_cid: false });
    expect(seen(room, 'p_ann').votingStatus).toEqual({});
    expect(seen(room, 'p_cid').participants.some(({ hasVoted }) => hasVoted)).toBe(false);
    expect(seen(room, 'p_bob').participants.filter(({ hasVoted }) => hasVoted)).toHaveLength(1);
  });

  test('lets others know of votes by nobody in particular', () => {
    const counts = { voteCount: 2, totalEligible: 2 };
    const step = room.when('submit-vote', { value: '8' }, 'p_cid');
    expect(step.toldTo('p_cid')).toEqual([
      { name: 'vote-submitted', payload: { participantId: 'p_cid', ...counts } },
    ]);
    expect(step.toldTo('p_bob')).toEqual([
      { name: 'vote-submitted', payload: { participantId: 'anonymous', ...counts } },
    ]);
    const cleared = room.when('clear-vote', {}, 'p_bob');
    expect(cleared.toldTo('p_ann')).toMatchObject([
      { name: 'vote-cleared', payload: { participantId: 'anonymous' } },
    ]);
  });

  test('keeps offline people in its totals, where an open one does not', () => {
    const offline = { p_cid: NOW - 5 * 60_000 };
    expect(seen(room.but({ offline }), 'p_ann').totalEligible).toBe(2);
    expect(seen(given(voting(teamRoom(), { p_bob: '5' }), { offline }), 'p_ann').totalEligible).toBe(1);
  });

  test('stays anonymous when the setting changes, and shows all once revealed', () => {
    const step = room.when('update-config', { anonymousVoting: false }, 'p_ann');
    expect(seen(step, 'p_cid')).toMatchObject({ votingStatus: { p_cid: false }, anonymousRound: true });
    const shown = step.when('reveal-votes', {}, 'p_ann');
    expect(seen(shown, 'p_cid').votingStatus).toMatchObject({ p_bob: true });
    const next = shown.when('revote', {}, 'p_ann').when('submit-vote', { value: '5' }, 'p_bob');
    expect(seen(next, 'p_cid')).toMatchObject({ votingStatus: { p_bob: true }, anonymousRound: false });
  });
});

describe('after a command', () => {
  const open = given(queued(voting(teamRoom(), { p_bob: '5' }), 'a'));

  test.each([
    [open.when('set-story', { title: 'x' }, 'p_ann'), ['story-changed', 'room-state']],
    [open.when('start-next-from-queue', {}, 'p_ann'), ['queue-updated', 'story-changed', 'room-state']],
    [open.when('skip-story', {}, 'p_ann'), ['story-skipped', 'room-state']],
    [open.when('revote', {}, 'p_ann'), ['voting-reset', 'room-state']],
    [open.when('reveal-votes', {}, 'p_ann'), ['votes-revealed']],
    [open.when('submit-vote', { value: '8' }, 'p_bob'), ['vote-submitted']],
    [
      open.when('transfer-facilitator', { targetParticipantId: 'p_cid' }, 'p_ann'),
      ['facilitator-changed', 'room-state'],
    ],
    [open.when('remove-from-queue', { storyId: 's_a' }, 'p_ann'), ['queue-updated']],
    [open.when('reveal-votes', {}, 'p_ann').when('next-story', {}, 'p_ann'), ['room-state']],
    [
      open.when('reveal-votes', {}, 'p_ann').when('set-final-estimate', { value: '3' }, 'p_ann'),
      ['final-estimate-changed'],
    ],
    [open.when('switch-to-voter', { participantId: 'p_eve' }, 'p_ann'), ['room-state']],
    [open.when('done-for-today', {}, 'p_ann'), ['done-for-today']],
    [
      open.when('done-for-today', {}, 'p_ann').when('resume-from-done', {}, 'p_ann'),
      ['session-resumed', 'room-state'],
    ],
    [open.when('leave-room', {}, 'p_bob'), ['participant-left', 'vote-cleared']],
  ])('%# everyone is told what is documented', (step, names) => {
    expect(namesTold(step, 'p_cid')).toEqual(names);
  });
});
