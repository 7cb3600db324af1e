import { given, queued, refused, revealed, teamRoom, voting } from '@showhands/core/testing';
import { describe, expect, test } from 'vitest';

describe('setting a story', () => {
  test('starts a round of voting', () => {
    const step = given(teamRoom()).when('set-story', { title: ' Log in ', url: '' }, 'p_ann');
    step.then([{ type: 'story-started', story: { title: 'Log in', description: null, url: null } }]);
    expect(step.room.round).toMatchObject({ phase: 'voting', votes: {}, wasRevoted: false, timer: null });
  });

  test('archives a revealed story first', () => {
    given(revealed(teamRoom(), { p_bob: '5' }))
      .when('set-story', { title: 'Next' }, 'p_ann')
      .then([{ type: 'story-archived', completed: { finalEstimate: '5' } }, { type: 'story-started' }]);
  });

  test('drops an unrevealed story that was typed, and returns one that came from the queue', () => {
    given(voting(teamRoom()))
      .when('set-story', { title: 'Next' }, 'p_ann')
      .then([{ type: 'story-dropped' }, { type: 'story-started' }]);
    const step = given(voting(queued(teamRoom(), 'b'), {}, { fromQueue: true }))
      .when('set-story', { title: 'Next' }, 'p_ann')
      .then([{ type: 'story-returned' }, { type: 'story-started' }]);
    expect(step.room.queue.map(({ id }) => id)).toEqual(['s_current', 's_b']);
  });

  test('is for the facilitator only', () => {
    given(teamRoom()).when('set-story', { title: 'Mine' }, 'p_bob').then(refused('facilitator_only'));
    given(teamRoom()).when('set-story', { title: 'Mine' }, 'p_stranger').then(refused('not_in_room'));
  });
});

describe('voting', () => {
  test('counts a vote, and a changed one', () => {
    given(voting(teamRoom()))
      .when('submit-vote', { value: '5' }, 'p_bob')
      .then([{ type: 'vote-cast', participantId: 'p_bob', value: '5' }])
      .when('submit-vote', { value: '8' }, 'p_bob')
      .then([{ type: 'vote-cast', value: '8' }]);
  });

  test('does nothing when the same vote comes again', () => {
    given(voting(teamRoom(), { p_bob: '5' }))
      .when('submit-vote', { value: '5' }, 'p_bob')
      .then([]);
  });

  test('refuses what is no card of the deck', () => {
    const open = given(voting(teamRoom()));
    for (const value of ['4', '__proto__', 'valueOf', '5.0']) {
      open.when('submit-vote', { value }, 'p_bob').then(refused('invalid_card'));
    }
    open.when('submit-vote', { value: 5 }, 'p_bob').then(refused('invalid_input'));
  });

  test('needs a story whose votes are hidden', () => {
    given(teamRoom()).when('submit-vote', { value: '5' }, 'p_bob').then(refused('no_active_story'));
    given(revealed(teamRoom())).when('submit-vote', { value: '5' }, 'p_bob').then(refused('not_voting'));
  });

  test('counts only in the round it says it is for, and takes back none of another', () => {
    const first = given(teamRoom()).when('set-story', { title: 'A' }, 'p_ann');
    const round = first.room.roundsBegun;
    const vote = { value: '8', round };
    const late = refused('not_voting');
    for (const second of [
      first.when('set-story', { title: 'B' }, 'p_ann'),
      first.when('revote', {}, 'p_ann'),
      first.when('reveal-votes', {}, 'p_ann').when('next-story', {}, 'p_ann'),
    ]) {
      second.when('submit-vote', vote, 'p_bob').then(late);
      second.when('clear-vote', { round }, 'p_bob').then(late);
    }
    first
      .when('submit-vote', vote, 'p_bob')
      .then([{ type: 'vote-cast', value: '8' }])
      .when('clear-vote', { round }, 'p_bob')
      .then([{ type: 'vote-cleared' }]);
    first.when('submit-vote', { value: '8', round: 'A' }, 'p_bob').then(refused('invalid_input'));
  });

  test('is not for observers, nor for a facilitator who takes no part', () => {
    const open = voting(teamRoom());
    given(open).when('submit-vote', { value: '5' }, 'p_eve').then(refused('not_eligible'));
    given(open).when('submit-vote', { value: '5' }, 'p_ann').then(refused('not_eligible'));
    given(voting(teamRoom({ facilitatorParticipates: true })))
      .when('submit-vote', { value: '5' }, 'p_ann')
      .then([{ type: 'vote-cast' }]);
  });

  test('can be taken back, once', () => {
    given(voting(teamRoom(), { p_bob: '5' }))
      .when('clear-vote', {}, 'p_bob')
      .then([{ type: 'vote-cleared', participantId: 'p_bob' }])
      .when('clear-vote', {}, 'p_bob')
      .then([]);
  });
});

describe('revealing', () => {
  test('works without votes', () => {
    given(voting(teamRoom()))
      .when('reveal-votes', {}, 'p_ann')
      .then([{ type: 'votes-revealed', result: { votes: [], overall: { consensus: 'discuss' } } }]);
  });

  test('is for the facilitator, and with open controls for everyone but observers', () => {
    const open = given(voting(teamRoom(), { p_bob: '5' }));
    open.when('reveal-votes', {}, 'p_bob').then(refused('facilitator_only'));
    const controls = open.but({ features: { ...open.world.features, openControls: true } });
    controls.when('reveal-votes', {}, 'p_bob').then([{ type: 'votes-revealed' }]);
    controls.when('reveal-votes', {}, 'p_eve').then(refused('facilitator_only'));
  });

  test('and ending work with the host’s key from outside the room', () => {
    const host = { kind: 'host' } as const;
    given(voting(teamRoom()))
      .when('reveal-votes', {}, host)
      .then([{ type: 'votes-revealed' }]);
    given(voting(teamRoom()))
      .when('end-session', {}, host)
      .then([{ type: 'session-ended' }]);
    given(voting(teamRoom())).when('set-story', { title: 'x' }, host).then(refused('not_in_room'));
  });

  test('stops the timer and can not be repeated', () => {
    const step = given(voting(teamRoom(), {}, { timerEndsAt: 9e12 })).when('reveal-votes', {}, 'p_ann');
    expect(step.room.round).not.toHaveProperty('timer');
    step.when('reveal-votes', {}, 'p_ann').then(refused('not_voting'));
  });
});
