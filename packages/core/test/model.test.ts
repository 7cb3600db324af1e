/** Whatever people do, in whatever order: what must hold of a room, its refusals, and what anyone is told. */

import { given, NOW, newRoom, type Scenario, type Step } from '@showhands/core/testing';
import { Refusal } from '@showhands/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Action, MARKERS, roomInputs, sessions } from './model/actions.ts';
import { deepFreeze } from './model/deep-freeze.ts';
import { checkLegal, checkRevealed } from './model/legal.ts';
import { checkSecrets } from './model/secrets.ts';

test('a room stays legal and keeps its secrets through any sequence of steps', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(roomInputs, sessions(10, 60), (input, steps) => {
      let scenario: Scenario = given(newRoom(input), { now: NOW });
      for (const action of steps) scenario = takeStep(scenario, action);
    }),
    { numRuns: 200 },
  );
});

test('the steps of the model reach every kind of event', () => {
  const seen = new Set<string>();
  for (const [input, steps] of fc.sample(fc.tuple(roomInputs, sessions(60, 60)), {
    numRuns: 300,
    seed: 7,
  })) {
    let scenario: Scenario = given(newRoom(input));
    for (const action of steps) {
      const step = perform(scenario, action);
      if ('events' in step && !step.refusal) for (const { type } of step.events) seen.add(type);
      scenario = step;
    }
  }
  expect([...seen].sort()).toEqual(ALL_EVENTS);
});

function takeStep(before: Scenario, action: Action): Scenario {
  deepFreeze(before.room);
  const after = perform(before, action);
  if (!isStep(after)) return after;
  if (after.refusal) {
    expect(after.refusal).toBeInstanceOf(Refusal);
    expect(after.refusal.message).toMatch(/^[A-Z].*\.$|^[a-zA-Z.\d]+: .+/);
    expect(after.refusal.status).toBeGreaterThanOrEqual(400);
    expect(after.room).toBe(before.room);
    return after;
  }
  checkLegal(after);
  checkRevealed(before, after);
  checkSecrets(after, MARKERS);
  expect(JSON.parse(JSON.stringify(after.room))).toEqual(after.room);
  deepFreeze(after.room);
  if (action.kind !== 'join' && action.kind !== 'return') {
    expect(after.whenSettling().events).toEqual([]);
    return after;
  }
  const next = arrived(after);
  // Once they are connected, an empty seat may be theirs; nothing else waited for that.
  expect(next.whenSettling().events.filter(({ type }) => type !== 'seat-taken')).toEqual([]);
  return next;
}

/** What an action makes of a room; actors and targets are picked among those who ever came, and a stranger. */
function perform(scenario: Scenario, action: Action): Scenario | Step {
  const ids = [...scenario.room.participants.map(({ id }) => id), 'p_stranger'];
  const pick = (n: number) => ids[n % ids.length] ?? '';
  switch (action.kind) {
    case 'wait':
      return scenario.later(action.ms).whenSettling();
    case 'presence': {
      const id = pick(action.who);
      const { [id]: _back, ...offline } = scenario.world.offline;
      const next = action.online ? offline : { [id]: scenario.world.now, ...offline };
      return scenario.but({ offline: next }).whenSettling();
    }
    case 'join':
      return scenario.whenJoining(action.input, action.actor);
    case 'return':
      return scenario.whenJoining({}, { kind: 'participant', id: pick(action.who) });
    case 'command': {
      const stories = scenario.room.queue.map(({ id }) => id);
      const input = action.input(pick, stories);
      const facilitator = scenario.room.seat.facilitatorId;
      const by = action.asFacilitator && facilitator ? facilitator : pick(action.who);
      return scenario.when(action.name, input, action.asHost ? { kind: 'host' } : by);
    }
  }
}

/** Whoever joined has a connection from then on. */
function arrived(step: Step): Scenario {
  const { [step.participantId]: _online, ...offline } = step.world.offline;
  return step.but({ offline });
}

function isStep(scenario: Scenario): scenario is Step {
  return 'events' in scenario;
}

const ALL_EVENTS = [
  'config-changed',
  'final-estimate-set',
  'host-key-used',
  'mood-shown',
  'observer-became-voter',
  'participant-joined',
  'participant-left',
  'participant-removed',
  'participant-renamed',
  'participant-returned',
  'queue-changed',
  'seat-taken',
  'seat-vacated',
  'session-ended',
  'session-paused',
  'session-resumed',
  'story-archived',
  'story-dropped',
  'story-returned',
  'story-skipped',
  'story-started',
  'timer-expired',
  'timer-expiring',
  'timer-extended',
  'timer-stopped',
  'vote-cast',
  'vote-cleared',
  'votes-revealed',
  'voting-restarted',
];
