import { createRoom } from '@showhands/client';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openPage } from './browser.ts';
import { type ForeignSite, onePage, openSite } from './foreign-site.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const sites: ForeignSite[] = [];
let roomId = '';
let hostKey = '';

beforeAll(async () => {
  const room = await createRoom(world.server.url, {
    facilitatorName: 'Hanna',
    cardScale: 'fibonacci',
    roles: ['Dev', 'QE'],
    anonymousVoting: false,
  });
  roomId = room.roomId;
  hostKey = room.facilitatorRestToken;
});

afterAll(async () => {
  for (const site of sites) site.close();
});

async function open(html: string) {
  const site = await openSite(onePage(html));
  sites.push(site);
  const person = await openPage(world.browser, site.origin);
  onTestFinished(() => person.page.context().close());
  return person;
}

const script = () => `<script type="module" src="${world.server.url}/embed.js"></script>`;
const tag = (name: string) =>
  `<point-poker-room room-id="${roomId}" name="${name}" role="QE" observer theme="retro">
    <p>The room opens in a moment.</p>
  </point-poker-room>`;

test.each([
  ['after', (name: string) => tag(name) + script()],
  ['before', (name: string) => script() + tag(name)],
])('a tag in HTML from a server comes to life with its attributes, the script %s it', async (place, html) => {
  const name = `Olga ${place}`;
  const { page, complaints } = await open(html(name));
  await page.getByRole('heading', { name: 'People' }).waitFor();
  const me = page.getByRole('listitem').filter({ hasText: name });
  await me.getByText('Observer').waitFor();
  expect(await me.getByText('QE').count()).toBe(1);
  expect(await page.locator('[data-theme=retro]').count()).toBe(1);
  expect(complaints).toEqual([]);
});

test('what a server put inside the tag is seen until the room is there, and never beside it', async () => {
  const { page } = await open(tag('Pia'));
  const inside = page.getByText('The room opens in a moment.');
  expect(await inside.isVisible()).toBe(true);
  await page.addScriptTag({ type: 'module', url: `${world.server.url}/embed.js` });
  await page.getByRole('heading', { name: 'People' }).waitFor();
  expect(await inside.isVisible()).toBe(false);
});

test.each([
  ['in the page', true],
  ['not yet in the page', false],
])('properties that were set before the script came are kept by an element %s', async (_where, isThere) => {
  const { page, complaints } = await open('<main></main>');
  const values = { server: world.server.url, roomId, hostKey, name: 'Hanna', role: 'Dev', theme: 'neon' };
  await page.evaluate(
    ({ values, isThere }) => {
      const room = Object.assign(document.createElement('point-poker-room'), values);
      if (isThere) document.querySelector('main')?.append(room);
      else Object.assign(globalThis, { room });
    },
    { values, isThere },
  );
  await page.addScriptTag({ type: 'module', url: `${world.server.url}/embed.js` });
  if (!isThere) {
    // The code comes for the sake of another tag, so that this one is upgraded on its way into the page.
    await page.evaluate(() => document.body.append(document.createElement('point-poker-room')));
    await page.getByText('No room was named here').waitFor();
    await page.evaluate(() =>
      document.querySelector('main')?.append(Reflect.get(globalThis, 'room') as Node),
    );
  }
  await page.getByRole('heading', { name: 'Facilitator' }).waitFor();
  expect(await page.locator('[data-theme=neon]').count()).toBe(1);
  // The host's key is nobody's to read in the page's HTML.
  expect(await page.content()).not.toContain(hostKey);
  expect(complaints).toEqual([]);
});

test('a listener that was there before the script hears what happens', async () => {
  const { page } = await open(
    `<script>
      globalThis.heard = [];
      document.addEventListener('room-joined', (event) => heard.push(event.detail.roomId));
    </script>${tag('Quinn')}${script()}`,
  );
  await page.getByRole('heading', { name: 'People' }).waitFor();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'heard'))).toEqual([roomId]);
});
