import { createRoom } from '@showhands/client';
import { directionOf, LANGUAGE_NAMES, LANGUAGES } from '@showhands/protocol/plain';
import { beforeAll, expect, test } from 'vitest';
import { page as english, type PageTexts } from '../src/texts/en.ts';
import { openPage } from './browser.ts';
import { findFaults } from './faults.ts';
import { useWorld } from './world.ts';

const BAD_LINK = '/vote?title=PP-1+Login&url=javascript:1&scale=primes&timer=5';
const world = useWorld();
let roomId = '';
let hostKey = '';

beforeAll(async () => {
  const room = { facilitatorName: 'Hanna', cardScale: 'fibonacci', anonymousVoting: false } as const;
  ({ roomId, facilitatorRestToken: hostKey } = await createRoom(world.server.url, {
    ...room,
    roles: ['Dev'],
  }));
});

test.each(LANGUAGES)('each page is wholly in %s', async (language) => {
  const { page } = (await import(`../src/texts/${language}.ts`)) as { page: PageTexts };
  const titles = {
    '/': page.home.title,
    '/vote': page.vote.title,
    [`/room/${roomId}`]: page.room.title,
    '/room/nowhere': page.roomGone.title,
    '/nowhere': page.notFound.title,
  };
  const own = sentencesOf(page);
  const foreign = sentencesOf(english).filter((text) => !own.some((text2) => text2.includes(text)));
  for (const [path, title] of Object.entries(titles)) {
    const html = await (
      await fetch(`${world.server.url}${path}?lang=${language}`, { headers: { Accept: 'text/html' } })
    ).text();
    expect(html, path).toContain(`<html lang="${language}" dir="${directionOf(language)}">`);
    expect(html, path).toContain(`<title>${title}</title>`);
    expect(html, path).not.toContain('{{');
    expect(
      foreign.filter((text) => html.includes(`>${text}<`) || html.includes(`"${text}"`)),
      path,
    ).toEqual([]);
  }
});

test('the browser’s language is the page’s, and no other is loaded', async () => {
  const { page } = await openPage(world.browser, 'about:blank', { locale: 'de-AT' });
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(world.server.url);
  await page.getByRole('heading', { name: 'Einen Raum anlegen' }).waitFor();
  await page.waitForLoadState('networkidle');
  const languages = loaded.map((path) => /^\/assets\/(\w\w)-/.exec(path)?.[1]).filter(Boolean);
  expect(languages).toEqual(['de']);
});

test('what the server refuses is told in the page’s language', async () => {
  const { page, complaints } = await openPage(world.browser, world.server.url, { locale: 'fr' });
  await page.getByLabel('Code de la salle').fill('ZZZZZZ');
  await page.getByRole('button', { name: 'Aller à la salle' }).click();
  await page.getByText('Aucune salle ne porte ce code.').waitFor();
  expect(complaints).toEqual([]);
});

test('what is wrong with a link is told in the page’s language', async () => {
  const { page } = await openPage(world.browser, world.server.url + BAD_LINK, { locale: 'ja' });
  const problems = page.locator('#problems li');
  await expect.poll(() => problems.allInnerTexts()).toHaveLength(3);
  for (const problem of await problems.allInnerTexts())
    expect(problem).toMatch(/（「(url|scale|timer)」）は/);
});

