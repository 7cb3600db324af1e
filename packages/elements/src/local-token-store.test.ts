import { expect, test } from 'vitest';
import { addRoom, inside } from '../test/in-a-page.ts';
import { enter, server, useServer } from '../test/in-a-room.ts';

useServer();

test('a room that refuses a former place leaves the one that another tab has taken since', async () => {
  const room = { 'room-id': 'two-tabs' };
  const { element, ui } = await enter(server.state, room);
  const [key = ''] = Object.keys(localStorage);
  localStorage.setItem(key, 'token-of-the-other-tab');
  server.emit({ name: 'force-disconnect', payload: { reason: 'removed' } });
  await ui.findByText('The facilitator removed you from this room.');
  expect(localStorage.getItem(key)).toBe('token-of-the-other-tab');

  element.parentElement?.remove();
  await inside(addRoom(room)).findByRole('heading', { name: /^People/ });
  expect(localStorage.getItem(key)).toBe('token-of-the-other-tab');
});
