/** Polls and rooms wherever a page puts them. */

import { createRoom } from '@showhands/client';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { tag, usePollSites } from './poll-sites.ts';
import { API_KEY, makePoll } from './polls.ts';
import { useWorld } from './world.ts';

const world = useWorld({ BOOTSTRAP_API_KEY: API_KEY });
const { openPoll } = usePollSites(world);

const ROOM = '<point-poker-room room-id="nowhere"></point-poker-room>';
/** Places that are as wide as what is in them wants to be. */
const SHRINKING = {
  'a flex row': ['display: flex'],
  'a centred flex column': ['display: flex; flex-direction: column; align-items: center'],
  'a centred grid': ['display: grid; place-items: center'],
  'a float': ['float: left'],
  'an inline block': ['display: inline-block'],
  'a table cell': ['display: table', 'display: table-cell'],
  'a box of its own width': ['inline-size: fit-content'],
} as const;

/** The elements in boxes, one within the other, with these styles. */
async function put(page: Page, elements: string, styles: readonly string[]): Promise<void> {
  await page.evaluate(
    ([html, looks]) => {
      const place = document.createElement('div');
      let inner = place;
      // As properties, as the page's policy forbids style attributes.
      for (const look of looks) {
        const box = document.createElement('div');
        box.style.cssText = look;
        inner.append(box);
        inner = box;
      }
      inner.insertAdjacentHTML('beforeend', html);
      document.body.replaceChildren(place);
    },
    [elements, styles] as const,
  );
  await page.locator('[part=poll], [part=room]').first().waitFor();
}

const widthsIn = (page: Page) =>
  page
    .locator('poll-embed, point-poker-room')
    .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().width)));

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** In pixels, at the usual 16 of them a rem. */
const ELEMENTS = [
  { name: 'a poll', width: 384, html: async () => tag(await makePoll(world)) },
  { name: 'a room', width: 960, html: async () => ROOM },
] as const;

test.each(ELEMENTS)('$name has a width of its own where its place has none', async ({ width, html }) => {
  const element = await html();
  const { page } = await openPoll(element, { viewport: { width: 1280, height: 700 } });
  const odd: string[] = [];
  for (const [place, styles] of Object.entries(SHRINKING)) {
    await page.setViewportSize({ width: 1280, height: 700 });
    await put(page, element, styles);
    const wide = await widthsIn(page);
    await page.setViewportSize({ width: 320, height: 700 });
    const narrow = await widthsIn(page);
    const isNarrow = narrow.every((found) => found > 280 && found <= 320);
    if (wide[0] !== width || !isNarrow || (await isTooWide(page))) odd.push(`${place}: ${wide}, ${narrow}`);
  }
  expect(odd).toEqual([]);
});

test.each(ELEMENTS)('$name fills a place that has a width, and shares it with others', async ({ html }) => {
  const element = await html();
  const { page } = await openPoll(element, { viewport: { width: 1280, height: 700 } });
  for (const width of [1100, 320, 200]) {
    await put(page, element, [`inline-size: ${width}px`]);
    expect(await widthsIn(page), `${width}`).toEqual([width]);
    await put(page, element + element, [`inline-size: ${width / 2}px; display: flex`]);
    expect(await widthsIn(page), `${width / 2}, two of them`).toEqual([width / 4, width / 4]);
    const grid = `inline-size: ${width}px; display: grid; grid-template-columns: 1fr 1fr`;
    await put(page, element + element, [grid]);
    expect(await widthsIn(page), `${width} in two columns`).toEqual([width / 2, width / 2]);
  }
});

const LANDMARKS = ['banner', 'main', 'navigation', 'contentinfo', 'search'] as const;

test('the page’s landmarks stay its own', async () => {
  const team = { facilitatorName: 'Ada', cardScale: 'fibonacci', anonymousVoting: false } as const;
  const { roomId } = await createRoom(world.server.url, { ...team, roles: ['Dev', 'QE'] });
  const room = `<point-poker-room room-id="${roomId}" name="Ada" role="Dev"></point-poker-room>`;
  const { page } = await openPoll(tag(await makePoll(world)) + room);
  await page.getByRole('heading', { name: 'What feature should we build next?' }).waitFor();
  await page.getByRole('heading', { name: 'People' }).waitFor();
  const found = await Promise.all(LANDMARKS.map((role) => page.getByRole(role).count()));
  expect(found).toEqual(LANDMARKS.map(() => 0));
});

test('the language follows the nearest lang, wherever around them it changes', async () => {
  const { page } = await openPoll(tag(await makePoll(world)) + ROOM);
  const speak = (selector: string, lang: string) =>
    page.locator(selector).evaluate((place, value) => place.setAttribute('lang', value), lang);
  const expectLanguage = async (lang: string) => {
    await page.locator(`[part=poll][lang=${lang}]`).waitFor();
    await page.locator(`[part=room][lang=${lang}]`).waitFor();
  };
  await page.evaluate(() => {
    const outer = document.createElement('div');
    const inner = document.createElement('div');
    outer.id = 'outer';
    inner.id = 'inner';
    outer.lang = 'en';
    inner.append(...document.querySelectorAll('poll-embed, point-poker-room'));
    // Somebody's own element around them.
    outer.attachShadow({ mode: 'open' }).append(inner);
    document.body.append(outer);
  });
  await expectLanguage('en');
  await speak('#outer', 'de');
  await expectLanguage('de');
  await speak('#inner', 'fr');
  await expectLanguage('fr');
  await page.locator('#inner').evaluate((place) => place.removeAttribute('lang'));
  await expectLanguage('de');
});
