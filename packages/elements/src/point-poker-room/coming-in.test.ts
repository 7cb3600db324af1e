import { fireEvent } from '@testing-library/dom';
import { describe, expect, test } from 'vitest';
import { aRoom } from '../../../client/test/a-room.ts';
import { addRoom, brokenRules, inside, listen } from '../../test/in-a-page.ts';
import { enter, info, server, useServer } from '../../test/in-a-room.ts';

useServer();

describe('coming in', () => {
  test('asks newcomers who they are, and tells the page when they are in', async () => {
    const joined = listen('room-joined');
    const element = addRoom({ 'room-id': 'new' });
    const ui = inside(element);
    await ui.findByText('Room ABC234 · 3 people inside');
    expect(await brokenRules(element)).toEqual([]);
    fireEvent.input(await ui.findByLabelText('Your name'), { target: { value: 'Ada' } });
    fireEvent.change(ui.getByLabelText('Your role'), { target: { value: 'QE' } });
    ui.getByRole('button', { name: 'Join' }).click();
    await ui.findByRole('heading', { name: /^People/ });
    expect(server.inputsOf('joinRoom')).toEqual([
      { roomId: 'new', name: 'Ada', role: 'QE', asObserver: false },
    ]);
    expect(joined).toEqual([{ roomId: 'r', roomCode: 'ABC234', participantId: 'ada' }]);
  });

  test('asks nobody whom the page knows, and brings them back after a reload', async () => {
    const { element } = await enter(aRoom(), { 'room-id': 'known' });
    element.parentElement?.remove();
    const again = inside(addRoom({ 'room-id': 'known' }));
    await again.findByRole('heading', { name: /^People/ });
    expect(server.inputsOf('joinRoom')).toEqual([{ roomId: 'known', name: 'Ada', role: 'Dev' }]);
    // What a team calls a role is none of ARIA's.
    expect(element.hasAttribute('role')).toBe(false);
  });

  test('goes in with the host’s key, and asks a host who was never there for a name', async () => {
    server.refusals.set('joinRoom', { code: 'invalid_input', message: 'A name is required.' });
    const element = addRoom({ 'room-id': 'hosted' });
    element.hostKey = 'key';
    const ui = inside(element);
    await ui.findByText('You come in as its host.');
    fireEvent.input(ui.getByLabelText('Your name'), { target: { value: 'Hanna' } });
    ui.getByRole('button', { name: 'Join' }).click();
    await ui.findByRole('heading', { name: /^People/ });
    expect(server.inputsOf('joinRoom').at(-1)).toMatchObject({ name: 'Hanna', reconnectToken: 'key' });
  });

  test('tells somebody whose place is gone that they can join again', async () => {
    const { element } = await enter(aRoom(), { 'room-id': 'lost' });
    element.parentElement?.remove();
    server.refusals.set('roomEvents', { code: 'invalid_token', message: 'The token is wrong.' });
    const ui = inside(addRoom({ 'room-id': 'lost' }));
    await ui.findByText('Your former place in this room is gone. You can join again.');
    fireEvent.input(ui.getByLabelText('Your name'), { target: { value: 'Ada' } });
    ui.getByRole('button', { name: 'Join' }).click();
    await ui.findByRole('heading', { name: /^People/ });
  });

  test('uses the host’s key once: who comes back sits where they sat', async () => {
    const element = addRoom({ 'room-id': 'keyed' });
    element.hostKey = 'key';
    const ui = inside(element);
    await ui.findByRole('heading', { name: /^People/ });
    ui.getByRole('button', { name: 'Leave' }).click();
    (await ui.findByRole('button', { name: 'Come back' })).click();
    await ui.findByRole('heading', { name: /^People/ });
    document.body.append(element);
    await ui.findByRole('heading', { name: /^People/ });
    await expect.poll(() => server.sockets.size).toBe(1);
    expect(server.inputsOf('joinRoom')).toEqual([{ roomId: 'keyed', reconnectToken: 'key' }]);
  });

  test('brings a host back by their place where the key can’t be tried at the moment', async () => {
    const { element } = await enter(aRoom(), { 'room-id': 'often' });
    element.parentElement?.remove();
    server.refusals.set('joinRoom', { code: 'rate_limited', message: 'Too many.' });
    const again = addRoom({ 'room-id': 'often' });
    again.hostKey = 'key';
    await inside(again).findByRole('heading', { name: /^People/ });
  });

  test('asks for the password where there is one, and says where it is wrong', async () => {
    server.info = { ...info, roles: ['Dev'], passwordRequired: true };
    server.refusals.set('joinRoom', { code: 'wrong_password', message: 'The password is missing or wrong.' });
    const ui = inside(addRoom({ 'room-id': 'secret', name: 'Ada', role: 'Dev' }));
    fireEvent.input(await ui.findByLabelText('Room password'), { target: { value: 'nope' } });
    ui.getByRole('button', { name: 'Join' }).click();
    await ui.findByText('The password is missing or wrong.');
  });

  test.each([
    ['a locked room', { locked: true }, 'The facilitator has locked this room.'],
    ['a full room', { participantCount: 25 }, 'This room is full: it holds 25 people.'],
  ])('says so at %s', async (_state, changes, sentence) => {
    server.info = { ...info, roles: ['Dev'], ...changes };
    const ui = inside(addRoom({ 'room-id': 'closed' }));
    await ui.findByText(sentence, { exact: false });
    expect(ui.queryByLabelText('Your name')).toBeNull();
  });

  test('says so where there is no such room, or none was named', async () => {
    server.info = null;
    await inside(addRoom({ 'room-code': 'NOPE22' })).findByText('This room does not exist', { exact: false });
    await inside(addRoom({})).findByText('No room was named here', { exact: false });
  });

  test('waits for a server that cannot be reached', async () => {
    server.isDown = true;
    const ui = inside(addRoom({ 'room-id': 'later' }));
    await ui.findByText('The server cannot be reached. Trying again…');
    server.isDown = false;
    await ui.findByLabelText('Your name');
  });
});
