import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, type Person } from './browser.ts';
import { type Example, startExample } from './example.ts';
import { useWorld } from './world.ts';

const world = useWorld();
/** On a busy machine a server takes seconds to start, and clients wait up to five between attempts. */
const BACK = { state: 'detached', timeout: 20_000 } as const;
let example: Example;

beforeAll(async () => {
  example = await startExample();
});

afterAll(async () => {
  example?.stop();
});

describe('a room, from the front page to pages of others', () => {
  let host: Person;
  let ada: Person;
  let bo: Person;
  let observer: Person;
  let roomId = '';
  const everybody = () => [host, ada, bo, observer];

  test('is created on the front page, and its host’s key leaves the address at once', async () => {
    host = await openPage(world.browser, world.server.url);
    await host.page.getByLabel('Your name').fill('Hanna');
    await host.page.getByLabel('I vote too').uncheck();
    await host.page.getByText('Stories to begin with').click();
    await host.page.getByLabel('One title on each line').fill('Login\nSearch');
    await host.page.getByRole('button', { name: 'Create the room' }).click();
    // Whoever doesn't vote is asked nothing more.
    await host.page.getByRole('heading', { name: 'Waiting for the first story' }).waitFor();
    const address = new URL(host.page.url());
    expect(address.hash).toBe('');
    roomId = address.pathname.replace('/room/', '');
    await expect.poll(() => host.page.locator('.code').textContent()).toMatch(/^Code [A-Z2-9]{6}$/);
  });

  test('is joined from a foreign page, by voters and an observer', async () => {
    const address = example.address(world.server.url, roomId);
    [ada, bo, observer] = await Promise.all([
      openPage(world.browser, address),
      openPage(world.browser, address),
      openPage(world.browser, address),
    ]);
    await ada.join('Ada');
    await bo.join('Bo <b>bold</b>', 'QE');
    await observer.join('Olga', 'QE', true);
    // Names are text, whatever is in them.
    await host.page.getByText('Bo <b>bold</b>').waitFor();
    await expect.poll(() => observer.page.locator('.people li').count()).toBe(4);
  });

  test('votes and reveals', async () => {
    await host.page.getByRole('button', { name: 'Start next: Login' }).click();
    await ada.page.getByRole('heading', { name: 'Login' }).waitFor();
    expect(await observer.page.getByRole('toolbar').count()).toBe(0);
    await ada.vote('3');
    await bo.vote('5');
    await bo.vote('8');
    await host.page.getByText('2 of 2 voted').waitFor();
    // Before the reveal nobody else's card is anywhere in the page.
    expect(await ada.page.getByLabel('Voted 8').count()).toBe(0);
    await host.page.getByRole('button', { name: 'Reveal votes' }).click();
    for (const { page } of everybody()) {
      await page.getByText('Worth a talk').waitFor();
      await page.getByLabel('Voted 8').waitFor();
      expect(await page.locator('dd').allInnerTexts()).toEqual(['5.5', '5.5']);
    }
  });

  test('keeps a vote through a crash of the server', { timeout: 90_000 }, async () => {
    await host.page.getByRole('button', { name: 'Start next: Search' }).click();
    await bo.page.getByRole('heading', { name: 'Search' }).waitFor();
    await ada.vote('5');
    await host.page.getByText('1 of 2 voted').waitFor();

    await world.server.kill();
    for (const { page } of everybody()) await page.getByText('Connection lost').waitFor();
    // Chosen while nobody hears it.
    await bo.vote('13');
    await bo.page.getByText('Your vote is kept').waitFor();
    await world.restart();

    for (const { page } of everybody()) await page.getByText('Connection lost').waitFor(BACK);
    await host.page.getByText('2 of 2 voted').waitFor();
    await bo.page.getByText('You chose 13').waitFor();
  });

  test('heals when a network comes back', async () => {
    await ada.page.context().setOffline(true);
    await ada.page.getByText('Connection lost').waitFor();
    await host.page.getByText('Offline').waitFor();
    await ada.page.context().setOffline(false);
    await ada.page.getByText('Connection lost').waitFor({ state: 'detached' });
    await host.page.getByText('Offline').waitFor({ state: 'detached' });
    await host.page.getByRole('button', { name: 'Reveal votes' }).click();
    await ada.page.getByLabel('Voted 13').waitFor();
  });

  test('notices a connection that died without a word', { timeout: 60_000 }, async () => {
    world.server.child.kill('SIGSTOP');
    await ada.page.getByText('Connection lost').waitFor({ timeout: 12_000 });
    world.server.child.kill('SIGCONT');
    await ada.page.getByText('Connection lost').waitFor(BACK);
  });

  test('brings back whoever reloads, host and voter alike', async () => {
    await Promise.all([host.page.reload(), bo.page.reload()]);
    await host.page.getByRole('button', { name: 'Finish story' }).waitFor();
    await bo.page.getByText('Bo <b>bold</b>').waitFor();
    await expect.poll(() => bo.page.locator('.people li').count()).toBe(4);
  });

  test('ends for everybody with its summary, which a reload still shows', async () => {
    await host.page.getByLabel('Final estimate').fill('8');
    await host.page.getByRole('button', { name: 'Set', exact: true }).click();
    await ada.page.getByText('Final estimate').waitFor();
    await host.page.getByText('End session').click();
    await host.page.getByRole('button', { name: 'End for everybody' }).click();
    for (const { page } of everybody()) {
      await page.getByRole('heading', { name: 'The session has ended' }).waitFor();
    }
    await ada.page.reload();
    await ada.page.getByRole('row', { name: 'Search 8' }).waitFor();
    const late = await openPage(world.browser, example.address(world.server.url, roomId));
    await late.page.getByText('This room does not exist').waitFor();
  });

  test('gave no page a reason to complain', () => {
    expect(everybody().flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
