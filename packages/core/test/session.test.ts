import { given, queued, refused, revealed, teamRoom, voting } from '@showhands/core/testing';
import { describe, expect, test } from 'vitest';

const bob = { name: 'Bob', role: 'Dev' };

describe('done for today', () => {
  test('archives a revealed story and shows the history', () => {
    const step = given(revealed(teamRoom(), { p_bob: '5' })).when('done-for-today', {}, 'p_ann');
    step.then([{ type: 'story-archived' }, { type: 'session-paused' }]);
    expect(step.toldTo('p_bob')).toMatchObject([
      { name: 'done-for-today', payload: { history: [{ id: 's_current', finalEstimate: '5' }] } },
    ]);
  });

  test('keeps open votes', () => {
    const step = given(voting(teamRoom(), { p_bob: '5' })).when('done-for-today', {}, 'p_ann');
    expect(step.when('resume-from-done', {}, 'p_ann').room.round).toMatchObject({ votes: { p_bob: '5' } });
  });

  test('may be said twice, as may the resuming', () => {
    const done = given(teamRoom()).when('done-for-today', {}, 'p_ann');
    done.when('done-for-today', {}, 'p_ann').then([]);
    done.when('resume-from-done', {}, 'p_ann').when('resume-from-done', {}, 'p_ann').then([]);
    done.when('resume-from-done', {}, 'p_bob').then(refused('facilitator_only'));
  });

  test('leaves only joining, leaving, moods, removals, resuming and ending', () => {
    const done = given(voting(queued(teamRoom(), 'a'))).when('done-for-today', {}, 'p_ann');
    for (const [name, input, by] of [
      ['submit-vote', { value: '5' }, 'p_bob'],
      ['clear-vote', {}, 'p_bob'],
      ['set-story', { title: 'x' }, 'p_ann'],
      ['reveal-votes', {}, 'p_ann'],
      ['reveal-votes', {}, { kind: 'host' }],
      ['next-story', {}, 'p_ann'],
      ['revote', {}, 'p_ann'],
      ['skip-story', {}, 'p_ann'],
      ['add-to-queue', { title: 'x' }, 'p_ann'],
      ['start-next-from-queue', {}, 'p_ann'],
      ['update-config', { locked: true }, 'p_ann'],
      ['extend-timer', {}, 'p_ann'],
      ['transfer-facilitator', { targetParticipantId: 'p_bob' }, 'p_ann'],
      ['switch-to-voter', { participantId: 'p_eve' }, 'p_eve'],
      ['update-participant', { name: 'x' }, 'p_bob'],
    ] as const) {
      done.when(name, input, by).then(refused('session_done'));
    }
    done.whenJoining(bob).then([{ type: 'participant-joined' }]);
    done.when('leave-room', {}, 'p_bob').then([{ type: 'participant-left' }]);
    done.when('mood-react', { emoji: '👋' }, 'p_eve').then([{ type: 'mood-shown' }]);
    done
      .when('remove-participant', { participantId: 'p_eve' }, 'p_ann')
      .then([{ type: 'participant-removed' }]);
    done.when('end-session', {}, 'p_ann').then([{ type: 'session-ended' }]);
  });
});

describe('the end of a session', () => {
  const ended = given(revealed(teamRoom(), { p_bob: '5' })).when('end-session', {}, 'p_ann');

  test('gives everyone the history, the revealed story in it, and closes the room', () => {
    ended.then([{ type: 'story-archived' }, { type: 'session-ended' }]);
    expect(ended.toldTo('p_eve')).toMatchObject([
      { name: 'session-ended', payload: { history: [{ finalEstimate: '5', wasRevoted: false }] } },
      { name: 'force-disconnect', payload: { reason: 'ended' } },
    ]);
    ended.when('end-session', {}, 'p_ann').then(refused('session_ended'));
    ended.when('mood-react', { emoji: '👋' }, 'p_bob').then(refused('session_ended'));
    ended.whenSettling().then([]);
  });

  test('answers late ones who were there with the history, and others as if there were no room', () => {
    for (const actor of [{ kind: 'host' }, { kind: 'participant', id: 'p_bob' }] as const) {
      const late = ended.whenJoining({}, actor).then(refused('session_ended'));
      expect(late.refusal?.toBody()).toMatchObject({ code: 'session_ended', history: [{ id: 's_current' }] });
    }
    ended.whenJoining(bob).then(refused('room_not_found'));
    ended.whenJoining(bob, { kind: 'participant', id: 'p_x' }).then(refused('room_not_found'));
  });
});

describe('a mood', () => {
  const react = (emoji: unknown) => given(teamRoom()).when('mood-react', { emoji }, 'p_eve');

  test('is shown to all, with the name of who has it', () => {
    expect(react('🎉').toldTo('p_bob')).toEqual([
      { name: 'mood-reaction', payload: { participantId: 'p_eve', participantName: 'Eve', emoji: '🎉' } },
    ]);
  });

  test.each([
    '👍',
    '👍🏽',
    '🇩🇪',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '👩‍👩‍👧‍👦',
    '🧑🏽‍⚕️',
    '🧑🏽‍⚕',
    '🏳️‍🌈',
    '🏳‍🌈',
    '1️⃣',
    '#️⃣',
    '❤️',
    '❤',
    '☕',
    '☕️',
    '©️',
  ])('may be %s', (emoji) => {
    react(emoji).then([{ type: 'mood-shown', emoji }]);
  });

  test.each([
    'a',
    '1',
    '#',
    '',
    ' ',
    '👍👍',
    '👍 ',
    '🇩',
    '🇩🇪🇫🇷',
    '👍a',
    '\u200d',
    '\ufe0f',
    '1\ufe0f',
    null,
    5,
  ])('may not be %j', (emoji) => {
    react(emoji).then(refused('invalid_input'));
  });
});
