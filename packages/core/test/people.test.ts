import { given, NOW, refused, revealed, teamRoom, voting } from '@showhands/core/testing';
import { describe, expect, test } from 'vitest';

const bobsToken = { kind: 'participant', id: 'p_bob' } as const;

describe('coming back with a token', () => {
  test('changes nothing for someone still in the list, whatever is sent along', () => {
    const room = given(voting(teamRoom(), { p_bob: '5' }), { offline: { p_bob: 1 } });
    const step = room.whenJoining(
      { name: '', role: '\u0000', asObserver: true, avatarSeed: 'x'.repeat(999) },
      bobsToken,
    );
    step.then([]);
    expect(step.toldTo('p_ann')).toEqual([]);
    expect(step.toldTo('p_bob')).toEqual([]);
    expect(step.room.participants).toEqual(room.room.participants);
  });

  test('restores id, name and role of someone who left, and tells the others', () => {
    const step = given(teamRoom()).when('leave-room', {}, 'p_bob').whenJoining({ name: 'Bobby' }, bobsToken);
    step.then([{ type: 'participant-returned', participantId: 'p_bob' }]);
    expect(step.toldTo('p_cid')).toMatchObject([
      { name: 'participant-joined', payload: { id: 'p_bob', name: 'Bob' } },
    ]);
    expect(step.toldTo('p_bob')).toEqual([]);
  });

  test('does not work after a removal', () => {
    given(teamRoom())
      .when('remove-participant', { participantId: 'p_bob' }, 'p_ann')
      .whenJoining({ name: 'Bob', role: 'Dev' }, bobsToken)
      .then(refused('invalid_token'))
      .whenJoining({ name: 'Bob', role: 'Dev' })
      .then([{ type: 'participant-joined' }]);
  });
});

describe('leaving', () => {
  test('takes the open vote along', () => {
    const step = given(voting(teamRoom(), { p_bob: '5' }))
      .when('leave-room', {}, 'p_bob')
      .then([{ type: 'participant-left' }, { type: 'vote-cleared', participantId: 'p_bob' }]);
    step.when('submit-vote', { value: '5' }, 'p_bob').then(refused('not_in_room'));
    expect(step.whenJoining({}, bobsToken).room.round).toMatchObject({ votes: {} });
  });

  test('passes the facilitator’s seat to the longest present voter who is online', () => {
    const away = { offline: { p_bob: NOW } };
    given(teamRoom(), away)
      .when('leave-room', {}, 'p_ann')
      .then([{ type: 'participant-left' }, { type: 'seat-taken', participantId: 'p_cid' }]);
  });

  test('of a voter may complete the round', () => {
    given(voting(teamRoom({ autoReveal: true }), { p_cid: '5' }))
      .when('leave-room', {}, 'p_bob')
      .then([{ type: 'participant-left' }, { type: 'votes-revealed' }]);
  });
});

describe('removing', () => {
  test('disconnects the removed, tells the others, and keeps what was revealed', () => {
    const step = given(revealed(teamRoom(), { p_bob: '5' })).when(
      'remove-participant',
      { participantId: 'p_bob' },
      'p_ann',
    );
    expect(step.toldTo('p_bob')).toEqual([{ name: 'force-disconnect', payload: { reason: 'removed' } }]);
    expect(step.toldTo('p_cid')).toEqual([
      { name: 'participant-removed', payload: { participantId: 'p_bob' } },
    ]);
    expect(step.room.round).toMatchObject({ result: { votes: [{ participantName: 'Bob' }] } });
  });

  test('is for the facilitator, who can’t be removed', () => {
    const room = given(teamRoom());
    room.when('remove-participant', { participantId: 'p_bob' }, 'p_cid').then(refused('facilitator_only'));
    room.when('remove-participant', { participantId: 'p_ann' }, 'p_ann').then(refused('invalid_target'));
    room.when('remove-participant', { participantId: 'p_x' }, 'p_ann').then(refused('participant_not_found'));
  });
});

describe('switching to voter', () => {
  const room = given(teamRoom());

  test('is for oneself, or for the facilitator to do', () => {
    const become = { type: 'observer-became-voter', participantId: 'p_eve' } as const;
    room.when('switch-to-voter', { participantId: 'p_eve' }, 'p_eve').then([{ ...become, role: 'Dev' }]);
    room
      .when('switch-to-voter', { participantId: 'p_eve', role: 'QE' }, 'p_ann')
      .then([{ ...become, role: 'QE' }]);
    room.when('switch-to-voter', { participantId: 'p_eve' }, 'p_bob').then(refused('facilitator_only'));
  });

  test('needs an observer, one of the roles, and the feature', () => {
    room.when('switch-to-voter', { participantId: 'p_bob' }, 'p_ann').then(refused('invalid_target'));
    room.when('switch-to-voter', { participantId: 'p_ann' }, 'p_ann').then(refused('invalid_target'));
    room
      .when('switch-to-voter', { participantId: 'p_eve', role: 'PO' }, 'p_eve')
      .then(refused('invalid_role'));
    room
      .but({ features: { ...room.world.features, observerSwitch: false } })
      .when('switch-to-voter', { participantId: 'p_eve' }, 'p_eve')
      .then(refused('feature_disabled'));
  });
});

describe('renaming oneself', () => {
  test('tells everyone by their room state, and nothing where nothing changes', () => {
    const step = given(teamRoom()).when('update-participant', { name: 'Rob' }, 'p_bob');
    step.then([{ type: 'participant-renamed', name: 'Rob' }]);
    expect(step.toldTo('p_cid').map(({ name }) => name)).toEqual(['room-state']);
    step.when('update-participant', { name: 'Rob' }, 'p_bob').then([]);
    step.when('update-participant', {}, 'p_bob').then([]);
  });
});
