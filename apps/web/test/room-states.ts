/** Every state in which somebody can find a room: how it comes about, and who looks at it. */

import { createRoom, type Newcomer, RoomConnection, type RoomStatus } from '@showhands/client';
import type { PointPokerRoom } from '@showhands/elements';
import type { CreateRoomInput } from '@showhands/protocol';
import type { Page } from 'playwright';

/** Those who are in the room besides whoever looks. */
export interface Team {
  readonly server: string;
  readonly roomId: string;
  readonly host: RoomConnection;
  readonly ben: RoomConnection;
  readonly chloe: RoomConnection;
  join(name: string): Promise<RoomConnection>;
}

export interface RoomState {
  readonly name: string;
  readonly room?: Partial<CreateRoomInput>;
  /** Who looks: somebody who isn't inside yet, a voter, somebody who watches, or the host. */
  readonly viewer: 'newcomer' | 'voter' | 'observer' | 'host';
  /** Before the page is opened. */
  before?(team: Team): Promise<unknown>;
  /** With the page open. */
  after?(team: Team, page: Page): Promise<unknown>;
}

const STORY = {
  title: 'PP-123 Reset a forgotten password',
  description:
    'As a customer I want to set a new password by e-mail,\nso that I can get back into my account.',
  url: 'https://jira.example.com/browse/PP-123',
};
const QUEUE = [
  'PP-124 Log in with a passkey',
  'PP-125 Show the last sign-ins, with their places and devices, on the page of one’s account',
  'PP-126 Sign out everywhere',
  'PP-127 Remember this device',
  'PP-128 Lock after ten wrong passwords',
];

const vote = async ({ host, ben, chloe }: Team, [bens, chloes]: readonly [string, string] = ['3', '8']) => {
  await host.send('set-story', STORY);
  await Promise.all([ben, chloe].map(isVoting));
  await ben.vote(bens);
  await chloe.vote(chloes);
};
const fill = ({ host }: Team) => host.send('bulk-add-to-queue', { titles: QUEUE });
const estimate = async (team: Team) => {
  for (const title of ['PP-101 Sign up', 'PP-102 Confirm the address', 'PP-103 Log in and out']) {
    await team.host.send('set-story', { title });
    await Promise.all([team.ben, team.chloe].map(isVoting));
    await team.ben.vote('3');
    await team.chloe.vote(title.includes('102') ? '8' : '3');
    await team.host.send('reveal-votes');
    await team.host.send('next-story');
  }
};
const card = (name: string) => (_team: Team, page: Page) =>
  page.getByRole('toolbar').getByRole('button', { name, exact: true }).click();
const open = (selector: string) => (_team: Team, page: Page) => page.locator(selector).first().click();

export const ROOM_STATES: readonly RoomState[] = [
  { name: 'join', viewer: 'newcomer' },
  { name: 'join with a password', room: { password: 'open sesame' }, viewer: 'newcomer' },
  {
    name: 'join refused',
    room: { password: 'open sesame' },
    viewer: 'newcomer',
    after: async (_team, page) => {
      await page.locator('input[name=name]').fill('Dana');
      await page.locator('input[name=password]').fill('guess');
      await page.keyboard.press('Enter');
      await page.locator('.problem:not(:empty)').waitFor();
    },
  },
  {
    name: 'locked',
    viewer: 'newcomer',
    before: ({ host }) => host.send('update-config', { locked: true }),
  },
  {
    name: 'full',
    viewer: 'newcomer',
    before: async ({ join }) => {
      for (let at = 0; at < 22; at += 1) await join(`Guest ${at}`);
    },
  },
  { name: 'waiting', viewer: 'voter' },
  { name: 'waiting, facilitating', viewer: 'host' },
  {
    name: 'voting',
    room: { votingTimerSeconds: 300 },
    viewer: 'voter',
    before: async (team) => {
      await vote(team);
      await fill(team);
    },
    after: card('5'),
  },
  { name: 'voting, facilitating', viewer: 'host', before: vote },
  { name: 'voting, anonymous', room: { anonymousVoting: true }, viewer: 'voter', before: vote },
  { name: 'voting, watching', viewer: 'observer', before: vote },
  {
    name: 'timer about to end',
    room: { votingTimerSeconds: 15 },
    viewer: 'host',
    before: vote,
    after: open('.prompt'),
  },
  {
    name: 'revealed',
    viewer: 'voter',
    before: vote,
    after: async (team, page) => {
      await card('5')(team, page);
      await team.host.send('reveal-votes');
    },
  },
  {
    name: 'revealed, agreed',
    viewer: 'host',
    before: async (team) => {
      await vote(team, ['5', '5']);
      await team.host.send('reveal-votes');
      await team.ben.send('mood-react', { emoji: '🎉' });
    },
  },
  { name: 'queue', viewer: 'host', before: fill },
  { name: 'queue, editing', viewer: 'host', before: fill, after: open('.queue .edit summary') },
  { name: 'queue, pasting', viewer: 'host', before: fill, after: open('.paste summary') },
  { name: 'settings', viewer: 'host', after: open('.settings summary') },
  { name: 'menu', viewer: 'host', after: open('.people li:last-child .menu summary') },
  { name: 'own menu', viewer: 'voter', after: open('.menu summary') },
  { name: 'history', viewer: 'voter', before: estimate, after: open('.history summary') },
  {
    name: 'refused',
    viewer: 'host',
    after: async (_team, page) => {
      const room = page.locator('point-poker-room');
      await room.evaluate((element) => (element as PointPokerRoom).setStory({ title: '' }));
      await page.locator('.toast').waitFor();
    },
  },
  {
    name: 'connection lost',
    viewer: 'voter',
    before: vote,
    after: async (_team, page) => {
      // Without a network no other language can be loaded.
      for (const locale of ['ar', 'en']) await speak(page, locale);
      await page.context().setOffline(true);
      await page.locator('.banner').waitFor();
    },
  },
  {
    name: 'done for today',
    viewer: 'host',
    before: async (team) => {
      await estimate(team);
      await team.host.send('done-for-today');
    },
  },
  {
    name: 'ended',
    viewer: 'voter',
    before: estimate,
    after: ({ host }) => host.send('end-session'),
  },
  {
    name: 'removed',
    viewer: 'voter',
    after: async ({ host }, page) => {
      await until(host, ({ names }) => names.includes('Dana'));
      const { state } = host.snapshot;
      const viewer = state?.participants.find(({ name }) => name === 'Dana');
      await host.send('remove-participant', { participantId: viewer?.id ?? '' });
      await page.locator('.notice').waitFor();
    },
  },
  { name: 'left', viewer: 'voter', after: open('.bar-top button') },
];

