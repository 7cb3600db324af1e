import { given, queued, refused, revealed, teamRoom, voting } from '@showhands/core/testing';
import { describe, expect, test } from 'vitest';

const full = queued(teamRoom(), ...Array.from({ length: 200 }, (_, n) => `${n}`));
const three = queued(teamRoom(), 'a', 'b', 'c');
const idsOf = ({ queue }: { queue: readonly { id: string }[] }) => queue.map(({ id }) => id);

describe('adding to the queue', () => {
  test('puts stories at its end', () => {
    const step = given(three).when('add-to-queue', { title: 'd', description: 'more' }, 'p_ann');
    expect(step.room.queue.at(-1)).toMatchObject({ title: 'd', description: 'more', url: null });
    expect(new Set(idsOf(step.room)).size).toBe(4);
  });

  test('adds all of several or none', () => {
    given(three)
      .when('bulk-add-to-queue', { titles: ['d', 'e'] }, 'p_ann')
      .then([{ type: 'queue-changed' }]);
    const almost = { ...full, queue: full.queue.slice(0, 199) };
    given(almost)
      .when('bulk-add-to-queue', { titles: ['d', 'e'] }, 'p_ann')
      .then(refused('queue_full'));
    given(almost)
      .when('bulk-add-to-queue', { titles: ['d'] }, 'p_ann')
      .then([{ type: 'queue-changed' }]);
    const titles = Array.from({ length: 51 }, () => 'x');
    given(three).when('bulk-add-to-queue', { titles }, 'p_ann').then(refused('invalid_input'));
    const flawed = given(three).when('bulk-add-to-queue', { titles: ['x', ''] }, 'p_ann');
    expect(flawed.refusal?.extras.details).toMatchObject([{ path: 'titles.1' }]);
  });

  test('stops at two hundred', () => {
    given(full).when('add-to-queue', { title: 'd' }, 'p_ann').then(refused('queue_full'));
  });
});

describe('changing the queue', () => {
  test('removes a story', () => {
    expect(idsOf(given(three).when('remove-from-queue', { storyId: 's_b' }, 'p_ann').room)).toEqual([
      's_a',
      's_c',
    ]);
    given(three).when('remove-from-queue', { storyId: 's_x' }, 'p_ann').then(refused('story_not_found'));
  });

  test('keeps what an update omits and clears what is null', () => {
    const input = { storyId: 's_b', title: 'B', description: 'why', url: 'https://example.com/b' };
    const step = given(three)
      .when('update-queue-item', input, 'p_ann')
      .when('update-queue-item', { storyId: 's_b', title: 'B2', url: null }, 'p_ann');
    expect(step.room.queue[1]).toEqual({ id: 's_b', title: 'B2', description: 'why', url: null });
  });

  test('takes a new order of exactly the ids in it', () => {
    const reorder = (...orderedIds: string[]) => given(three).when('reorder-queue', { orderedIds }, 'p_ann');
    expect(idsOf(reorder('s_c', 's_a', 's_b').room)).toEqual(['s_c', 's_a', 's_b']);
    reorder('s_c', 's_a').then(refused('queue_changed'));
    reorder('s_c', 's_a', 's_a').then(refused('queue_changed'));
    reorder('s_c', 's_a', 's_x').then(refused('queue_changed'));
    reorder('s_a', 's_b', 's_c', 's_c').then(refused('queue_changed'));
  });

  test('is for the facilitator only', () => {
    given(three).when('remove-from-queue', { storyId: 's_b' }, 'p_bob').then(refused('facilitator_only'));
    given(three).when('start-next-from-queue', {}, 'p_eve').then(refused('facilitator_only'));
  });
});

describe('starting from the queue', () => {
  test('takes the first, or any', () => {
    const next = given(three).when('start-next-from-queue', {}, 'p_ann');
    next.then([{ type: 'story-started', story: { id: 's_a' }, fromQueue: true }]);
    expect(idsOf(next.room)).toEqual(['s_b', 's_c']);
    const any = given(three).when('start-from-queue', { storyId: 's_c' }, 'p_ann');
    expect(idsOf(any.room)).toEqual(['s_a', 's_b']);
  });

  test('returns an unrevealed story from the queue to its front, and archives a revealed one', () => {
    const step = given(three)
      .when('start-next-from-queue', {}, 'p_ann')
      .when('start-from-queue', { storyId: 's_c' }, 'p_ann');
    expect(idsOf(step.room)).toEqual(['s_a', 's_b']);
    given(revealed(three))
      .when('start-next-from-queue', {}, 'p_ann')
      .then([{ type: 'story-archived' }, { type: 'story-started' }]);
  });

  test('needs something to start', () => {
    given(teamRoom()).when('start-next-from-queue', {}, 'p_ann').then(refused('queue_empty'));
    given(voting(three))
      .when('start-from-queue', { storyId: 's_x' }, 'p_ann')
      .then(refused('story_not_found'));
  });
});
