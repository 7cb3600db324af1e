import { LANGUAGES } from '@showhands/protocol/plain';
import { afterEach, describe, expect, test } from 'vitest';
import { aRoom, reveal } from '../../../client/test/a-room.ts';
import { addRoom, brokenRules, inside, listen } from '../../test/in-a-page.ts';
import { enter, server, useServer, voting } from '../../test/in-a-room.ts';
import { facilitatorTranslations } from './facilitator-translations.ts';
import { roomTranslations } from './room-translations.ts';

useServer();

const html = document.documentElement;

afterEach(() => {
  html.lang = 'en';
});

function roomOf(element: Element): HTMLElement {
  return element.shadowRoot?.querySelector('.room') as HTMLElement;
}

describe('the language of a room', () => {
  test('is what its locale says, else what the page says around it', async () => {
    html.lang = 'fr-CA';
    const german = addRoom({ 'room-id': 'a', locale: 'de-CH' });
    const french = addRoom({ 'room-id': 'b' });
    const arabic = addRoom({ 'room-id': 'c' });
    arabic.parentElement?.setAttribute('lang', 'ar');
    await inside(german).findByLabelText('Dein Name');
    await inside(french).findByLabelText('Votre nom');
    await expect.poll(() => roomOf(arabic).dir).toBe('rtl');
    expect([german, french, arabic].map((room) => roomOf(room).lang)).toEqual(['de', 'fr', 'ar']);
  });

  test('changes with the page, without a new visit', async () => {
    const { ui } = await enter(voting);
    html.lang = 'es';
    await ui.findByRole('heading', { name: /^Personas/ });
    await ui.findByRole('button', { name: 'Volver a votar' });
    expect(server.sockets.size).toBe(1);
    expect(server.inputsOf('joinRoom')).toHaveLength(1);
  });

  test('is English where the page speaks another one', async () => {
    html.lang = 'nl';
    await inside(addRoom({ 'room-id': 'a' })).findByLabelText('Your name');
  });

  test('writes numbers as its region does', async () => {
    const { element, ui } = await enter(voting);
    element.locale = 'de';
    const overall = { average: 5.5, median: 5.5, consensus: 'discuss' } as const;
    server.emit({ name: 'votes-revealed', payload: { ...reveal({ ada: '3', bo: '8' }), overall } });
    await expect.poll(() => ui.queryAllByText('5,5')).toHaveLength(2);
  });

  test('tells what was refused, while the page is told the server’s own words', async () => {
    const errors = listen('room-error');
    const { element, ui } = await enter(voting);
    element.locale = 'de';
    server.refusals.set('submitVote', { code: 'rate_limited', message: 'Too many votes.' });
    ui.getByRole('button', { name: '5' }).click();
    await expect.poll(() => errors).toEqual([{ code: 'rate_limited', message: 'Too many votes.' }]);
    const { texts } = await roomTranslations.de();
    await ui.findByText(texts.refusals.rate_limited ?? '');
  });
});

describe.each(LANGUAGES.filter((language) => language !== 'en'))('in %s', (language) => {
  test('nothing of the room is left in English, and everybody can use it', async () => {
    const { element, ui } = await enter(aRoom({ ...voting, history: [] }));
    element.locale = language;
    const { texts } = await roomTranslations[language]();
    await ui.findByRole('heading', { name: new RegExp(`^${texts.people}`) });
    const { texts: forFacilitators } = await facilitatorTranslations[language]();
    await ui.findByText(forFacilitators.settings);
    const shown = roomOf(element).textContent;
    const all = await Promise.all([roomTranslations.en(), facilitatorTranslations.en()]);
    const english = all.flatMap((one) => Object.values(one.texts));
    // Short words may be the same in two languages.
    const left = english.filter(
      (text) => typeof text === 'string' && text.length > 12 && shown.includes(text),
    );
    expect(left).toEqual([]);
    expect(await brokenRules(element)).toEqual([]);
  });

  test('each sentence says what is put into it', async () => {
    const both = [roomTranslations[language](), facilitatorTranslations[language]()];
    for (const { texts } of await Promise.all(both)) {
      for (const [name, text] of Object.entries(texts)) {
        if (typeof text !== 'function') continue;
        const inserted = Array.from({ length: text.length }, (_, at) => `[${at}]`);
        const sentence = (text as (...parts: string[]) => string)(...inserted);
        for (const part of inserted) expect(sentence, name).toContain(part);
      }
    }
  });
});
