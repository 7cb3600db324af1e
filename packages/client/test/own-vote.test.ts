import { describe, expect, test } from 'vitest';
import { backoff } from '../src/backoff.ts';
import { chooseVote, isStillOpen, withPendingVote } from '../src/own-vote.ts';
import { aRoom, aStory, reveal } from './a-room.ts';

const voting = aRoom({ phase: 'voting', currentStory: aStory(), voteCount: 1 });

describe('a vote that is not confirmed yet', () => {
  test('is shown as if it were', () => {
    const pending = chooseVote(voting, '5');
    expect(withPendingVote(voting, pending ?? null).ownVote).toBe('5');
  });

  test('cannot be chosen where nothing is open', () => {
    expect(chooseVote(aRoom(), '5')).toBeUndefined();
    expect(chooseVote(aRoom({ phase: 'revealed', revealResult: reveal({}) }), '5')).toBeUndefined();
  });

  test('belongs to its round', () => {
    const pending = chooseVote(voting, '5');
    if (!pending) throw new Error('expected a vote');
    expect(isStillOpen(pending, { ...voting, voteCount: 2 })).toBe(true);
    expect(isStillOpen(pending, { ...voting, round: voting.round + 1 })).toBe(false);
    expect(isStillOpen(pending, { ...voting, phase: 'revealed' })).toBe(false);
  });
});

test('waiting doubles up to five seconds, half of it by chance', () => {
  expect([0, 1, 2].map((failures) => backoff(failures, () => 1))).toEqual([400, 800, 1600]);
  expect(backoff(0, () => 0)).toBe(200);
  expect(backoff(1000, () => 1)).toBe(5000);
});
