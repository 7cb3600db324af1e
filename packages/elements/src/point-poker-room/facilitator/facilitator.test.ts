import { fireEvent } from '@testing-library/dom';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { reveal } from '../../../../client/test/a-room.ts';
import { brokenRules } from '../../../test/in-a-page.ts';
import { asVoter, enter, server, useServer, voting } from '../../../test/in-a-room.ts';

useServer();

describe('the facilitator', () => {
  test('starts a story, keeps another for later, and does each thing once for two clicks', async () => {
    const { element, ui } = await enter();
    expect(await brokenRules(element)).toEqual([]);
    fireEvent.input(ui.getByLabelText('Story'), { target: { value: ' Login ' } });
    ui.getByRole('button', { name: 'Start voting' }).click();
    ui.getByRole('button', { name: 'Start voting' }).click();
    await expect.poll(() => server.inputsOf('setStory')).toEqual([{ title: 'Login' }]);
    await expect.poll(() => ui.getByLabelText<HTMLInputElement>('Story').value).toBe('');
    fireEvent.input(ui.getByLabelText('Story'), { target: { value: 'Later' } });
    ui.getByRole('button', { name: 'Add to queue' }).click();
    await expect.poll(() => server.inputsOf('addToQueue')).toEqual([{ title: 'Later' }]);
  });

  test('writes the next story while the last one is on its way, and loses neither', async () => {
    const { ui } = await enter();
    const field = ui.getByLabelText<HTMLInputElement>('Story');
    const write = (value: string) => fireEvent.input(field, { target: { value } });
    write('Login');
    ui.getByRole('button', { name: 'Add to queue' }).click();
    write('Search');
    ui.getByRole('button', { name: 'Add to queue' }).click();
    write('Pay');
    await expect.poll(() => server.inputsOf('addToQueue')).toEqual([{ title: 'Login' }, { title: 'Search' }]);
    expect(field.value).toBe('Pay');
    ui.getByRole('button', { name: 'Add to queue' }).click();
    await expect.poll(() => field.value).toBe('');
  });

  test('finds a story begun in one phase in the next', async () => {
    const { element, ui } = await enter(voting);
    ui.getByText('Another story').click();
    const field = () => ui.getByLabelText<HTMLInputElement>('Story');
    await userEvent.fill(field(), 'Search');
    server.emit({ name: 'votes-revealed', payload: reveal({ ada: '3', bo: '5' }) });
    await ui.findByRole('button', { name: 'Finish story' });
    server.emit({ name: 'room-state', payload: { ...voting, phase: 'waiting', currentStory: null } });
    await ui.findByRole('heading', { name: 'Waiting for the first story' });
    expect(field().value).toBe('Search');
    expect(field().checkVisibility()).toBe(true);
    expect(await brokenRules(element)).toEqual([]);
    server.emit({ name: 'room-state', payload: voting });
    await ui.findByRole('button', { name: 'Reveal votes' });
    expect(field().value).toBe('Search');
  });

  test('keeps the focus in the room when the form that had it folds', async () => {
    const { element, ui } = await enter();
    await userEvent.fill(ui.getByLabelText('Story'), 'Login');
    await userEvent.click(ui.getByRole('button', { name: 'Start voting' }));
    server.emit({ name: 'room-state', payload: voting });
    await expect.poll(() => element.shadowRoot?.activeElement?.textContent?.trim()).toBe('Login');
  });

  test('sets an estimate by writing it, whatever is pressed next', async () => {
    const { ui } = await enter(voting);
    server.emit({ name: 'votes-revealed', payload: reveal({ ada: '3', bo: '5' }) });
    await userEvent.fill(await ui.findByLabelText('Final estimate'), '8');
    await userEvent.click(ui.getByRole('button', { name: 'Finish story' }));
    await expect
      .poll(() => server.sent.slice(-2).map(({ name }) => name))
      .toEqual(['setFinalEstimate', 'nextStory']);
    expect(server.inputsOf('setFinalEstimate')).toEqual([{ value: '8' }]);
  });

  test('goes on writing while the connection is down, and hears that nothing is done meanwhile', async () => {
    const { ui } = await enter(voting);
    ui.getByText('Another story').click();
    const field = ui.getByLabelText<HTMLInputElement>('Story');
    await userEvent.fill(field, 'Sea');
    server.isDown = true;
    server.drop();
    await ui.findByText('Connection lost, reconnecting…');
    await userEvent.keyboard('rch');
    expect(field.value).toBe('Search');
    await userEvent.keyboard('{Enter}');
    await ui.findByText('The server cannot be reached.');
    server.isDown = false;
    await expect.poll(() => ui.queryByText('Connection lost, reconnecting…')).toBeNull();
    expect(field.value).toBe('Search');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => server.inputsOf('setStory')).toEqual([{ title: 'Search' }]);
  });

  test('has what others have not', async () => {
    const { ui } = await enter({ ...voting, ...asVoter });
    expect(ui.queryByRole('button', { name: 'Reveal votes' })).toBeNull();
    server.emit({ name: 'facilitator-changed', payload: { newFacilitatorId: 'ada' } });
    (await ui.findByRole('button', { name: 'Reveal votes' })).click();
    await expect.poll(() => server.inputsOf('revealVotes')).toHaveLength(1);
  });

  test('is proposed the card that all who count agree on', async () => {
    const { config } = voting;
    const { ui } = await enter({ ...voting, config: { ...config, excludedFromEstimate: ['PO'] } });
    const { votes, ...result } = reveal({ ada: '8', bo: '5', cem: '5' });
    const asOwner = votes.map((vote, at) => (at === 0 ? { ...vote, participantRole: 'PO' } : vote));
    const overall = { ...result.overall, consensus: 'consensus' as const };
    server.emit({ name: 'votes-revealed', payload: { ...result, votes: asOwner, overall } });
    const field = await ui.findByLabelText<HTMLInputElement>('Final estimate');
    await expect.poll(() => field.value).toBe('5');
  });

  test('gets more time once the timer is about to end', async () => {
    const { ui } = await enter({ ...voting, timerEndsAt: new Date(Date.now() + 60_000).toISOString() });
    expect(ui.queryByRole('button', { name: 'More time' })).toBeNull();
    server.emit({
      name: 'timer-extended',
      payload: { timerEndsAt: new Date(Date.now() + 5000).toISOString() },
    });
    await ui.findByRole('button', { name: 'More time' });
    ui.getByText('Ten seconds left. Reveal the votes, or give more time?');
    ui.getByRole('button', { name: 'Reveal votes' });
    server.emit({ name: 'timer-expiring', payload: { votedCount: 1, totalCount: 2 } });
    await ui.findByText('Ten seconds left. 1 of 2 voted');
  });

  test('changes settings while the session runs, and sees what was refused go back', async () => {
    const { element, ui } = await enter(voting);
    ui.getByText('Settings').click();
    expect(await brokenRules(element)).toEqual([]);
    const lock = ui.getByLabelText<HTMLInputElement>('Let nobody new in');
    lock.click();
    await expect.poll(() => server.inputsOf('updateConfig')).toEqual([{ locked: true }]);
    server.emit({ name: 'room-state', payload: { ...voting, config: { ...voting.config, locked: true } } });
    await expect.poll(() => lock.checked).toBe(true);
    fireEvent.change(ui.getByLabelText('Time for each story'), { target: { value: '90' } });
    await expect.poll(() => server.inputsOf('updateConfig').at(-1)).toEqual({ votingTimerSeconds: 90 });
    fireEvent.change(ui.getByLabelText('Time for each story'), { target: { value: '' } });
    await expect.poll(() => server.inputsOf('updateConfig').at(-1)).toEqual({ votingTimerSeconds: null });
    server.refusals.set('updateConfig', { code: 'rate_limited', message: 'Too many changes.' });
    lock.click();
    await ui.findByText('Too many changes.');
    await expect.poll(() => lock.checked).toBe(true);
  });

  test('changes settings faster than the server answers, and each counts', async () => {
    const { ui } = await enter(voting);
    ui.getByText('Settings').click();
    const lock = ui.getByLabelText<HTMLInputElement>('Let nobody new in');
    lock.click();
    fireEvent.change(ui.getByLabelText('Time for each story'), { target: { value: '' } });
    lock.click();
    lock.click();
    await expect
      .poll(() => server.inputsOf('updateConfig'))
      .toEqual([{ locked: true }, { votingTimerSeconds: null }, { locked: false }, { locked: true }]);
  });
});
