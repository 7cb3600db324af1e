/** A browser with several people in it, each with storage of their own, and what they do in a room. */

import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { chromiumArguments, findChromium } from '../../../scripts/chromium.ts';

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({ args: chromiumArguments, ...(executablePath && { executablePath }) });
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
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // What cannot be reached while a server restarts is no fault of the page.
    const isFault = message.type() === 'error' && !/ERR_|WebSocket connection/.test(message.text());
    if (isFault) complaints.push(message.text());
  });
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
