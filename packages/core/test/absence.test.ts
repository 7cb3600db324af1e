import { given, happen, MINUTE, NOW, person, SECOND, teamRoom, voting } from '@showhands/core/testing';
import { describe, expect, test } from 'vitest';

const away = (...ids: string[]) => ({ offline: Object.fromEntries(ids.map((id) => [id, NOW])) });
const bobsToken = { kind: 'participant', id: 'p_bob' } as const;

describe('somebody offline', () => {
  test('leaves the list after thirty minutes', () => {
    const step = given(teamRoom(), away('p_bob'))
      .later(30 * MINUTE - 1)
      .whenSettling()
      .then([]);
    step
      .later(1)
      .whenSettling()
      .then([{ type: 'participant-left', participantId: 'p_bob' }])
      .whenSettling()
      .then([]);
  });

  test('stays while their vote is in the open round, and leaves with its reveal', () => {
    const step = given(voting(teamRoom(), { p_bob: '5' }), away('p_bob'))
      .later(60 * MINUTE)
      .whenSettling();
    step.then([]);
    step
      .when('reveal-votes', {}, 'p_ann')
      .then([{ type: 'votes-revealed' }, { type: 'participant-left', participantId: 'p_bob' }]);
  });

  test('is waited for by automatic reveal for a minute', () => {
    const room = voting(teamRoom({ autoReveal: true }), { p_cid: '5' });
    const step = given(room, away('p_bob'))
      .later(MINUTE - 1)
      .whenSettling()
      .then([]);
    step
      .later(1)
      .whenSettling()
      .then([{ type: 'votes-revealed' }]);
  });

  test('is still counted once they have voted', () => {
    const room = voting(teamRoom({ autoReveal: true }), { p_cid: '5' });
    given(room, away('p_cid'))
      .later(5 * MINUTE)
      .whenSettling()
      .then([]);
  });
});

describe('automatic reveal', () => {
  const auto = voting(teamRoom({ autoReveal: true }));

  test('comes with the last eligible vote, and never without one', () => {
    given(auto)
      .when('submit-vote', { value: '5' }, 'p_bob')
      .then([{ type: 'vote-cast' }])
      .when('submit-vote', { value: '5' }, 'p_cid')
      .then([{ type: 'vote-cast' }, { type: 'votes-revealed' }]);
    given(auto, away('p_bob', 'p_cid'))
      .later(2 * MINUTE)
      .whenSettling()
      .then([]);
  });

  test('follows a removal that leaves only votes, and waits for an observer who became a voter', () => {
    const room = voting(teamRoom({ autoReveal: true }), { p_bob: '5' });
    given(room)
      .when('remove-participant', { participantId: 'p_cid' }, 'p_ann')
      .then([{ type: 'participant-removed' }, { type: 'votes-revealed' }]);
    given(room)
      .when('switch-to-voter', { participantId: 'p_eve' }, 'p_eve')
      .when('submit-vote', { value: '5' }, 'p_cid')
      .then([{ type: 'vote-cast' }]);
  });

  test('waits while the session is done for today', () => {
    const room = voting(teamRoom({ autoReveal: true }), { p_bob: '5' });
    given(room)
      .when('done-for-today', {}, 'p_ann')
      .when('leave-room', {}, 'p_cid')
      .then([{ type: 'participant-left' }])
      .when('resume-from-done', {}, 'p_ann')
      .then([{ type: 'session-resumed' }, { type: 'votes-revealed' }]);
  });
});

describe('the facilitator’s seat', () => {
  test('passes after ten minutes offline, and everyone gets their new view', () => {
    const step = given(teamRoom(), away('p_ann'))
      .later(10 * MINUTE - 1)
      .whenSettling()
      .then([]);
    const passed = step
      .later(1)
      .whenSettling()
      .then([{ type: 'seat-taken', participantId: 'p_bob' }]);
    expect(passed.toldTo('p_cid').map(({ name }) => name)).toEqual(['facilitator-changed', 'room-state']);
    passed.but({ offline: {} }).whenSettling().then([]);
  });

  test('waits for the first voter to come where nobody could take it', () => {
    const alone = given(teamRoom(), away('p_ann', 'p_bob', 'p_cid'))
      .later(10 * MINUTE)
      .whenSettling();
    alone.then([]);
    const step = alone
      .whenJoining({ name: 'Eli', role: 'Dev', asObserver: true })
      .then([{ type: 'participant-joined' }]);
    step
      .whenJoining({ name: 'Fay', role: 'QE' })
      .then([{ type: 'participant-joined' }, { type: 'seat-taken' }]);
  });

  test('falls empty with the last to leave, and is theirs again when they return', () => {
    const lone = happen(
      teamRoom(),
      ...['p_bob', 'p_cid', 'p_eve'].map((participantId) => ({
        type: 'participant-left' as const,
        participantId,
      })),
    );
    const left = given(lone).when('leave-room', {}, 'p_ann');
    left.then([{ type: 'participant-left' }, { type: 'seat-vacated' }]);
    left
      .whenJoining({}, { kind: 'participant', id: 'p_ann' })
      .then([{ type: 'participant-returned' }, { type: 'seat-taken', participantId: 'p_ann' }]);
  });

  test('passes to the longest present: who returned counts from their return', () => {
    const step = given(teamRoom()).when('leave-room', {}, 'p_bob').whenJoining({}, bobsToken);
    step
      .when('leave-room', {}, 'p_ann')
      .then([{ type: 'participant-left' }, { type: 'seat-taken', participantId: 'p_cid' }]);
  });

  test('stays with a facilitator who comes back in time', () => {
    const step = given(teamRoom(), away('p_ann'))
      .later(9 * MINUTE)
      .whenSettling();
    step
      .but({ offline: {} })
      .later(5 * SECOND + MINUTE)
      .whenSettling()
      .then([]);
  });
});

test('a room that hundreds passed through forgets the earliest who left, but never the host', () => {
  let scenario = given(teamRoom()).whenJoining({ name: 'Hal', role: 'QE' }, { kind: 'host' });
  const host = scenario.participantId;
  scenario = scenario.when('leave-room', {}, host);
  const guests = Array.from({ length: 300 }, (_, n) => person(`G${n}`));
  for (const participant of guests) {
    const joined = happen(scenario.room, { type: 'participant-joined', participant });
    scenario = given(joined).when('leave-room', {}, participant.id);
  }
  expect(scenario.room.participants).toHaveLength(250);
  expect(scenario.whenJoining({}, { kind: 'host' }).participantId).toBe(host);
});
