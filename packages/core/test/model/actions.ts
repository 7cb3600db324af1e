/** What people may do in the model, and the rooms in which they do it. */

import type { Actor, RoomCommandName } from '@showhands/core';
import { roomCommands } from '@showhands/core';
import { MINUTE, SECOND } from '@showhands/core/testing';
import type { CreateRoomInput } from '@showhands/protocol';
import fc from 'fast-check';

/** Card values that appear nowhere else in anything that is sent. */
export const MARKERS = ['731.25', '-842.5', 'secretXL', '953.5'] as const;
const DECK = [...MARKERS, '☕', '❓'];

export const roomInputs: fc.Arbitrary<Partial<CreateRoomInput>> = fc.record({
  cardScale: fc.constant('custom' as const),
  customCardValues: fc.constant(DECK),
  roles: fc.constant(['Dev', 'QE', 'PO']),
  excludedFromEstimate: fc.subarray(['PO', 'QE']),
  anonymousVoting: fc.boolean(),
  autoReveal: fc.boolean(),
  votingTimerSeconds: fc.option(fc.integer({ min: 15, max: 60 })),
  facilitatorParticipates: fc.boolean(),
  isLocked: fc.oneof({ arbitrary: fc.constant(false), weight: 9 }, fc.constant(true)),
  storyQueue: fc.array(fc.record({ title: fc.constantFrom('A', 'B', '__proto__') }), { maxLength: 4 }),
});

type Pick = (n: number) => string;
type Input = fc.Arbitrary<(pick: Pick, stories: string[]) => unknown>;

export type Action =
  | { kind: 'wait'; ms: number }
  | { kind: 'presence'; who: number; online: boolean }
  | { kind: 'join'; input: Record<string, unknown>; actor: Actor }
  | { kind: 'return'; who: number }
  | {
      kind: 'command';
      name: RoomCommandName;
      who: number;
      asFacilitator: boolean;
      asHost: boolean;
      input: (pick: Pick, stories: string[]) => unknown;
    };

const who = fc.nat(30);
const name = fc.constantFrom('Ann', ' ann', 'Bob', '__proto__', 'Zoë 👩‍🚀');
const role = fc.constantFrom('Dev', 'QE', 'PO', 'nonsense');
const title = fc.constantFrom('Story', '__proto__', 'Ünï\tcode', '');

const actor: fc.Arbitrary<Actor> = fc.oneof(
  { arbitrary: fc.constant<Actor>({ kind: 'guest', passwordFits: true }), weight: 8 },
  { arbitrary: fc.constant<Actor>({ kind: 'guest', passwordFits: false }), weight: 1 },
  { arbitrary: fc.constant<Actor>({ kind: 'host' }), weight: 1 },
  {
    arbitrary: fc
      .constantFrom('U1', 'U2')
      .map((identity): Actor => ({ kind: 'platform', identity, passwordFits: true })),
    weight: 1,
  },
);

/** An input for each command that takes one, mostly right and sometimes not. */
const inputs: Partial<Record<RoomCommandName, Input>> = {
  'submit-vote': fc.constantFrom(...DECK, 'no card').map((value) => () => ({ value })),
  'set-story': title.map((text) => () => ({ title: text })),
  'add-to-queue': title.map((text) => () => ({ title: text })),
  'bulk-add-to-queue': fc.array(title, { maxLength: 60 }).map((titles) => () => ({ titles })),
  'start-from-queue': who.map((n) => (_, stories) => ({ storyId: stories[n % 5] ?? 's_none' })),
  'remove-from-queue': who.map((n) => (_, stories) => ({ storyId: stories[n % 5] ?? 's_none' })),
  'update-queue-item': who.map((n) => (_, stories) => ({ storyId: stories[n % 5] ?? '', title: 'New' })),
  'reorder-queue': fc.boolean().map((all) => (_, stories) => ({
    orderedIds: all ? stories.toReversed() : stories.slice(1),
  })),
  'remove-participant': who.map((n) => (pick) => ({ participantId: pick(n) })),
  'transfer-facilitator': who.map((n) => (pick) => ({ targetParticipantId: pick(n) })),
  'switch-to-voter': fc.tuple(who, fc.option(role, { nil: undefined })).map(([n, text]) => (pick) => ({
    participantId: pick(n),
    role: text,
  })),
  'set-final-estimate': fc.constantFrom('13', null, '').map((value) => () => ({ value })),
  'update-config': fc
    .record(
      {
        votingTimerSeconds: fc.constantFrom(null, 15, 30, 1),
        autoReveal: fc.boolean(),
        facilitatorParticipates: fc.boolean(),
        anonymousVoting: fc.boolean(),
        locked: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    .map((config) => () => config),
  'mood-react': fc.constantFrom('👍', 'no').map((emoji) => () => ({ emoji })),
  'update-participant': name.map((text) => () => ({ name: text })),
};

const nothing: Input = fc.constant(() => ({}));

/** Ends are rare, so that sequences get long; votes are frequent, as in life. */
const weights: Partial<Record<RoomCommandName, number>> = {
  'submit-vote': 40,
  'set-story': 6,
  'reveal-votes': 4,
  'start-next-from-queue': 4,
  'resume-from-done': 4,
  'done-for-today': 1,
  'end-session': 1,
};

const command = fc
  .oneof(
    ...roomCommands.map(({ name: commandName }) => ({
      arbitrary: (inputs[commandName] ?? nothing).map((input) => ({ name: commandName, input })),
      weight: weights[commandName] ?? 2,
    })),
  )
  .chain((chosen) =>
    fc.record({
      kind: fc.constant('command' as const),
      name: fc.constant(chosen.name),
      input: fc.constant(chosen.input),
      who,
      asFacilitator: chosen.name === 'submit-vote' ? fc.constant(false) : fc.boolean(),
      asHost: fc.nat(20).map((n) => n === 0),
    }),
  )
  .filter((action) => action.name !== 'end-session' || action.who < 6);

const joinInput = fc.record({ name, role, asObserver: fc.nat(4).map((n) => n === 0) });
const waits = fc.constantFrom(SECOND, 6 * SECOND, 20 * SECOND, MINUTE, 11 * MINUTE, 31 * MINUTE);

const guest = (guestName: string, guestRole: string): Action => ({
  kind: 'join',
  input: { name: guestName, role: guestRole },
  actor: { kind: 'guest', passwordFits: true },
});

const firstStory: Action = {
  kind: 'command',
  name: 'set-story',
  who: 0,
  asFacilitator: true,
  asHost: false,
  input: () => ({ title: 'First' }),
};

/** How most sessions begin; without it, random steps seldom come as far as several votes in one round. */
const team: Action[] = [
  guest('Ann', 'Dev'),
  guest('Bob', 'QE'),
  guest('Cid', 'PO'),
  guest('Dee', 'Dev'),
  firstStory,
];

/** A session from its first step on. */
export function sessions(minLength: number, maxLength: number): fc.Arbitrary<Action[]> {
  const opening = fc.oneof({ arbitrary: fc.constant(team), weight: 4 }, fc.constant<Action[]>([]));
  return fc.tuple(opening, fc.array(actions, { minLength, maxLength })).map((parts) => parts.flat());
}

const actions: fc.Arbitrary<Action> = fc.oneof(
  { arbitrary: command, weight: 12 },
  { arbitrary: fc.record({ kind: fc.constant('join' as const), input: joinInput, actor }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('return' as const), who }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: waits }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('presence' as const), who, online: fc.boolean() }), weight: 3 },
);