/** Changes the language of the room, and waits until it is there. */
export async function speak(page: Page, locale: string): Promise<void> {
  await page
    .locator('point-poker-room')
    .evaluate((element, text) => element.setAttribute('locale', text), locale);
  await page.locator(`.room[lang=${locale}]`).waitFor();
}

export interface Staged {
  readonly team: Team;
  /** The address of the room's page. */
  readonly address: string;
  close(): void;
}

/** Brings a room into a state, up to where somebody opens its page. */
export async function stage(server: string, state: RoomState): Promise<Staged> {
  const { roomId, facilitatorRestToken } = await createRoom(server, {
    facilitatorName: 'Hanna',
    cardScale: 'fibonacci',
    roles: ['Dev', 'QE'],
    anonymousVoting: false,
    ...state.room,
  });
  const connections: RoomConnection[] = [];
  const enter = async (person: Newcomer & { reconnectToken?: string }) => {
    const { password } = state.room ?? {};
    const connection = await RoomConnection.join(
      { server, roomId },
      { ...person, ...(password && { password }) },
    );
    connections.push(connection);
    await until(connection, ({ status }) => status === 'online');
    return connection;
  };
  const host = await enter({ name: 'Hanna', role: 'Dev', reconnectToken: facilitatorRestToken });
  const ben = await enter({ name: 'Ben', role: 'Dev' });
  const chloe = await enter({ name: 'Chloé', role: 'QE' });
  const team = { server, roomId, host, ben, chloe, join: (name: string) => enter({ name, role: 'Dev' }) };
  await state.before?.(team);
  return {
    team,
    address: `${server}/room/${roomId}${state.viewer === 'host' ? `#host=${facilitatorRestToken}` : ''}`,
    close: () => {
      for (const connection of connections) connection.close();
    },
  };
}

/** Opens the staged room's page in the browser, and does there what belongs to the state. */
export async function show(page: Page, { team, address }: Staged, state: RoomState): Promise<void> {
  await page.goto(address);
  if (state.viewer === 'voter' || state.viewer === 'observer') {
    await page.locator('input[name=name]').fill('Dana');
    if (state.viewer === 'observer') await page.locator('input[name=asObserver]').check();
    await page.keyboard.press('Enter');
  }
  // Whoever looks for a room sees a spinner first; what then comes has something to press.
  await page
    .locator(state.viewer === 'newcomer' ? '.panel button' : '.people')
    .first()
    .waitFor();
  if (state.viewer === 'host') await page.locator('.controls, .session').first().waitFor();
  await state.after?.(team, page);
}

function isVoting(connection: RoomConnection): Promise<void> {
  return until(connection, ({ phase }) => phase === 'voting');
}

interface Seen {
  readonly status: RoomStatus;
  readonly phase: string | undefined;
  /** Who is there. */
  readonly names: readonly string[];
}

function until(connection: RoomConnection, isSo: (seen: Seen) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const { status, state } = connection.snapshot;
      const names = state?.participants.map(({ name }) => name) ?? [];
      if (!isSo({ status, phase: state?.phase, names })) return;
      stop();
      resolve();
    };
    const stop = connection.listen(look);
    look();
  });
}
