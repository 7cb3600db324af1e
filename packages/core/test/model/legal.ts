/** What must hold of any room, and of any result: an oracle of its own, which shares no code with the rules. */

import type { Room } from '@showhands/core';
import type { Scenario, Step } from '@showhands/core/testing';
import { expect } from 'vitest';

export function checkLegal({ room }: Step): void {
  const present = room.participants.filter((person) => person.present);
  expectUnique(room.participants);
  expectUnique(room.history);
  const current = room.round.phase === 'waiting' ? [] : [room.round.story];
  expectUnique([...room.queue, ...current]);
  expect(room.queue.length).toBeLessThanOrEqual(201);

  const { facilitatorId } = room.seat;
  if (facilitatorId !== null) {
    const holder = present.find(({ id }) => id === facilitatorId);
    expect(holder).toMatchObject({ isObserver: false });
    expect(holder).not.toHaveProperty('platformIdentity');
  }
  if (room.round.phase !== 'voting') return;
  for (const id of Object.keys(room.round.votes)) {
    const voter = present.find((person) => person.id === id);
    expect(voter).toMatchObject({ isObserver: false });
    if (!room.config.facilitatorParticipates) expect(id).not.toBe(facilitatorId);
  }
  if (room.status === 'done') expect(room.round.timer).toBeNull();
}

/** A reveal's result must be what its votes say, recomputed here in another way. */
export function checkRevealed(before: Scenario, { room, events }: Step): void {
  // Joins beyond 25 happen by returning only.
  if (events.some(({ type }) => type === 'participant-joined')) {
    expect(room.participants.filter((person) => person.present).length).toBeLessThanOrEqual(25);
  }
  for (const event of events) {
    if (event.type !== 'votes-revealed') continue;
    const { votes, overall, byRole, hasRoleGap } = event.result;
    const ofRoom = room.round.phase === 'revealed' ? room.round.votes : {};
    expect(Object.fromEntries(votes.map((vote) => [vote.participantId, vote.value]))).toEqual(ofRoom);
    for (const { participantId, participantName, participantRole } of votes) {
      const voter = [...before.room.participants, ...room.participants].findLast(
        ({ id }) => id === participantId,
      );
      expect(voter).toMatchObject({ name: participantName, role: participantRole });
    }
    const counted = votes.filter(({ value }) => value !== '☕' && value !== '❓');
    const rated = counted.filter((vote) => !room.config.excludedFromEstimate.includes(vote.participantRole));
    expect(overall.average).toEqual(averageOf(rated.map(({ value }) => value)));
    expect(overall.consensus).toBe(
      new Set(rated.map(({ value }) => value)).size === 1 ? 'consensus' : 'discuss',
    );
    for (const role of room.config.roles) {
      const given = votes.filter((vote) => vote.participantRole === role).map(({ value }) => value);
      expect(byRole.find((entry) => entry.role === role)?.votes ?? []).toEqual(given);
    }
    expect(hasRoleGap).toBe(gapOf(room, rated));
  }
}

function averageOf(values: string[]): number | null {
  const numbers = values.filter((value) => value.trim() !== '' && !Number.isNaN(Number(value))).map(Number);
  if (numbers.length === 0) return null;
  const average = Math.round((100 * numbers.reduce((a, b) => a + b)) / numbers.length) / 100;
  return average === 0 ? 0 : average;
}

function gapOf(room: Room, rated: { participantRole: string; value: string }[]): boolean {
  const middles = [...new Set(rated.map((vote) => vote.participantRole))].map((role) => {
    const positions = rated
      .filter((vote) => vote.participantRole === role)
      .map(({ value }) => room.config.cardValues.indexOf(value))
      .sort((a, b) => a - b);
    while (positions.length > 2) {
      positions.pop();
      positions.shift();
    }
    return positions.reduce((a, b) => a + b) / positions.length;
  });
  return middles.some((one) => middles.some((other) => Math.abs(one - other) >= 2));
}

function expectUnique(things: readonly { id: string }[]): void {
  expect(new Set(things.map(({ id }) => id)).size).toBe(things.length);
}
