/** What a revealed round says: the documented result, and the estimate that follows from it. */

import { cardNumber, type RevealResult, UNCOUNTED_CARDS } from '@showhands/protocol';
import type { CompletedStory, RevealedRound, Room, RoomConfig } from './room.ts';

/** Medians of two roles that lie this many cards apart are worth a talk. */
const GAP_IN_CARDS = 2;

/** The result of the round's votes, listed in the order of the participants. */
export function computeResult(room: Room): RevealResult {
  const given: Readonly<Record<string, string>> = room.round.phase === 'waiting' ? {} : room.round.votes;
  const votes = room.participants.flatMap(({ id, name, role }) => {
    const value = Object.hasOwn(given, id) ? given[id] : undefined;
    return value === undefined
      ? []
      : [{ participantId: id, participantName: name, participantRole: role, value }];
  });
  const valuesOf = (role: string) => votes.filter((v) => v.participantRole === role).map((v) => v.value);
  const counted = countedValues(votes, room.config);
  return {
    votes,
    overall: { ...numbersOf(counted), consensus: agreedValue(counted) === null ? 'discuss' : 'consensus' },
    byRole: room.config.roles
      .map((role) => ({ role, votes: valuesOf(role) }))
      .filter((entry) => entry.votes.length > 0)
      .map((entry) => ({ ...entry, count: entry.votes.length, ...numbersOf(entry.votes.filter(isCounted)) })),
    hasRoleGap: hasRoleGap(room.config, valuesOf),
  };
}

/** The override, else the value that all counted votes share, else null. */
export function finalEstimate(round: RevealedRound, config: RoomConfig): string | null {
  return round.finalEstimateOverride ?? agreedValue(countedValues(round.result.votes, config));
}

/** The story as history keeps it. */
export function completeStory(round: RevealedRound, config: RoomConfig, now: number): CompletedStory {
  return {
    ...round.story,
    finalEstimate: finalEstimate(round, config),
    wasRevoted: round.wasRevoted,
    result: round.result,
    completedAt: now,
  };
}

function isCounted(value: string): boolean {
  return !UNCOUNTED_CARDS.includes(value);
}

function countedValues(votes: RevealResult['votes'], config: RoomConfig): string[] {
  return votes
    .filter((vote) => !config.excludedFromEstimate.includes(vote.participantRole) && isCounted(vote.value))
    .map((vote) => vote.value);
}

function agreedValue(counted: readonly string[]): string | null {
  const [first] = counted;
  return first !== undefined && counted.every((value) => value === first) ? first : null;
}

function numbersOf(values: readonly string[]): { average: number | null; median: number | null } {
  const numbers = values.map(cardNumber).filter((number) => number !== null);
  if (numbers.length === 0) return { average: null, median: null };
  const sum = numbers.reduce((total, number) => total + number, 0);
  return { average: round2(sum / numbers.length), median: round2(medianOf(numbers)) };
}

function hasRoleGap(config: RoomConfig, valuesOf: (role: string) => readonly string[]): boolean {
  const deck = config.cardValues.filter(isCounted);
  const medians = config.roles
    .filter((role) => !config.excludedFromEstimate.includes(role))
    .map((role) =>
      valuesOf(role)
        .filter(isCounted)
        .map((value) => deck.indexOf(value)),
    )
    .filter((positions) => positions.length > 0)
    .map(medianOf);
  return medians.length > 1 && Math.max(...medians) - Math.min(...medians) >= GAP_IN_CARDS;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return (lower + upper) / 2;
}

function round2(number: number): number {
  // Adding zero makes -0, which JSON doesn't have, an ordinary one.
  return Math.round(number * 100) / 100 + 0;
}
