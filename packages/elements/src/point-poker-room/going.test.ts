import { fireEvent } from '@testing-library/dom';
import { describe, expect, test } from 'vitest';
import { aStory, reveal } from '../../../client/test/a-room.ts';
import { brokenRules, listen } from '../../test/in-a-page.ts';
import { enter, server, useServer, voting } from '../../test/in-a-room.ts';
import { define } from './index.ts';

useServer();

describe('going', () => {
  test('shows the summary when the session ends', async () => {
    const ended = listen('session-ended');
    const { element, ui } = await enter(voting);
    const { phase: _phase, timerEndsAt: _end, ...story } = aStory();
    const completed = {
      ...story,
      finalEstimate: '5',
      wasRevoted: false,
      completedAt: '',
      result: reveal({ ada: '5' }),
    };
    server.emit({ name: 'session-ended', payload: { history: [completed] } });
    await ui.findByRole('row', { name: 'Login 5 4' });
    expect(ended).toEqual([{ history: [completed] }]);
    expect(server.sockets.size).toBe(0);
    expect(await brokenRules(element)).toEqual([]);
  });

  test('tells who was removed, who may join again', async () => {
    const { ui } = await enter();
    server.emit({ name: 'force-disconnect', payload: { reason: 'removed' } });
    await ui.findByText('The facilitator removed you from this room.');
    expect(server.sockets.size).toBe(0);
    expect(localStorage).toHaveLength(0);
  });

  test('closes all connections when it leaves the page, and comes back when it is put elsewhere', async () => {
    const { element, ui } = await enter();
    expect(server.sockets.size).toBe(1);
    element.remove();
    await expect.poll(() => server.sockets.size).toBe(0);
    document.body.append(element);
    await ui.findByRole('heading', { name: /^People/ });
    await expect.poll(() => server.sockets.size).toBe(1);
  });

  test('goes on as it was where it is only moved', async () => {
    const { element, ui } = await enter();
    const [socket] = server.sockets;
    fireEvent.input(ui.getByLabelText('Story'), { target: { value: 'Login' } });
    const other = document.body.appendChild(document.createElement('section'));
    other.append(element);
    await element.updateComplete;
    expect([...server.sockets]).toEqual([socket]);
    expect(ui.getByLabelText<HTMLInputElement>('Story').value).toBe('Login');
  });

  test('leaves on purpose, and can come back', async () => {
    const { ui } = await enter();
    ui.getByRole('button', { name: 'Leave' }).click();
    (await ui.findByRole('button', { name: 'Come back' })).click();
    await ui.findByRole('heading', { name: /^People/ });
    expect(server.inputsOf('leaveRoom')).toHaveLength(1);
  });
});

test('defining it twice is harmless', () => {
  const first = customElements.get('point-poker-room');
  define();
  expect(customElements.get('point-poker-room')).toBe(first);
});
