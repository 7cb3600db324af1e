import { fireEvent } from '@testing-library/dom';
import { describe, expect, test } from 'vitest';
import { person } from '../../../client/test/a-room.ts';
import { addRoom, inside } from '../../test/in-a-page.ts';
import { enter, server, useServer, voting } from '../../test/in-a-room.ts';

useServer();

describe('for the page around it', () => {
  test('has methods, and a state to read', async () => {
    const { element, ui } = await enter(voting);
    expect(element.state?.currentStory?.title).toBe('Login');
    expect(await element.setStory({ title: 'Search' })).toBe(true);
    expect(server.inputsOf('setStory')).toEqual([{ title: 'Search' }]);
    server.refusals.set('revealVotes', { code: 'rate_limited', message: 'Too often.' });
    expect(await element.revealVotes()).toBe(false);
    await ui.findByText('Too often.');
    await element.leave();
    await ui.findByText('You left the room.');
    expect(await element.setStory({ title: 'Nowhere' })).toBe(false);
  });

  test('renames a person, and lets an observer vote, when its attributes change', async () => {
    const { element } = await enter({
      ...voting,
      participants: [person('ada', { isObserver: true }), person('bo', { isFacilitator: true })],
    });
    element.setAttribute('name', 'Ada L.');
    await expect.poll(() => server.inputsOf('updateParticipant')).toEqual([{ name: 'Ada L.' }]);
    element.observer = true;
    await element.updateComplete;
    element.observer = false;
    await expect.poll(() => server.inputsOf('switchToVoter')).toEqual([{ participantId: 'ada' }]);
    expect(server.sockets.size).toBe(1);
  });

  test('is renamed as its page asked for while it was coming in, or was away', async () => {
    const element = addRoom({ 'room-id': 'guest', name: 'Guest', role: 'Dev' });
    await element.updateComplete;
    element.setAttribute('name', 'Ada L.');
    await expect.poll(() => server.inputsOf('updateParticipant')).toEqual([{ name: 'Ada L.' }]);
    server.isDown = true;
    server.drop();
    await inside(element).findByText('Connection lost, reconnecting…');
    element.setAttribute('name', 'Countess');
    server.isDown = false;
    await expect.poll(() => server.inputsOf('updateParticipant').at(-1)).toEqual({ name: 'Countess' });
  });

  test('lets digits and arrows choose cards where the room has the focus, and nowhere else', async () => {
    const config = { ...voting.config, cardValues: ['1', '2', '13', '21', '☕'] };
    const { element, ui } = await enter({ ...voting, config });
    const room = element.shadowRoot?.querySelector('.room') as HTMLElement;
    const type = (keys: string, target: Element = room) => {
      for (const key of keys) fireEvent.keyDown(target, { key });
    };
    const votes = () => server.inputsOf('submitVote').map((input) => (input as { value: string }).value);
    type('13');
    await expect.poll(votes).toEqual(['13']);
    type('2');
    await expect.poll(votes).toEqual(['13', '2']);
    ui.getByText('Another story').click();
    type('1', ui.getByLabelText('Story'));
    type('1', document.body);
    fireEvent.keyDown(room, { key: '1', ctrlKey: true });
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(votes()).toEqual(['13', '2']);
    fireEvent.keyDown(room, { key: 'ArrowRight' });
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).toBe('2');
  });
});
