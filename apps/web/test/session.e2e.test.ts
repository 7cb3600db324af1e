/** A whole session through the interface alone, by mouse and by keyboard alone: nobody may need more than one of them. */

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { type Example, startExample } from './example.ts';
import { type Hands, keyboard, mouse } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld({ PRO_FOR_ALL: 'true' });
/** On a busy machine a server takes seconds to start, and clients wait up to five between attempts. */
const BACK = { state: 'detached', timeout: 20_000 } as const;
const PASSWORD = 'open sesame';
const STORIES = Array.from({ length: 10 }, (_, at) => `Story ${at + 1}`);

let example: Example;

beforeAll(async () => {
  example = await startExample();
});

afterAll(async () => {
  example?.stop();
});

interface Person {
  readonly page: Page;
  readonly hands: Hands;
  readonly complaints: string[];
}

describe.each([
  ['a mouse', mouse],
  ['nothing but a keyboard', keyboard],
])('with %s', (_name, handsOn) => {
  let hanna: Person;
  let ada: Person;
  let bo: Person;
  let cem: Person;
  let olga: Person;
  let address = '';
  const team = () => [ada, bo, cem, olga];

  async function open(at: string, clock = false): Promise<Person> {
    const { page, complaints } = await openPage(world.browser, clock ? 'about:blank' : at);
    if (clock) {
      await page.clock.install();
      await page.goto(at);
    }
    return { page, complaints, hands: handsOn(page) };
  }

  async function join(person: Person, name: string, role: string, password = PASSWORD): Promise<void> {
    const { hands } = person;
    await person.page.getByLabel('Your name').waitFor();
    await hands.fill('Your name', name);
    await hands.choose('Your role', role);
    await hands.fill('Room password', password);
    if (name === 'Olga') await hands.toggle('Just watch, without voting');
    await hands.press('Join');
  }

  /** What is there now, not what was said before. */
  const sees = (person: Person, text: string | RegExp) =>
    person.page.locator('.columns, .panel, .banner').getByText(text).first().waitFor();
  const heading = ({ page }: Person, name: string | RegExp) => page.getByRole('heading', { name }).waitFor();
  const allSee = (text: string | RegExp) => Promise.all(team().map((person) => sees(person, text)));
  const upNext = ({ page }: Person) => page.locator('.queue li bdi').allInnerTexts();

  test('a room is made with cards, a password and a timer of its own', async () => {
    hanna = await open(world.server.url);
    const { hands, page } = hanna;
    await hands.fill('Your name', 'Hanna');
    await page.getByRole('radio', { name: 'Your own' }).focus();
    await page.keyboard.press('Space');
    await hands.fill('Your cards, separated by commas', '½, 1, 2, 4, 8, ☕');
    await hands.toggle('I vote too');
    await hands.choose('Timer for each story', '15 seconds');
    await hands.press('Password and look');
    await hands.fill('Room password', PASSWORD);
    await hands.press('Create the room');
    await heading(hanna, 'Waiting for the first story');
    address = example.address(world.server.url, page.url().split('/room/')[1] ?? '');
  });

  test('a team comes in from a foreign page, not with a wrong password, and gets its facilitator', async () => {
    [ada, bo, cem, olga] = await Promise.all([
      open(address),
      open(address),
      open(address, true),
      open(address),
    ]);
    await join(ada, 'Ada', 'Dev', 'guess');
    await sees(ada, 'The password is missing or wrong.');
    await join(ada, 'Ada', 'Dev');
    await join(bo, 'Bo', 'Dev');
    await join(cem, 'Cem', 'QE');
    await join(olga, 'Olga', 'QE');
    await sees(hanna, 'Olga');
    await hanna.hands.press('Manage Ada');
    await hanna.hands.press('Make facilitator');
    await heading(ada, 'Facilitator');
    await hanna.hands.press('Leave');
    await sees(hanna, 'You left the room.');
    await expect.poll(() => ada.page.locator('.people li').count()).toBe(4);
  });

  test('ten stories are pasted, and the first is voted on', async () => {
    const { hands } = ada;
    await hands.press('Paste many stories');
    await hands.fill('One title on each line, or a CSV file', STORIES.join('\n'));
    await hands.press('Add all');
    await sees(ada, '10 of 10 added');
    await hands.press('Start next: Story 1');
    await Promise.all(team().map((person) => heading(person, 'Story 1')));
    await bo.hands.vote('½');
    await cem.hands.vote('8');
    await allSee('2 of 2 voted');
    expect(await ada.page.getByRole('toolbar').count()).toBe(0);
    expect(await olga.page.getByRole('toolbar').count()).toBe(0);
  });

  test('the timer asks what to do, is extended, and the reveal shows how far the roles are apart', {
    timeout: 60_000,
  }, async () => {
    await sees(ada, 'Reveal the votes, or give more time?');
    await ada.hands.press('More time');
    await ada.page.getByText('Reveal the votes, or give more time?').waitFor({ state: 'detached' });
    await ada.hands.press('Reveal votes');
    await allSee('The roles are far apart from each other. QE says 8, Dev says ½.');
    await allSee('Worth a talk');
  });

  test('they vote again, agree, and put down an estimate of their own', async () => {
    await ada.hands.press('Vote again');
    for (const { page } of team()) await page.getByText('Worth a talk').waitFor({ state: 'detached' });
    await bo.hands.vote('4');
    await cem.hands.vote('4');
    await sees(ada, '2 of 2 voted');
    // With its question comes another button in the place of the first, which could go as it is pressed.
    await sees(ada, 'Reveal the votes, or give more time?');
    await ada.hands.press('Reveal votes');
    await allSee('Consensus');
    await ada.hands.fill('Final estimate', '5');
    await ada.hands.press('Set');
    await sees(olga, 'Final estimate');
    await ada.hands.press('Finish story');
    await heading(bo, 'Waiting for the next story');
  });

  test('the queue gets another order, a story is skipped, another one started', async () => {
    await ada.hands.press('Move Story 3 up');
    // An order is sent once it stays.
    await expect.poll(async () => (await upNext(bo)).slice(0, 2)).toEqual(['Story 3', 'Story 2']);
    await ada.hands.press('Start next: Story 3');
    await heading(bo, 'Story 3');
    await ada.hands.press('Skip for now');
    await heading(bo, 'Waiting for the next story');
    expect((await upNext(bo)).slice(0, 2)).toEqual(['Story 3', 'Story 2']);
    await ada.hands.press('Start Story 7');
    await heading(bo, 'Story 7');
  });

  test('settings change while they vote', async () => {
    await ada.hands.press('Settings');
    await ada.hands.toggle('Reveal when everybody has voted');
    await ada.hands.choose('Time for each story', 'No timer');
    await ada.page.getByRole('timer').waitFor({ state: 'detached' });
    await bo.hands.vote('2');
    await sees(ada, '1 of 2 voted');
    await cem.hands.vote('1');
    await allSee('Worth a talk');
  });

  test('somebody is removed, comes back as another, and becomes a voter', async () => {
    await ada.hands.press('Manage Olga');
    await ada.hands.press('Remove');
    await ada.hands.press('Remove from the room');
    await sees(olga, 'The facilitator removed you from this room.');
    await olga.hands.press('Join again');
    await join(olga, 'Olga', 'QE');
    await sees(ada, 'Olga');
    await ada.hands.press('Manage Olga');
    await ada.hands.press('Make a voter');
    await ada.page.getByText(/QE · Observer/).waitFor({ state: 'detached' });
  });

  test('a network goes, the server restarts, a laptop sleeps for an hour: all come back to the same room', {
    timeout: 90_000,
  }, async () => {
    await ada.hands.press('Start next: Story 3');
    await Promise.all(team().map((person) => heading(person, 'Story 3')));
    await bo.page.context().setOffline(true);
    await sees(bo, 'Connection lost, reconnecting…');
    await bo.hands.vote('8');
    await sees(bo, 'Your vote is kept');
    await cem.page.context().setOffline(true);
    await sees(cem, 'Connection lost, reconnecting…');

    await world.server.kill();
    await sees(ada, 'Connection lost, reconnecting…');
    await world.restart();
    await ada.page.getByText('Connection lost').waitFor(BACK);

    await cem.page.clock.fastForward('01:00:00');
    await Promise.all([bo, cem].map(({ page }) => page.context().setOffline(false)));
    for (const { page } of [bo, cem]) await page.getByText('Connection lost').waitFor(BACK);
    await sees(bo, 'You chose 8');
    await cem.hands.vote('8');
    await sees(ada, '2 of 3 voted');
    await olga.hands.vote('8');
    await allSee('Consensus');
  });

  test('they are done for today, and go on', async () => {
    await ada.hands.press('Done for today');
    await Promise.all(team().map((person) => heading(person, 'Done for today')));
    await bo.page.getByRole('row', { name: 'Story 1 5' }).waitFor();
    await ada.hands.press('Resume');
    await Promise.all(team().map((person) => heading(person, 'Waiting for the next story')));
  });

  test('everybody can take the history along, and the session ends for all', async () => {
    await bo.hands.press('History');
    const downloading = bo.page.waitForEvent('download');
    await bo.hands.press('Download CSV');
    const saved = await (await downloading).path();
    const [, ...rows] = readFileSync(saved, 'utf8').trim().split('\r\n');
    expect(rows.map((row) => row.split(',').slice(0, 4).join())).toEqual([
      '"Story 1","","","5"',
      '"Story 7","","",""',
      '"Story 3","","","8"',
    ]);
    await ada.hands.press('End session');
    await ada.hands.press('End for everybody');
    await Promise.all(team().map((person) => heading(person, 'The session has ended')));
    await cem.page.getByRole('row', { name: 'Story 3 8' }).waitFor();
  });

  test('and no page complained', () => {
    expect([hanna, ...team()].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
