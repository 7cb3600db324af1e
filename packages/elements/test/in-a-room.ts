/** A room with a server behind it, set up anew for each test, and somebody who enters it. */

import { within as inPart } from '@testing-library/dom';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { aRoom, aStory, person } from '../../client/test/a-room.ts';
import { FakeServer } from '../../client/test/fake-server.ts';
import { define } from '../src/point-poker-room/index.ts';
import { addRoom, inside } from './in-a-page.ts';

export const info = {
  roomId: 'r',
  roomCode: 'ABC234',
  roles: ['Dev', 'QE'],
  cardScale: 'fibonacci',
  participantCount: 3,
  maxParticipants: 25,
  passwordRequired: false,
  locked: false,
  theme: 'default',
} as const;

export const voting = aRoom({
  phase: 'voting',
  currentStory: aStory({ description: 'Two\nlines', url: 'https://a.example/1' }),
});

/** Nobody facilitates but Bo; Ada, who looks, only votes. */
export const asVoter = { participants: [person('ada'), person('bo', { isFacilitator: true })] };

/** The server of the test that runs. */
export let server: FakeServer;

/** To be called once in a test file: a new server and an empty page for each test. */
export function useServer(): void {
  // From a server that builds on demand, the first load of the parts takes longer than a test waits.
  beforeAll(() =>
    Promise.all([
      import('../src/point-poker-room/facilitator/index.ts'),
      import('../src/point-poker-room/later/index.ts'),
    ]),
  );

  beforeEach(() => {
    define();
    localStorage.clear();
    server = new FakeServer();
    server.info = { ...info, roles: [...info.roles] };
    server.state = aRoom();
    server.install();
  });

  afterEach(() => {
    document.body.replaceChildren();
    server.uninstall();
  });
}

/** Somebody whom the page knows, in the room at once. */
export async function enter(state = server.state, room = { 'room-id': `r-${Math.random()}` }) {
  server.state = state;
  const element = addRoom({ ...room, name: 'Ada', role: 'Dev' });
  const ui = inside(element);
  await ui.findByRole('heading', { name: /^People/ });
  await ui.findByRole('group', { name: 'Show how you feel' });
  const isFacilitator = state?.participants.some(({ id, isFacilitator }) => id === 'ada' && isFacilitator);
  if (isFacilitator) await ui.findByRole('heading', { name: 'Facilitator' });
  return { element, ui };
}

/** The row of one of the people. */
export function within(name: string, ui: ReturnType<typeof inside>) {
  const row = ui.getByText(name, { selector: '.name' }).closest('li');
  return inPart(row as HTMLElement);
}
