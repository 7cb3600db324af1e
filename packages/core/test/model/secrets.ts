/** Nobody is told another's vote before the reveal, and everything anyone is told has the documented shape. */

import { viewRoom } from '@showhands/core';
import type { Step } from '@showhands/core/testing';
import { roomEvents, type WireEvent } from '@showhands/protocol';
import { expect } from 'vitest';
import { strict } from './strict.ts';

export function checkSecrets(step: Step, markers: readonly string[]): void {
  const { room, context } = step;
  const removed = step.events.flatMap((event) =>
    event.type === 'participant-removed' ? [event.participantId] : [],
  );
  for (const id of [...room.participants.map((person) => person.id), ...removed]) {
    const told: WireEvent[] = [
      ...step.toldTo(id),
      { name: 'room-state', payload: viewRoom(room, id, context) },
    ];
    for (const { name, payload } of told) {
      expect(strictEvents.get(name)?.safeParse(payload)).toMatchObject({ success: true });
    }
    if (room.round.phase === 'voting') checkBlind(step, id, told, markers);
  }
}

function checkBlind({ room, events }: Step, id: string, told: WireEvent[], markers: readonly string[]): void {
  const text = JSON.stringify(told.map(withoutOwnVoteAndPast));
  for (const marker of markers) expect(text).not.toContain(marker);
  if (room.round.phase !== 'voting' || !room.round.anonymous) return;
  if (events.some(({ type }) => type === 'story-started' || type === 'voting-restarted')) return;

  const { votes } = room.round;
  for (const { name, payload } of told) {
    if (name === 'room-state') {
      expect(Object.keys(payload.votingStatus).filter((voter) => voter !== id)).toEqual([]);
      expect(payload.participants.filter((person) => person.hasVoted && person.id !== id)).toEqual([]);
      expect(payload.ownVote).toBe(votes[id] ?? null);
    }
    if (name === 'participant-joined') expect(payload.hasVoted).toBe(false);
    if (name === 'vote-submitted' || name === 'vote-cleared')
      expect(['anonymous', id]).toContain(payload.participantId);
  }
}

/** What remains of an event when all that may hold card values is left out: the deck, one's own vote, past rounds. */
function withoutOwnVoteAndPast(event: WireEvent): unknown {
  if (event.name !== 'room-state') return 'history' in event.payload ? { ...event, payload: null } : event;
  const { config, ownVote, history, ...rest } = event.payload;
  return { name: event.name, payload: { ...rest, config: { ...config, cardValues: [] } } };
}

const strictEvents = new Map(Object.entries(roomEvents).map(([name, schema]) => [name, strict(schema)]));
