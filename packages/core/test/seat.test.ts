import { given, NOW, newRoom, refused, teamRoom, voting } from '@showhands/core/testing';
import { describe, expect, test } from 'vitest';

const ann = { name: ' aNN ', role: 'Dev' };
const zoe = { name: 'Zoe', role: 'QE' };
const host = { kind: 'host' } as const;
const seatOf = ({ room }: { room: ReturnType<typeof newRoom> }) => room.seat.facilitatorId;

describe('the facilitator’s name', () => {
  test('takes the seat for the first who bears it, whatever its case and outer spaces', () => {
    const step = given(newRoom()).whenJoining({ ...ann, asObserver: true });
    step.then([
      { type: 'participant-joined', participant: { isObserver: false } },
      { type: 'seat-taken', participantId: step.participantId },
    ]);
    step.whenJoining(ann).then([{ type: 'participant-joined' }]);
  });

  test('takes nothing for others, nor where only the key does', () => {
    given(newRoom())
      .whenJoining(zoe)
      .then([{ type: 'participant-joined' }]);
    given(newRoom({}, { seatName: null }))
      .whenJoining(ann)
      .then([{ type: 'participant-joined' }]);
  });

  test('takes nothing any more once the host’s key was used, even after the host’s leaving', () => {
    const left = given(newRoom()).whenJoining(zoe, host);
    left
      .when('leave-room', {}, left.participantId)
      .whenJoining({ ...ann, asObserver: true })
      .then([{ type: 'participant-joined' }]);
  });
});

describe('the host’s key', () => {
  test('brings the host, an ordinary voter in the seat, even as would-be observer', () => {
    const step = given(newRoom()).whenJoining({ ...zoe, asObserver: true }, host);
    step.then([{ type: 'participant-joined' }, { type: 'host-key-used' }, { type: 'seat-taken' }]);
    expect(step.room.participants[0]).toMatchObject({ isObserver: false, name: 'Zoe' });
  });

  test('is one participant, however often it is used', () => {
    const first = given(newRoom()).whenJoining(zoe, host);
    const second = first.whenJoining({ name: 'Other', role: 'nonsense' }, host);
    expect(second.then([]).participantId).toBe(first.participantId);
    first.when('submit-vote', { value: '5' }, host).then(refused('not_eligible'));
  });

  test('takes the seat from whoever has it, who becomes a voter', () => {
    const step = given(voting(teamRoom())).whenJoining(zoe, host);
    expect(seatOf(step)).toBe(step.participantId);
    step.when('submit-vote', { value: '5' }, 'p_ann').then([{ type: 'vote-cast' }]);
    const given2 = step.when('transfer-facilitator', { targetParticipantId: 'p_bob' }, step.participantId);
    given2.whenJoining({}, { kind: 'participant', id: step.participantId }).then([]);
    expect(seatOf(given2)).toBe('p_bob');
    given2.whenJoining({}, host).then([{ type: 'seat-taken', participantId: step.participantId }]);
  });

  test('brings somebody new after the host was removed', () => {
    const first = given(teamRoom()).whenJoining(zoe, host);
    const removed = first
      .when('transfer-facilitator', { targetParticipantId: 'p_ann' }, first.participantId)
      .when('remove-participant', { participantId: first.participantId }, 'p_ann');
    removed.when('reveal-votes', {}, host).then(refused('no_active_story'));
    const back = removed.whenJoining(zoe, host);
    expect(back.participantId).not.toBe(first.participantId);
    expect(seatOf(back)).toBe(back.participantId);
  });
});

describe('transferring the seat', () => {
  const transfer = (to: string, by = 'p_ann') =>
    given(voting(teamRoom(), { p_bob: '5' }), { offline: { p_cid: NOW } }).when(
      'transfer-facilitator',
      { targetParticipantId: to },
      by,
    );

  test('makes the other facilitator, whose open vote lapses where facilitators don’t vote', () => {
    const step = transfer('p_bob').then([
      { type: 'seat-taken', participantId: 'p_bob' },
      { type: 'vote-cleared', participantId: 'p_bob' },
    ]);
    step.when('submit-vote', { value: '3' }, 'p_ann').then([{ type: 'vote-cast' }]);
    step.when('set-story', { title: 'x' }, 'p_ann').then(refused('facilitator_only'));
  });

  test('needs another who is in the room, online and no observer', () => {
    transfer('p_ann').then(refused('invalid_target'));
    transfer('p_eve').then(refused('invalid_target'));
    transfer('p_cid').then(refused('invalid_target'));
    transfer('p_nobody').then(refused('participant_not_found'));
    transfer('p_bob', 'p_bob').then(refused('facilitator_only'));
  });
});
