import { given, happen, newRoom, person, refused, teamRoom } from '@showhands/core/testing';
import { describe, expect, test } from 'vitest';

const bob = { name: 'Bob', role: 'Dev' };
const wrong = { kind: 'guest', passwordFits: false } as const;

describe('joining', () => {
  test('lets somebody in under a new id', () => {
    const step = given(teamRoom()).whenJoining({ ...bob, avatarSeed: 'b' });
    step.then([{ type: 'participant-joined', participant: { name: 'Bob', role: 'Dev', avatarSeed: 'b' } }]);
    expect(step.participantId).toMatch(/^p_/);
  });

  test('needs a name and one of the roles', () => {
    const room = given(teamRoom());
    const nobody = room.whenJoining({}).then(refused('invalid_input'));
    expect(nobody.refusal?.extras.details?.map(({ path }) => path)).toEqual(['name', 'role']);
    room.whenJoining({ name: '  ', role: 'Dev' }).then(refused('invalid_input'));
    room.whenJoining({ name: 'x'.repeat(31), role: 'Dev' }).then(refused('invalid_input'));
    room.whenJoining({ name: 'Bob', role: '__proto__' }).then(refused('invalid_role'));
  });

  test('takes the same name twice, and any name at all', () => {
    const room = given(teamRoom())
      .whenJoining(bob)
      .whenJoining(bob)
      .whenJoining({ ...bob, name: '__proto__' });
    expect(room.room.participants.filter(({ name }) => name === 'Bob')).toHaveLength(3);
  });

  test('needs the password, where there is one', () => {
    const secret = { ...teamRoom(), access: { passwordHash: 'hash', seatName: null } };
    given(secret).whenJoining(bob, wrong).then(refused('wrong_password'));
    given(secret)
      .whenJoining(bob)
      .then([{ type: 'participant-joined' }]);
    given(secret).whenJoining({}, { kind: 'participant', id: 'p_bob' }).then([]);
  });

  test('is refused by a locked room, but not for those who come back nor for the host', () => {
    const locked = given(teamRoom({ locked: true }));
    locked.whenJoining(bob).then(refused('room_locked'));
    locked.whenJoining({}, { kind: 'participant', id: 'p_bob' }).then([]);
    locked
      .whenJoining(bob, { kind: 'host' })
      .then([{ type: 'participant-joined' }, { type: 'host-key-used' }, { type: 'seat-taken' }]);
  });

  test('is accepted while the session is done for today', () => {
    const done = happen(teamRoom(), { type: 'session-paused' });
    given(done)
      .whenJoining(bob)
      .then([{ type: 'participant-joined' }]);
  });
});

describe('a room’s places', () => {
  const crowd = (count: number) =>
    Array.from({ length: count }, (_, n) => person(`P${n}`)).map(
      (participant) => ({ type: 'participant-joined', participant }) as const,
    );

  test('are 25, and one of them is kept for the facilitator until the seat is first taken', () => {
    const waiting = happen(newRoom(), ...crowd(24));
    given(waiting).whenJoining(bob).then(refused('room_full'));
    const complete = given(waiting).whenJoining({ name: 'Ann', role: 'Dev' });
    complete.then([{ type: 'participant-joined' }, { type: 'seat-taken' }]);
    complete.whenJoining(bob).then(refused('room_full'));
  });

  test('count observers, and not those who left', () => {
    const full = happen(teamRoom(), ...crowd(21));
    const observer = { ...bob, asObserver: true };
    given(full).whenJoining(observer).then(refused('room_full'));
    given(full)
      .when('leave-room', {}, 'p_eve')
      .whenJoining(observer)
      .then([{ type: 'participant-joined' }]);
  });

  test('do not keep anyone from coming back', () => {
    const full = given(happen(teamRoom(), ...crowd(21)))
      .when('leave-room', {}, 'p_bob')
      .whenJoining(bob);
    full
      .whenJoining({}, { kind: 'participant', id: 'p_bob' })
      .then([{ type: 'participant-returned', participantId: 'p_bob' }]);
  });
});

describe('somebody on a chat platform', () => {
  const slack = { kind: 'platform', identity: 'org:slack:U1', passwordFits: true } as const;

  test('is the same participant each time, and is known as such to nobody', () => {
    const step = given(teamRoom()).whenJoining(bob, slack);
    step.whenJoining({ ...bob, name: 'Robert' }, slack).then([]);
    expect(JSON.stringify(step.toldTo('p_ann'))).not.toContain('U1');
  });

  test('meets the same doors', () => {
    given(teamRoom())
      .whenJoining(bob, { ...slack, passwordFits: false })
      .then(refused('wrong_password'));
    given(teamRoom({ locked: true }))
      .whenJoining(bob, slack)
      .then(refused('room_locked'));
  });

  test('never gets the seat', () => {
    const early = given(newRoom()).whenJoining({ name: 'Ann', role: 'Dev' }, slack);
    early.then([{ type: 'participant-joined' }]);
    const step = given(teamRoom()).whenJoining(bob, slack);
    const { participantId } = step;
    step
      .when('transfer-facilitator', { targetParticipantId: participantId }, 'p_ann')
      .then(refused('invalid_target'));
    const alone = step.when('leave-room', {}, 'p_bob').when('leave-room', {}, 'p_cid');
    alone.when('leave-room', {}, 'p_ann').then([{ type: 'participant-left' }, { type: 'seat-vacated' }]);
  });
});
