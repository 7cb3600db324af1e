import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRoom } from '@showhands/client';
import type { PointPokerRoom } from '@showhands/elements';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Consumer, makeConsumer, run } from '../../../scripts/package/consumer.ts';
import { type ServerProcess, startServerProcess } from '../../server/test/server-process.ts';
import { openBrowser, openPage } from './browser.ts';
import { type ForeignSite, filesIn, openSite } from './foreign-site.ts';
import { watchSockets } from './sockets.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const tool = (path: string) => join(root, 'node_modules', path);
const dataDir = mkdtempSync(join(tmpdir(), 'showhands-examples-'));
/** Eight seconds' work; a machine may be busy with other things. */
const BUILDING_MS = 120_000;
const EXAMPLES = ['vite', 'react', 'vue'];
const sites: ForeignSite[] = [];
let consumer: Consumer;
let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  consumer = makeConsumer();
  for (const name of EXAMPLES) buildExample(name);
  [server, browser] = await Promise.all([startServerProcess({ DATA_DIR: dataDir }), openBrowser()]);
}, BUILDING_MS);

afterAll(async () => {
  await browser?.close();
  for (const site of sites) site.close();
  await server?.kill();
  consumer?.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The example as somebody has it who got the package from npm, checked and built. */
function buildExample(name: string): void {
  const folder = join(consumer.folder, name);
  cpSync(join(root, 'examples', name), folder, {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|dist)$/.test(path),
  });
  run(process.execPath, [tool('typescript/bin/tsc'), '-p', '.'], folder);
  build(name);
}

function build(name: string): void {
  // React does its strict checks only in what is built for developers.
  const options = ['--mode', 'development', '--minify', 'false', '--logLevel', 'warn'];
  run(process.execPath, [tool('vite/bin/vite.js'), 'build', ...options], join(consumer.folder, name), {
    NODE_ENV: 'development',
  });
}

async function serve(name: string): Promise<string> {
  const site = await openSite(filesIn(join(consumer.folder, name, 'dist')));
  sites.push(site);
  return site.origin;
}

async function newRoom(origin: string) {
  const { roomId, facilitatorRestToken } = await createRoom(server.url, {
    facilitatorName: 'Hanna',
    cardScale: 'fibonacci',
    roles: ['Dev', 'QE'],
    anonymousVoting: false,
    facilitatorParticipates: true,
  });
  const address = `${origin}/?${new URLSearchParams({ server: server.url, room: roomId })}`;
  return { guestAddress: address, hostAddress: `${address}#host=${facilitatorRestToken}` };
}

/** What the host page shows beside a ticket. */
function estimateOf(page: Page, key: string) {
  return page.locator('.tickets li', { hasText: key }).locator('output');
}

describe.each(EXAMPLES)('the example with %s', (name) => {
  test('puts a ticket of its own to the vote, and shows the estimate that comes of it', async () => {
    const { guestAddress, hostAddress } = await newRoom(await serve(name));
    const [host, guest] = await Promise.all([
      openPage(browser, hostAddress),
      openPage(browser, guestAddress),
    ]);
    await host.join('Hanna');
    await guest.join('Ada');
    await host.page.getByRole('button', { name: 'PP-102 Search in all projects' }).click();
    await guest.page.getByRole('heading', { name: 'PP-102 Search in all projects' }).waitFor();
    await host.vote('5');
    await guest.vote('8');
    await host.page.getByText('2 of 2 voted').waitFor();
    await host.page.getByRole('button', { name: 'Reveal votes' }).click();
    for (const { page } of [host, guest]) {
      await estimateOf(page, 'PP-102')
        .filter({ hasText: /^6\.5$/ })
        .waitFor();
      expect(await estimateOf(page, 'PP-101').textContent()).toBe('');
    }
    await host.page.getByText('End session', { exact: true }).click();
    await host.page.getByRole('button', { name: 'End for everybody' }).click();
    for (const { page, complaints } of [host, guest]) {
      await page.getByText('The session has ended: 1 estimated.').waitFor();
      expect(complaints).toEqual([]);
    }
  });
});

test('in React’s strict mode a room is one connection and one person, gone with its element, and back with it', async () => {
  const { guestAddress } = await newRoom(await serve('react'));
  const [ada, bo] = await Promise.all([openPage(browser, guestAddress), openPage(browser, guestAddress)]);
  const sockets = watchSockets(ada.page);
  await bo.join('Bo');
  await ada.join('Ada');
  const whoIsAda = () =>
    ada.page.evaluate(() => document.querySelector<PointPokerRoom>('point-poker-room')?.state?.participantId);
  const adaAtBo = bo.page.getByRole('listitem').filter({ hasText: 'Ada' });
  const id = await whoIsAda();
  expect(sockets).toEqual({ opened: 1, open: 1 });

  await ada.page.getByRole('button', { name: 'Close the room' }).click();
  await adaAtBo.getByText('Offline').waitFor();
  await expect.poll(() => sockets).toEqual({ opened: 1, open: 0 });

  await ada.page.getByRole('button', { name: 'Open the room' }).click();
  // Nobody is asked for a name again.
  await ada.page.getByRole('heading', { name: 'People' }).waitFor();
  await adaAtBo.getByText('Offline').waitFor({ state: 'detached' });
  expect(await whoIsAda()).toBe(id);
  expect(await bo.page.locator('.people li').count()).toBe(2);
  expect(sockets).toEqual({ opened: 2, open: 1 });
  expect(ada.complaints).toEqual([]);
});

test('a bundled element without a server says what its page forgot, and asks nobody', async () => {
  const tag = '<link rel="icon" href="data:,"><point-poker-room room-id="r"></point-poker-room>';
  consumer.write('forgotten/index.html', `${tag}<script type="module" src="main.js"></script>`);
  consumer.write('forgotten/main.js', `import '@showhands/elements/define.js';`);
  build('forgotten');
  const origin = await serve('forgotten');
  const { page, complaints } = await openPage(browser, 'about:blank');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(origin);
  await page.getByText('and server where it bundles this element').waitFor();
  expect(complaints).toEqual([expect.stringContaining('its "server" attribute')]);
  expect(asked.filter((path) => path === '/graphql')).toEqual([]);
});
