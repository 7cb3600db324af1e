import { fireEvent } from '@testing-library/dom';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { person } from '../../../client/test/a-room.ts';
import { brokenRules } from '../../test/in-a-page.ts';
import { asVoter, enter, server, useServer, voting, within } from '../../test/in-a-room.ts';

useServer();

describe('people', () => {
  test('the facilitator makes others facilitator or voter, and removes them after a second question', async () => {
    const { element, ui } = await enter({
      ...voting,
      participants: [...voting.participants, person('cem', { isObserver: true })],
    });
    const open = (label: string) => ui.getByLabelText(label).click();
    open('Manage bo');
    expect(await brokenRules(element)).toEqual([]);
    within('bo', ui).getByRole('button', { name: 'Make facilitator' }).click();
    await expect.poll(() => server.inputsOf('transferFacilitator')).toEqual([{ targetParticipantId: 'bo' }]);
    open('Manage cem');
    within('cem', ui).getByRole('button', { name: 'Make a voter' }).click();
    await expect.poll(() => server.inputsOf('switchToVoter')).toEqual([{ participantId: 'cem' }]);
    open('Manage cem');
    within('cem', ui).getByText('Remove').click();
    expect(server.inputsOf('removeParticipant')).toEqual([]);
    within('cem', ui).getByRole('button', { name: 'Remove from the room' }).click();
    await expect.poll(() => server.inputsOf('removeParticipant')).toEqual([{ participantId: 'cem' }]);
  });

  test('others have no menu but their own, with which they rename themselves', async () => {
    const { element, ui } = await enter({ ...voting, ...asVoter });
    expect(ui.queryByLabelText('Manage bo')).toBeNull();
    const summary = ui.getByLabelText('About you');
    summary.click();
    await userEvent.fill(ui.getByLabelText('Your name'), ' Ada L. ');
    await userEvent.click(ui.getByRole('button', { name: 'Rename' }));
    await expect.poll(() => server.inputsOf('updateParticipant')).toEqual([{ name: 'Ada L.' }]);
    await expect.poll(() => summary.closest('details')?.open).toBe(false);
    expect(element.shadowRoot?.activeElement).toBe(summary);
    summary.click();
    fireEvent.keyDown(ui.getByLabelText('Your name'), { key: 'Escape' });
    expect(summary.closest('details')?.open).toBe(false);
  });

  test('renaming takes the focus from nobody who is elsewhere by then', async () => {
    const { element, ui } = await enter(voting);
    const summary = ui.getByLabelText('About you');
    summary.click();
    const field = ui.getByLabelText<HTMLInputElement>('Your name');
    fireEvent.input(field, { target: { value: 'Ada L.' } });
    ui.getByRole('button', { name: 'Rename' }).click();
    const card = ui.getByRole('button', { name: '5' });
    card.focus();
    await expect.poll(() => server.inputsOf('updateParticipant')).toHaveLength(1);
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement).toBe(card);
  });

  test('a name that is written on while the last one is on its way stays', async () => {
    const { element, ui } = await enter(voting);
    const summary = ui.getByLabelText('About you');
    summary.click();
    const field = ui.getByLabelText<HTMLInputElement>('Your name');
    fireEvent.input(field, { target: { value: 'Ada L.' } });
    ui.getByRole('button', { name: 'Rename' }).click();
    fireEvent.input(field, { target: { value: 'Ada Lovelace' } });
    await expect.poll(() => server.inputsOf('updateParticipant')).toEqual([{ name: 'Ada L.' }]);
    await element.updateComplete;
    expect(field.value).toBe('Ada Lovelace');
    expect(summary.closest('details')?.open).toBe(true);
  });

  test('an observer takes part', async () => {
    const { ui } = await enter({
      ...voting,
      participants: [person('ada', { isObserver: true }), person('bo', { isFacilitator: true })],
    });
    ui.getByLabelText('About you').click();
    ui.getByRole('button', { name: 'Take part' }).click();
    await expect.poll(() => server.inputsOf('switchToVoter')).toEqual([{ participantId: 'ada' }]);
  });

  test('shows moods beside people, and reads several out as one sentence', async () => {
    const { element, ui } = await enter({ ...voting, ...asVoter });
    ui.getByRole('button', { name: 'Celebrate' }).click();
    await expect.poll(() => server.inputsOf('moodReact')).toEqual([{ emoji: '🎉' }]);
    const mood = (id: string, emoji: string) => {
      const payload = { participantId: id, participantName: id, emoji };
      server.emit({ name: 'mood-reaction', payload });
    };
    mood('ada', '🎉');
    mood('bo', '👍');
    mood('bo', '😂');
    await expect.poll(() => element.shadowRoot?.querySelectorAll('.mood')).toHaveLength(2);
    await ui.findByText('Moods: bo 😂');
  });
});
