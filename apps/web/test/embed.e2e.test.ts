import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRoom } from '@showhands/client';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openPage, type Person } from './browser.ts';
import { type ForeignSite, onePage, openSite } from './foreign-site.ts';
import { useWorld } from './world.ts';

const ELEMENTS = fileURLToPath(new URL('../../../packages/elements/package.json', import.meta.url));
const world = useWorld();
let roomId = '';
const sites: ForeignSite[] = [];

beforeAll(async () => {
  const room = {
    facilitatorName: 'Hanna',
    cardScale: 'fibonacci',
    roles: ['Dev'],
    anonymousVoting: false,
  } as const;
  roomId = (await createRoom(world.server.url, { ...room, roles: ['Dev'] })).roomId;
});

afterAll(async () => {
  for (const site of sites) site.close();
});

/** A page of somebody else, whose policy allows our server and nothing besides. */
async function openForeignPage(body: string): Promise<Person> {
  const { host } = new URL(world.server.url);
  const policy = `default-src 'none'; script-src http://${host}; connect-src http://${host} ws://${host}`;
  const site = await openSite(onePage(body, { 'content-security-policy': policy }));
  sites.push(site);
  const person = await openPage(world.browser, site.origin);
  onTestFinished(() => person.page.context().close());
  return person;
}

const script = () => `<script type="module" src="${world.server.url}/embed.js"></script>`;

test('runs under a policy that allows only the server, and defines nothing before there is a tag', async () => {
  const { page, complaints } = await openForeignPage(script());
  const requested: string[] = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  await page.waitForLoadState('networkidle');
  expect(requested.filter((path) => path.startsWith('/chunks/'))).toEqual([]);
  await page.evaluate((id) => {
    document.body.innerHTML = `<point-poker-room room-id="${id}" name="Ada" role="Dev"></point-poker-room>`;
  }, roomId);
  await page.getByRole('heading', { name: 'People' }).waitFor();
  expect(requested.some((path) => path.startsWith('/chunks/'))).toBe(true);
  expect(complaints).toEqual([]);
});

test('may be included twice, in two versions', async () => {
  const twice = script() + script().replace('embed.js', 'embed.js?another');
  const { page, complaints } = await openForeignPage(
    `${twice}<point-poker-room room-id="${roomId}"></point-poker-room>`,
  );
  await page.getByLabel('Your name').waitFor();
  expect(complaints).toEqual([]);
});

test('runs by its version where it has the hash that the page insists on, and only then', async () => {
  const { version } = JSON.parse(readFileSync(ELEMENTS, 'utf8')) as { version: string };
  const address = `${world.server.url}/sdk/${version}`;
  const { integrity } = (await (await fetch(`${address}/integrity.json`)).json()) as { integrity: string };
  const tags = (hash: string) =>
    `<script type="module" src="${address}/embed.js" integrity="${hash}" crossorigin></script>` +
    `<point-poker-room room-id="${roomId}"></point-poker-room>`;
  const good = await openForeignPage(tags(integrity));
  await good.page.getByLabel('Your name').waitFor();
  expect(good.complaints).toEqual([]);
  const bad = await openForeignPage(tags(`sha384-${'A'.repeat(64)}`));
  await expect.poll(() => bad.complaints.join()).toContain('integrity');
  expect(await bad.page.getByLabel('Your name').count()).toBe(0);
});

test('is gone from the room as soon as the element is gone from the page', async () => {
  const tag = (name: string) =>
    `<point-poker-room room-id="${roomId}" name="${name}" role="Dev"></point-poker-room>`;
  const stays = await openForeignPage(script() + tag('Bo'));
  const goes = await openForeignPage(script() + tag('Cem'));
  await stays.page.getByText('Cem').waitFor();
  await goes.page.evaluate(() => document.querySelector('point-poker-room')?.remove());
  await stays.page.getByRole('listitem').filter({ hasText: 'Cem' }).getByText('Offline').waitFor();
});
