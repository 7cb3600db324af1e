import type { Room } from '@showhands/core';
import { aStory, given, queued, refused, revealed, teamRoom, voting } from '@showhands/core/testing';
import { describe, expect, test } from 'vitest';

describe('revoting', () => {
  test('clears votes, result and estimate, and remembers that votes had been revealed', () => {
    const step = given(revealed(teamRoom(), { p_bob: '5' }))
      .when('set-final-estimate', { value: '8' }, 'p_ann')
      .when('revote', {}, 'p_ann')
      .then([{ type: 'voting-restarted', timerEndsAt: null }]);
    expect(step.room.round).toMatchObject({ phase: 'voting', votes: {}, wasRevoted: true });
    const again = step.when('reveal-votes', {}, 'p_ann');
    expect(again.room.round).toMatchObject({ finalEstimateOverride: null, wasRevoted: true });
  });

  test('before a reveal is no revote in history', () => {
    const step = given(voting(teamRoom(), { p_bob: '5' })).when('revote', {}, 'p_ann');
    expect(step.room.round).toMatchObject({ votes: {}, wasRevoted: false });
  });

  test('needs a story', () => {
    given(teamRoom()).when('revote', {}, 'p_ann').then(refused('no_active_story'));
  });
});

describe('the next story', () => {
  test('archives the revealed one and leaves the room waiting', () => {
    const step = given(revealed(teamRoom(), { p_bob: '5', p_cid: '8' }))
      .when('next-story', {}, 'p_ann')
      .then([{ type: 'story-archived', completed: { id: 's_current', finalEstimate: null } }]);
    expect(step.room.round).toEqual({ phase: 'waiting' });
    expect(step.room.history).toHaveLength(1);
  });

  test('needs a revealed one', () => {
    given(teamRoom()).when('next-story', {}, 'p_ann').then(refused('no_active_story'));
    given(voting(teamRoom())).when('next-story', {}, 'p_ann').then(refused('not_revealed'));
  });

  test('is refused when the session is full, counting the one that is still to be archived', () => {
    const archived = given(revealed(teamRoom())).when('next-story', {}, 'p_ann').room.history;
    const withHistory = (room: Room, count: number): Room => ({
      ...room,
      history: Array.from({ length: count }, () => archived).flat(),
    });
    const full = { title: 'One more' };
    given(withHistory(teamRoom(), 499))
      .when('set-story', full, 'p_ann')
      .then([{ type: 'story-started' }]);
    given(withHistory(teamRoom(), 500)).when('set-story', full, 'p_ann').then(refused('history_full'));
    given(withHistory(revealed(teamRoom()), 499))
      .when('set-story', full, 'p_ann')
      .then(refused('history_full'));
  });
});

describe('skipping', () => {
  test('puts the story to the front of the queue, wherever it came from', () => {
    const step = given(voting(queued(teamRoom(), 'b'), { p_bob: '5' }))
      .when('skip-story', {}, 'p_ann')
      .then([{ type: 'story-skipped' }]);
    expect(step.room.queue).toEqual([aStory('current'), aStory('b')]);
    expect(step.room.round).toEqual({ phase: 'waiting' });
  });

  test('needs hidden votes, and the feature', () => {
    given(revealed(teamRoom())).when('skip-story', {}, 'p_ann').then(refused('not_voting'));
    const features = { skipStory: false, observerSwitch: true, openControls: false };
    given(voting(teamRoom()), { features }).when('skip-story', {}, 'p_ann').then(refused('feature_disabled'));
  });

  test('may put one story on top of a full queue, but not more', () => {
    const titles = Array.from({ length: 200 }, (_, n) => `${n}`);
    given(voting(queued(teamRoom(), ...titles)))
      .when('skip-story', {}, 'p_ann')
      .then([{ type: 'story-skipped' }])
      .when('set-story', { title: 'Another' }, 'p_ann')
      .when('skip-story', {}, 'p_ann')
      .then(refused('queue_full'));
  });
});

describe('the final estimate', () => {
  test('overrides the consensus, with a card or not, until it is taken back', () => {
    const step = given(revealed(teamRoom(), { p_bob: '5' }))
      .when('set-final-estimate', { value: '5-8' }, 'p_ann')
      .then([{ type: 'final-estimate-set', value: '5-8' }]);
    expect(step.when('next-story', {}, 'p_ann').room.history[0]?.finalEstimate).toBe('5-8');
    const taken = step.when('set-final-estimate', { value: null }, 'p_ann');
    expect(taken.when('next-story', {}, 'p_ann').room.history[0]?.finalEstimate).toBe('5');
  });

  test('needs revealed votes and one to ten characters', () => {
    given(voting(teamRoom()))
      .when('set-final-estimate', { value: '5' }, 'p_ann')
      .then(refused('not_revealed'));
    const shown = given(revealed(teamRoom()));
    shown
      .when('set-final-estimate', { value: '😀'.repeat(10) }, 'p_ann')
      .then([{ type: 'final-estimate-set' }]);
    for (const value of ['', '  ', '12345678901']) {
      shown.when('set-final-estimate', { value }, 'p_ann').then(refused('invalid_input'));
    }
  });
});
