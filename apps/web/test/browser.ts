/** A browser with several people in it, each with storage of their own, and what they do in a room. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright';
import { chromiumArguments, findChromium } from '../../../scripts/chromium.ts';

export async function openBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

/** A browser of its own whose user changed its settings: `profile` is that part of Chromium's preferences. */
export async function openProfile(profile: object): Promise<BrowserContext> {
  const folder = mkdtempSync(join(tmpdir(), 'showhands-profile-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify({ profile }));
  const context = await chromium.launchPersistentContext(folder, { ...launchOptions(), locale: 'en-GB' });
  // Chromium may still write while it ends.
  context.on('close', () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  );
  return context;
}

function launchOptions() {
  const executablePath = findChromium();
  return { args: chromiumArguments, ...(executablePath && { executablePath }) };
}

export interface Person {
  readonly page: Page;
  /** What the page complained about: errors, and what its policy forbade. */
  readonly complaints: string[];
  join(name: string, role?: string, asObserver?: boolean): Promise<void>;
  vote(card: string): Promise<void>;
}

/** Somebody on their own device. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = complaintsOf(page);
  await page.goto(address);
  return {
    page,
    complaints,
    async join(name, role = 'Dev', asObserver = false) {
      await page.getByLabel('Your name').fill(name);
      await page.getByLabel('Your role').selectOption(role);
      if (asObserver) await page.getByLabel('Just watch').check();
      await page.getByRole('button', { name: 'Join', exact: true }).click();
      await page.getByRole('heading', { name: 'People' }).waitFor();
    },
    async vote(card) {
      await page.getByRole('toolbar').getByRole('button', { name: card, exact: true }).click();
    },
  };
}

/** Lets the page's requests to these addresses wait, or those alone that are meant, until the answer is called. */
export async function holdBack(
  page: Page,
  address: string,
  isMeant: (request: Request) => boolean = () => true,
): Promise<() => void> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    if (isMeant(route.request())) await released;
    await route.continue();
  });
  return release;
}

/** Gathers what the page complains about from now on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // What cannot be reached while a server restarts is no fault of the page.
    const isFault = message.type() === 'error' && !/ERR_|WebSocket connection/.test(message.text());
    if (isFault) complaints.push(message.text());
  });
  return complaints;
}
