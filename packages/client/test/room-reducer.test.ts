import type { RoomState, WireEvent } from '@showhands/protocol';
import { describe, expect, test } from 'vitest';
import { reduceRoom } from '../src/room-reducer.ts';
import { aRoom, aStory, person, reveal } from './a-room.ts';

function after(state: RoomState, ...events: WireEvent[]): RoomState {
  return events.reduce<RoomState | null>(reduceRoom, state) as RoomState;
}

describe('a view of a room', () => {
  test('is nothing before the first room-state, and then what it says', () => {
    const early: WireEvent = { name: 'session-resumed', payload: {} };
    expect(reduceRoom(null, early)).toBeNull();
    const state = aRoom();
    expect(reduceRoom(null, { name: 'room-state', payload: state })).toBe(state);
  });

  test('counts who comes and goes, observers apart', () => {
    const state = after(
      aRoom(),
      { name: 'participant-joined', payload: person('cem') },
      { name: 'participant-joined', payload: person('dot', { isObserver: true }) },
      { name: 'participant-left', payload: { participantId: 'bo' } },
    );
    expect(state.participants.map(({ id }) => id)).toEqual(['ada', 'cem', 'dot']);
    expect(state.totalEligible).toBe(2);
  });

  test('keeps the vote of somebody who is announced again', () => {
    const voted: WireEvent = {
      name: 'vote-submitted',
      payload: { participantId: 'bo', voteCount: 1, totalEligible: 2 },
    };
    const again: WireEvent = { name: 'participant-joined', payload: person('bo') };
    const state = after(aRoom({ phase: 'voting', currentStory: aStory() }), voted, again);
    expect(state.participants.find(({ id }) => id === 'bo')?.hasVoted).toBe(true);
    expect(state.participants).toHaveLength(2);
  });

  test('shows progress, and in an anonymous round nobody by name', () => {
    const state = after(aRoom({ phase: 'voting', currentStory: aStory() }), {
      name: 'vote-submitted',
      payload: { participantId: 'anonymous', voteCount: 1, totalEligible: 2 },
    });
    expect(state.voteCount).toBe(1);
    expect(state.participants.every(({ hasVoted }) => !hasVoted)).toBe(true);
    expect(state.votingStatus).toEqual({});
  });

  test('takes a vote back, its own with its value', () => {
    const state = after(aRoom({ phase: 'voting', currentStory: aStory(), ownVote: '5', voteCount: 1 }), {
      name: 'vote-cleared',
      payload: { participantId: 'ada', voteCount: 0, totalEligible: 2 },
    });
    expect(state).toMatchObject({ ownVote: null, voteCount: 0, votingStatus: { ada: false } });
  });

  test('begins a round as anonymous as the room is set by then', () => {
    const { config } = aRoom();
    const room = aRoom({ config: { ...config, anonymousVoting: true } });
    const started = after(room, { name: 'story-changed', payload: aStory() });
    expect(started.anonymousRound).toBe(true);
    const open = after({ ...started, config }, { name: 'voting-reset', payload: { timerEndsAt: null } });
    expect(open.anonymousRound).toBe(false);
  });

  test('goes through a round: story, reveal, revote, skip', () => {
    const started = after(aRoom(), { name: 'story-changed', payload: aStory({ timerEndsAt: LATER }) });
    expect(started).toMatchObject({ phase: 'voting', timerEndsAt: LATER, currentStory: { title: 'Login' } });

    const shown = after(started, { name: 'votes-revealed', payload: reveal({ ada: '3', bo: '5' }) });
    expect(shown).toMatchObject({ phase: 'revealed', timerEndsAt: null, ownVote: '3', voteCount: 2 });
    expect(shown.currentStory?.phase).toBe('revealed');

    const anew = after(
      shown,
      { name: 'final-estimate-changed', payload: { value: '5' } },
      { name: 'voting-reset', payload: { timerEndsAt: null } },
    );
    expect(anew).toMatchObject({ phase: 'voting', revealResult: null, ownVote: null, voteCount: 0 });
    expect(anew.finalEstimateOverride).toBeNull();

    const { phase: _phase, timerEndsAt: _end, ...queued } = aStory();
    const skipped = after(anew, { name: 'story-skipped', payload: { queue: [queued] } });
    expect(skipped).toMatchObject({ phase: 'waiting', currentStory: null });
    expect(skipped.storyQueue).toEqual([queued]);
  });

  test('passes the seat on, and the new facilitator no longer only observes', () => {
    const state = after(
      aRoom({ participants: [person('ada', { isFacilitator: true }), person('bo', { isObserver: true })] }),
      {
        name: 'facilitator-changed',
        payload: { newFacilitatorId: 'bo' },
      },
    );
    expect(state.participants.map(({ isFacilitator }) => isFacilitator)).toEqual([false, true]);
    expect(state.participants[1]?.isObserver).toBe(false);
  });

  test('keeps open votes when done for today, without the timer', () => {
    const voting = aRoom({ phase: 'voting', currentStory: aStory(), ownVote: '3', timerEndsAt: LATER });
    const state = after(voting, { name: 'done-for-today', payload: { history: [] } });
    expect(state).toMatchObject({ doneForToday: true, phase: 'voting', ownVote: '3', timerEndsAt: null });
    expect(after(state, { name: 'session-resumed', payload: {} }).doneForToday).toBe(false);
  });
});

const LATER = '2030-01-01T00:01:00.000Z';
