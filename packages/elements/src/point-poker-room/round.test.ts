import { fireEvent } from '@testing-library/dom';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { aStory, reveal } from '../../../client/test/a-room.ts';
import { brokenRules, listen } from '../../test/in-a-page.ts';
import { asVoter, enter, server, useServer, voting } from '../../test/in-a-room.ts';

useServer();

describe('a round', () => {
  test('shows the story as text, with its link', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const { element, ui } = await enter({
      ...voting,
      currentStory: aStory({ title: hostile, url: 'javascript:alert(1)' }),
    });
    ui.getByRole('heading', { name: hostile });
    expect(element.shadowRoot?.querySelector('img')).toBeNull();
    expect(ui.queryByRole('link')).toBeNull();
    server.emit({ name: 'story-changed', payload: aStory({ id: 's_2', url: 'https://a.example/2' }) });
    expect(await ui.findByRole('link')).toMatchObject({
      href: 'https://a.example/2',
      rel: 'noopener noreferrer',
    });
  });

  test('takes a vote at once, and takes it back with a second click', async () => {
    const cast = listen('vote-cast');
    const { element, ui } = await enter({ ...voting, ...asVoter });
    const five = ui.getByRole('button', { name: '5' });
    five.click();
    await element.updateComplete;
    expect(five.getAttribute('aria-pressed')).toBe('true');
    await ui.findByText('You chose 5.', { exact: false });
    expect(await brokenRules(element)).toEqual([]);
    five.click();
    await ui.findByText('Choose your card');
    expect(server.inputsOf('submitVote')).toEqual([{ value: '5', round: 0 }]);
    expect(server.inputsOf('clearVote')).toHaveLength(1);
    await expect.poll(() => cast).toEqual([{ value: '5' }, { value: null }]);
  });

  test('takes a double click, or a key that is held down, as one choice', async () => {
    const { element, ui } = await enter({ ...voting, ...asVoter });
    const five = ui.getByRole('button', { name: '5' });
    await userEvent.dblClick(five);
    await ui.findByText('You chose 5.', { exact: false });
    await userEvent.keyboard('{Enter>5/}');
    await element.updateComplete;
    expect(five.getAttribute('aria-pressed')).toBe('false');
    expect(server.inputsOf('submitVote')).toEqual([{ value: '5', round: 0 }]);
    await expect.poll(() => server.inputsOf('clearVote')).toHaveLength(1);
  });

  test('keeps the focus in the room whatever goes, so that the keys for cards go on', async () => {
    const { element, ui } = await enter({ ...voting, ...asVoter });
    const focused = () => element.shadowRoot?.activeElement?.textContent?.trim();
    ui.getByRole('button', { name: '5' }).focus();
    server.emit({ name: 'votes-revealed', payload: reveal({ ada: '3', bo: '5' }) });
    await expect.poll(focused).toBe('Login');
    server.emit({
      name: 'room-state',
      payload: { ...voting, ...asVoter, phase: 'waiting', currentStory: null },
    });
    await expect.poll(focused).toBe('Waiting for the first story');
    server.emit({ name: 'room-state', payload: { ...voting, ...asVoter } });
    await expect.poll(focused).toBe('Login');
    await userEvent.keyboard('8');
    await expect.poll(() => server.inputsOf('submitVote')).toEqual([{ value: '8', round: 0 }]);
  });

  test('takes nobody’s focus who is elsewhere on the page', async () => {
    const { ui } = await enter({ ...voting, ...asVoter });
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    server.emit({ name: 'votes-revealed', payload: reveal({ ada: '3', bo: '5' }) });
    await ui.findByText('Worth a talk');
    expect(document.activeElement).toBe(field);
  });

  test('goes from card to card with the keyboard, mirrored from right to left', async () => {
    const { element, ui } = await enter(voting);
    const card = (name: string) => ui.getByRole('button', { name });
    const press = (key: string) => fireEvent.keyDown(element.shadowRoot?.activeElement as Element, { key });
    card('1').focus();
    press('ArrowRight');
    expect(element.shadowRoot?.activeElement).toBe(card('2'));
    press('End');
    expect(element.shadowRoot?.activeElement).toBe(card('❓ Not sure'));
    element.locale = 'ar';
    await expect.poll(() => element.shadowRoot?.querySelector<HTMLElement>('.room')?.dir).toBe('rtl');
    press('ArrowRight');
    expect(element.shadowRoot?.activeElement?.getAttribute('aria-label')).toMatch(/^☕/);
  });

  test('takes back what the server refuses, and says why', async () => {
    const errors = listen('room-error');
    const { ui } = await enter({ ...voting, ownVote: '3' });
    server.refusals.set('submitVote', { code: 'rate_limited', message: 'Too many votes.' });
    ui.getByRole('button', { name: '5' }).click();
    await ui.findByText('Too many votes.');
    expect(ui.getByRole('button', { name: '3' }).getAttribute('aria-pressed')).toBe('true');
    expect(errors).toEqual([{ code: 'rate_limited', message: 'Too many votes.' }]);
  });

  test('keeps a vote while the connection is down, and sends it when it is back', async () => {
    const { element, ui } = await enter({ ...voting, ...asVoter });
    server.isDown = true;
    server.drop();
    await ui.findByText('Connection lost, reconnecting…');
    ui.getByRole('button', { name: '8' }).click();
    await ui.findByText('Your vote is kept', { exact: false });
    expect(await brokenRules(element)).toEqual([]);
    server.isDown = false;
    await ui.findByText('You chose 8.', { exact: false });
    expect(server.inputsOf('submitVote')).toEqual([{ value: '8', round: 0 }]);
  });

  test('drops a kept vote where another story is open by then, and says so', async () => {
    const { ui } = await enter({ ...voting, ...asVoter });
    server.isDown = true;
    server.drop();
    await ui.findByText('Connection lost, reconnecting…');
    ui.getByRole('button', { name: '8' }).click();
    server.state = { ...voting, ...asVoter, round: 2, currentStory: aStory({ id: 's_2', title: 'Search' }) };
    server.isDown = false;
    await ui.findByText('Your vote came too late', { exact: false });
    expect(server.inputsOf('submitVote')).toEqual([]);
  });

  test('shows who has voted, and in an anonymous room nobody', async () => {
    const { ui } = await enter(voting);
    server.emit({ name: 'vote-submitted', payload: { participantId: 'bo', voteCount: 1, totalEligible: 2 } });
    await ui.findByRole('img', { name: 'Has voted' });
    server.emit({
      name: 'room-state',
      payload: {
        ...voting,
        voteCount: 1,
        votingStatus: { ada: false },
        anonymousRound: true,
      },
    });
    await ui.findByText('Who has voted stays hidden until the reveal.');
    expect(ui.queryByRole('img', { name: 'Has voted' })).toBeNull();
    expect(ui.getAllByRole('img', { name: 'Has not voted yet' })).toHaveLength(1);
  });

  test('goes on as it began when the room is set to anonymous, or no longer, in the middle', async () => {
    const { ui } = await enter({ ...voting, config: { ...voting.config, anonymousVoting: true } });
    server.emit({ name: 'vote-submitted', payload: { participantId: 'bo', voteCount: 1, totalEligible: 2 } });
    await ui.findByRole('img', { name: 'Has voted' });
    expect(ui.queryByText('Who has voted stays hidden until the reveal.')).toBeNull();
    const hidden = { ...voting, votingStatus: { ada: false }, voteCount: 1, anonymousRound: true };
    server.emit({ name: 'room-state', payload: hidden });
    await ui.findByText('Who has voted stays hidden until the reveal.');
    expect(ui.getAllByRole('img', { name: 'Has not voted yet' })).toHaveLength(1);
  });

  test('shows what the reveal says', async () => {
    const revealed = listen('votes-revealed');
    const { element, ui } = await enter(voting);
    server.emit({ name: 'votes-revealed', payload: reveal({ ada: '3', bo: '5' }) });
    await ui.findByText('Worth a talk');
    ui.getByRole('img', { name: 'Voted 5' });
    ui.getByText('The votes are revealed. Average 4.');
    expect(revealed).toHaveLength(1);
    expect(await brokenRules(element)).toEqual([]);
  });
});
