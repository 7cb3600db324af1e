import { ROOM_LIFETIME_MS } from '@showhands/core';
import { given, MINUTE, NOW, newRoom, refused, teamRoom, voting } from '@showhands/core/testing';
import { describe, expect, test } from 'vitest';

const change = (room: ReturnType<typeof teamRoom>, input: unknown) =>
  given(room).when('update-config', input, 'p_ann');

describe('changing settings', () => {
  test('leaves what is omitted, and tells everyone', () => {
    const step = change(teamRoom(), { autoReveal: true, locked: true });
    step.then([{ type: 'config-changed', changes: { autoReveal: true, locked: true } }]);
    expect(step.room.config).toEqual({ ...teamRoom().config, autoReveal: true, locked: true });
    expect(step.toldTo('p_bob')).toMatchObject([
      { name: 'room-state', payload: { config: { locked: true } } },
    ]);
    change(teamRoom(), {}).then([]);
  });

  test('cannot touch what is fixed at creation', () => {
    change(teamRoom(), { roles: ['X'], cardValues: ['1'], cardScale: 'simple', theme: 'neon' }).then([]);
  });

  test('is bounded and for the facilitator only', () => {
    for (const votingTimerSeconds of [14, 301, 20.5, '60']) {
      change(teamRoom(), { votingTimerSeconds }).then(refused('invalid_input'));
    }
    given(teamRoom()).when('update-config', { locked: true }, 'p_bob').then(refused('facilitator_only'));
  });

  test('to automatic reveal reveals a round in which everyone has voted', () => {
    change(voting(teamRoom(), { p_bob: '5', p_cid: '5' }), { autoReveal: true }).then([
      { type: 'config-changed' },
      { type: 'votes-revealed' },
    ]);
    change(voting(teamRoom(), { p_bob: '5' }), { autoReveal: true }).then([{ type: 'config-changed' }]);
  });

  test('so that the facilitator no longer takes part ends their open vote', () => {
    const room = voting(teamRoom({ facilitatorParticipates: true }), { p_ann: '5', p_bob: '5' });
    change(room, { facilitatorParticipates: false }).then([
      { type: 'config-changed' },
      { type: 'vote-cleared', participantId: 'p_ann' },
    ]);
  });

  test('of anonymity takes effect with the next round', () => {
    const step = change(voting(teamRoom(), { p_bob: '5' }), { anonymousVoting: true });
    expect(step.room.round).toMatchObject({ anonymous: false });
    expect(step.when('revote', {}, 'p_ann').room.round).toMatchObject({ anonymous: true });
  });
});

describe('a new room', () => {
  test('has the documented defaults', () => {
    expect(newRoom().config).toEqual({
      cardScale: 'fibonacci',
      cardValues: ['0', '1', '2', '3', '5', '8', '13', '21', '☕', '❓'],
      roles: ['Dev', 'QE'],
      excludedFromEstimate: [],
      anonymousVoting: false,
      autoReveal: false,
      votingTimerSeconds: null,
      facilitatorParticipates: false,
      theme: 'default',
      locked: false,
    });
  });

  test('lives 72 hours from the last change or join on', () => {
    const room = given(teamRoom()).later(5 * MINUTE);
    const prolonged = NOW + 5 * MINUTE + ROOM_LIFETIME_MS;
    expect(room.when('set-story', { title: 'x' }, 'p_ann').room.expiresAt).toBe(prolonged);
    expect(room.whenJoining({}, { kind: 'participant', id: 'p_bob' }).room.expiresAt).toBe(prolonged);
    expect(room.when('done-for-today', {}, 'p_ann').room.expiresAt).toBe(NOW + ROOM_LIFETIME_MS);
    expect(room.whenSettling().room.expiresAt).toBe(NOW + ROOM_LIFETIME_MS);
  });

  test('of a meeting is forgotten at a fixed time', () => {
    const meeting = {
      ...teamRoom(),
      expiresAt: 42,
      access: { passwordHash: null, seatName: null, closesAt: 42 },
    };
    expect(given(meeting).when('set-story', { title: 'x' }, 'p_ann').room.expiresAt).toBe(42);
  });
});
