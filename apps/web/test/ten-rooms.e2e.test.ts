import { createRoom } from '@showhands/client';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { type ForeignSite, onePage, openSite } from './foreign-site.ts';
import { watchSockets } from './sockets.ts';
import { useWorld } from './world.ts';

const ROOMS = 10;
/** Some times what was measured (0.8 and 0.4): a copy of everything in each room, or a leak of them, would be more. */
const MOST_MIB_FOR_TEN = 6;
const MOST_MIB_LEFT = 1;
/** For a busy machine, and for timers of seconds that hold on to what they will look at once more. */
const SOON = { timeout: 12_000 };
const world = useWorld();
let site: ForeignSite;

beforeAll(async () => {
  const page = `<script type="module" src="${world.server.url}/embed.js"></script><main></main>`;
  site = await openSite(onePage(page));
});

afterAll(async () => {
  site?.close();
});

test('ten rooms on one page all work, and leave neither connections nor memory behind', async () => {
  const rooms = await Promise.all(Array.from({ length: ROOMS + 1 }, newRoom));
  const { page, complaints } = await openPage(world.browser, site.origin);
  const sockets = watchSockets(page);
  const { heapMiB, roomsInMemory } = await memoryOf(page);

  // One comes and goes first: its code and its templates stay, as they should.
  await addRooms(page, rooms.slice(0, 1));
  await playRounds(page);
  await removeRooms(page);
  const before = await heapMiB();

  await addRooms(page, rooms.slice(1));
  await expect.poll(() => sockets.open, SOON).toBe(ROOMS);
  await expect.poll(subscribers, SOON).toBe(ROOMS);
  await playRounds(page);
  const during = await heapMiB();

  await removeRooms(page);
  await expect.poll(() => sockets.open, SOON).toBe(0);
  await expect.poll(subscribers, SOON).toBe(0);
  // One for each room; a few more where a machine was too busy to answer in time, and less than two for each.
  expect(sockets.opened).toBeLessThan(2 * ROOMS);
  const mib = (value: number) => `${value.toFixed(1)} MiB`;
  console.log(
    `Heap: ${mib(before)} before, ${mib(during)} with ten rooms, ${mib(await heapMiB())} after them.`,
  );
  expect(during - before).toBeLessThan(MOST_MIB_FOR_TEN);
  await expect.poll(roomsInMemory, SOON).toBe(0);
  await expect.poll(heapMiB, SOON).toBeLessThan(before + MOST_MIB_LEFT);
  expect(complaints).toEqual([]);
  // Eleven rounds by hand are slow where a machine does other things besides.
}, 60_000);

interface Room {
  readonly roomId: string;
  readonly hostKey: string;
}

async function newRoom(): Promise<Room> {
  const { roomId, facilitatorRestToken: hostKey } = await createRoom(world.server.url, {
    facilitatorName: 'Hanna',
    cardScale: 'fibonacci',
    roles: ['Dev'],
    anonymousVoting: false,
    facilitatorParticipates: true,
  });
  return { roomId, hostKey };
}

/** Puts them all into the page at once, and waits until somebody facilitates in each. */
async function addRooms(page: Page, rooms: readonly Room[]): Promise<void> {
  await page.evaluate((all) => {
    const person = { name: 'Hanna', role: 'Dev' };
    const elements = all.map((room) =>
      Object.assign(document.createElement('point-poker-room'), { ...room, ...person }),
    );
    document.querySelector('main')?.append(...elements);
  }, rooms);
  const inside = page.getByRole('heading', { name: 'Facilitator' });
  await expect.poll(() => inside.count(), SOON).toBe(rooms.length);
}

async function removeRooms(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('main')?.replaceChildren());
}

/** A whole round in each room. */
async function playRounds(page: Page): Promise<void> {
  for (const room of await page.locator('point-poker-room').all()) {
    await room.getByLabel('Story', { exact: true }).fill('Login');
    await room.getByRole('button', { name: 'Start voting' }).click();
    await room.getByRole('toolbar').getByRole('button', { name: '5', exact: true }).click();
    await room.getByText('1 of 1 voted').waitFor();
    await room.getByRole('button', { name: 'Reveal votes' }).click();
    await room.getByText('Consensus', { exact: true }).waitFor();
  }
}

/** What the page keeps, without its garbage. */
async function memoryOf(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  return {
    async heapMiB(): Promise<number> {
      await devtools.send('HeapProfiler.collectGarbage');
      const { metrics } = await devtools.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1024 / 1024;
    },
    async roomsInMemory(): Promise<number> {
      const expression = `customElements.get('point-poker-room').prototype`;
      const { result } = await devtools.send('Runtime.evaluate', { expression });
      const { objects } = await devtools.send('Runtime.queryObjects', {
        prototypeObjectId: result.objectId ?? '',
      });
      const count = await devtools.send('Runtime.callFunctionOn', {
        objectId: objects.objectId ?? '',
        functionDeclaration: 'function () { return this.length; }',
      });
      return count.result.value as number;
    },
  };
}

/** How many connections listen to rooms, as the server counts them. */
async function subscribers(): Promise<number> {
  const metrics = await (await fetch(`${world.server.url}/metrics`)).text();
  return Number(/^showhands_subscribers (?<count>\d+)/m.exec(metrics)?.groups?.count);
}
