/** Every state in which somebody can find a poll. */

import type { Page } from 'playwright';
import { editPoll, makePoll, type Place, voteFor } from './polls.ts';

export interface PollState {
  readonly name: string;
  readonly settings?: object;
  /** With the page open. */
  after?(page: Page, world: Place, id: string): Promise<unknown>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const votes = (page: Page) => page.getByRole('button', { name: 'Vote', exact: true });
const vote = async (page: Page) => {
  await page.getByLabel('Mobile app').check();
  await votes(page).click();
  await page.locator('.thanks').waitFor();
};

export const POLL_STATES: readonly PollState[] = [
  { name: 'open', settings: { ends_at: new Date(Date.now() + DAY_MS).toISOString() } },
  {
    name: 'several, with names',
    settings: { allow_multiple: true, anonymous: false },
    after: async (page) => {
      await page.getByLabel('Dark mode').check();
      await page.getByLabel('API improvements').check();
    },
  },
  {
    name: 'results before voting',
    settings: { show_results_before_vote: true },
    after: async (page, world, id) => {
      await voteFor(world, id, ['opt_1'], 'a');
      await voteFor(world, id, ['opt_2'], 'b');
      await page.getByRole('button', { name: 'Show results' }).click();
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'voted',
    after: async (page, world, id) => {
      for (let at = 0; at < 7; at += 1) await voteFor(world, id, [`opt_${1 + (at % 3)}`], `voter ${at}`);
      await vote(page);
      await page.getByRole('table').waitFor();
    },
  },
  { name: 'voted, results hidden', settings: { show_results_after_vote: false }, after: vote },
  {
    name: 'names in results',
    settings: { anonymous: false },
    after: async (page) => {
      await page.getByLabel('Your name').fill('Ada Lovelace');
      await vote(page);
      await page.getByText('Ada Lovelace').waitFor();
    },
  },
  { name: 'not yet open', settings: { starts_at: new Date(Date.now() + DAY_MS).toISOString() } },
  {
    name: 'closed',
    settings: {
      ends_at: new Date(Date.now() - DAY_MS).toISOString(),
      close_message: 'Thanks to all who voted. We begin with dark mode.',
      show_results_before_vote: true,
    },
    after: (page) => page.getByRole('table').waitFor(),
  },
  {
    name: 'not sent',
    after: async (page) => {
      await page.getByLabel('Mobile app').check();
      await page.route('**/graphql', (route) => route.abort());
      await votes(page).click();
      await page.getByRole('button', { name: 'Send again' }).waitFor();
    },
  },
  {
    name: 'gone',
    after: async (page, world, id) => {
      await editPoll(world, id, { published: false });
      await page.reload();
      await page.locator('.note').waitFor();
    },
  },
];

/** A poll in a state, on its own page. */
export async function showPoll(page: Page, world: Place, { settings = {}, after }: PollState): Promise<void> {
  const id = await makePoll(world, settings);
  await page.goto(`${world.server.url}/polls/${id}`);
  await page.getByRole('heading', { name: 'What feature should we build next?' }).waitFor();
  await after?.(page, world, id);
}