test('another language is a click away, keeps the rest of the address, and goes along into the room', async () => {
  const { page, complaints } = await openPage(
    world.browser,
    `${world.server.url}/vote?title=PP-1+Login&timer=60`,
  );
  const picker = page.getByRole('navigation', { name: 'Language' });
  expect(await picker.getByRole('link').allInnerTexts()).toEqual(Object.values(LANGUAGE_NAMES));
  await picker.getByRole('link', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Eine Story schätzen' }).waitFor();
  await page.getByRole('heading', { name: 'PP-1 Login' }).waitFor();
  await page.getByText('60 Sekunden zum Abstimmen').waitFor();
  expect(await page.locator('.languages [aria-current=true]').allInnerTexts()).toEqual(['Deutsch']);
  await page.getByLabel('Dein Name').fill('Hanna');
  await page.getByRole('button', { name: 'Abstimmung starten' }).click();
  await page.waitForURL(/\/room\/.*\?lang=de$/);
  await page.getByRole('button', { name: 'Link kopieren' }).waitFor();
  await expect.poll(() => page.title()).toMatch(/^Raum [A-Z2-9]{6} – Showhands$/);
  await page.getByRole('button', { name: 'QR-Code' }).click();
  // Whoever is invited has a language of their own.
  expect(await page.locator('#qr-dialog .link').textContent()).not.toContain('lang');
  expect(complaints).toEqual([]);
});

test('the front page’s language goes along to rooms and back', async () => {
  const { page } = await openPage(world.browser, `${world.server.url}/?lang=es`);
  await page.getByLabel('Tu nombre').fill('Hanna');
  await page.getByRole('button', { name: 'Crear la sala' }).click();
  await page.waitForURL(/\/room\/.*\?lang=es$/);
  await page.getByRole('link', { name: 'Showhands' }).click();
  await page.getByRole('heading', { name: 'Crear una sala' }).waitFor();
});

test('another language leaves what was typed on the front page as it was, but for secrets', async () => {
  const { page, complaints } = await openPage(world.browser, world.server.url);
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  const form = page.locator('#create-form');
  const field = (name: string) => form.locator(`[name=${name}]`);
  await page.getByLabel('Room code').fill('ABC234');
  await field('facilitatorName').fill('Zoë "Q" <b>');
  await field('cardScale').last().check();
  await field('customCardValues').fill('1, 2, ☕');
  await field('roles').fill('Dev, QE, PO');
  await field('excludedFromEstimate').last().check();
  await field('facilitatorParticipates').uncheck();
  await field('votingTimerSeconds').selectOption('120');
  for (const fold of await form.locator('summary').all()) await fold.click();
  await field('storyQueue').fill('PP-1 Login\nPP-2 Logout');
  await field('theme').selectOption('retro');
  await field('password').fill('open sesame');
  await field('proToken').fill('pro-token-of-mine');
  const typed = () =>
    page.evaluate(() => [...document.forms].flatMap((each) => [...new FormData(each)].map(String)));
  const before = (await typed()).map((text) => text.replace(/^(password|proToken),.*/, '$1,'));
  // Whoever opens the other language in a tab of its own keeps this one, and nothing is put away.
  const kept = () => page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  const beside = page.context().waitForEvent('page');
  await page.getByRole('link', { name: '日本語' }).click({ modifiers: ['ControlOrMeta'] });
  await (await beside).close();
  expect(await kept()).toBe('{}');

  let keptBetween = '';
  await page.exposeFunction('tell', (text: string) => {
    keptBetween += text;
  });
  await page.evaluate(() =>
    addEventListener('click', () => Object(window).tell(JSON.stringify({ ...sessionStorage }))),
  );
  await page.getByRole('link', { name: 'العربية' }).click();
  await page.waitForURL(`${world.server.url}/?lang=ar`);
  await expect.poll(typed).toEqual(before);
  expect(keptBetween).toContain('PP-2 Logout');
  expect(keptBetween).not.toMatch(/sesame|pro-token/);
  expect(await kept()).toBe('{}');
  expect(requested.filter((url) => /ABC234|PP-1|sesame|Zo/.test(url))).toEqual([]);
  // What was filled is to be seen, and the password to be typed again has the focus.
  for (const name of ['customCardValues', 'storyQueue', 'theme'])
    expect(await field(name).isVisible(), name).toBe(true);
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('password');
  expect(await findFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('another language before coming in costs the host nothing, and shows the key to nobody', async () => {
  const { page } = await openPage(world.browser, `${world.server.url}/room/${roomId}#host=${hostKey}`);
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await page.getByRole('link', { name: 'العربية' }).click();
  await page.waitForURL(/\?lang=ar$/);
  const keyOfRoom = () =>
    page.evaluate(() => (document.querySelector('point-poker-room') as { hostKey?: string } | null)?.hostKey);
  await expect.poll(keyOfRoom).toBe(hostKey);
  await page.reload();
  await expect.poll(keyOfRoom).toBe(hostKey);
  expect(page.url()).toBe(`${world.server.url}/room/${roomId}?lang=ar`);
  expect(requested.filter((url) => url.includes(hostKey))).toEqual([]);
});

test('from right to left nothing is out of place, in light and in dark', { timeout: 90_000 }, async () => {
  for (const path of ['/', BAD_LINK, `/room/${roomId}`, '/nowhere'])
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await openPage(world.browser, world.server.url + path, {
        colorScheme,
        locale: 'ar',
        viewport: { width: 320, height: 740 },
      });
      expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl');
      expect(await findFaults(page), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
      await page.context().close();
    }
});

test('commas of other languages separate roles, too', async () => {
  const { page } = await openPage(world.browser, world.server.url, { locale: 'ja' });
  await page.getByLabel('ロール').fill('開発、テスト，PO،Dev');
  await expect
    .poll(() => page.locator('.excluded label').allInnerTexts())
    .toEqual(['開発', 'テスト', 'PO', 'Dev']);
});

/** All the texts, one by one. */
function sentencesOf(texts: object): string[] {
  return Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : sentencesOf(text)));
}
