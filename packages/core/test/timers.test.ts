import { nextSettling, type Room } from '@showhands/core';
import { given, MINUTE, NOW, refused, SECOND, teamRoom, voting } from '@showhands/core/testing';
import { describe, expect, test } from 'vitest';

const END = NOW + MINUTE;
const running = (room: Room = teamRoom({ votingTimerSeconds: 60 })) =>
  given(voting(room, {}, { timerEndsAt: END }));

describe('a timer', () => {
  test('starts with each story and revote', () => {
    const step = given(teamRoom({ votingTimerSeconds: 60 })).when('set-story', { title: 'x' }, 'p_ann');
    step.then([{ type: 'story-started', timerEndsAt: END }]);
    step
      .later(5 * SECOND)
      .when('revote', {}, 'p_ann')
      .then([{ type: 'voting-restarted', timerEndsAt: END + 5 * SECOND }]);
  });

  test('warns once ten seconds before its end, with the progress, and expires once, revealing nothing', () => {
    running().later(49_999).whenSettling().then([]);
    const warned = running()
      .later(50_000)
      .whenSettling()
      .then([{ type: 'timer-expiring' }]);
    expect(warned.toldTo('p_bob')).toEqual([
      { name: 'timer-expiring', payload: { votedCount: 0, totalCount: 2 } },
    ]);
    const expired = warned
      .later(10_000)
      .whenSettling()
      .then([{ type: 'timer-expired' }]);
    expect(expired.room.round.phase).toBe('voting');
    expired.later(MINUTE).whenSettling().then([]);
  });

  test('whose both moments passed meanwhile announces only the latter', () => {
    running()
      .later(5 * MINUTE)
      .whenSettling()
      .then([{ type: 'timer-expired' }]);
  });

  test('is stopped by reveal, skip, done and by a duration of none', () => {
    for (const [command, input] of [
      ['reveal-votes', {}],
      ['skip-story', {}],
      ['done-for-today', {}],
      ['update-config', { votingTimerSeconds: null }],
    ] as const) {
      const step = running().when(command, input, 'p_ann');
      expect(step.refusal, command).toBeNull();
      step.later(MINUTE).whenSettling().then([]);
    }
  });

  test('takes a changed duration at the next start only', () => {
    const step = running().when('update-config', { votingTimerSeconds: 30 }, 'p_ann');
    expect(step.room.round).toMatchObject({ timer: { endsAt: END } });
    step.when('revote', {}, 'p_ann').then([{ type: 'voting-restarted', timerEndsAt: NOW + 30 * SECOND }]);
  });

  test('runs in full again after a session was done for today', () => {
    const step = running()
      .later(40 * SECOND)
      .when('done-for-today', {}, 'p_ann')
      .later(MINUTE);
    step
      .when('resume-from-done', {}, 'p_ann')
      .then([{ type: 'session-resumed', timerEndsAt: NOW + 160 * SECOND }]);
  });
});

describe('extending a timer', () => {
  test('works from its warning on, from its old end', () => {
    running().later(49_999).when('extend-timer', {}, 'p_ann').then(refused('timer_not_expiring'));
    running()
      .later(50_000)
      .when('extend-timer', {}, 'p_ann')
      .then([{ type: 'timer-extended', endsAt: END + MINUTE }]);
  });

  test('counts from now once it has expired, and warns and expires anew', () => {
    const step = running()
      .later(3 * MINUTE)
      .whenSettling()
      .when('extend-timer', {}, 'p_ann');
    step.then([{ type: 'timer-extended', endsAt: NOW + 4 * MINUTE }]);
    step.when('extend-timer', {}, 'p_ann').then(refused('timer_not_expiring'));
    step
      .later(55 * SECOND)
      .whenSettling()
      .then([{ type: 'timer-expiring' }])
      .later(5 * SECOND)
      .whenSettling()
      .then([{ type: 'timer-expired' }]);
  });

  test('needs a running one', () => {
    given(voting(teamRoom())).when('extend-timer', {}, 'p_ann').then(refused('timer_not_expiring'));
    given(teamRoom()).when('extend-timer', {}, 'p_ann').then(refused('no_active_story'));
    running().when('reveal-votes', {}, 'p_ann').when('extend-timer', {}, 'p_ann').then(refused('not_voting'));
  });
});

describe('the next settling', () => {
  const next = (scenario: ReturnType<typeof running>) => nextSettling(scenario.room, scenario.context);

  test('is the timer’s next moment, or that of somebody’s absence', () => {
    expect(next(running())).toBe(END - 10 * SECOND);
    expect(next(running().later(50_000).whenSettling())).toBe(END);
    expect(next(running().but({ offline: { p_bob: NOW - 55 * SECOND } }))).toBe(NOW + 5 * SECOND);
  });

  test('is none where nothing waits', () => {
    expect(next(given(teamRoom()))).toBeNull();
  });
});
