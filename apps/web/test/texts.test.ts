import { ClientError } from '@showhands/client';
import { LANGUAGES } from '@showhands/protocol/plain';
import { describe, expect, test } from 'vitest';
import { sayProblem } from '../src/say-problem.ts';
import { sayRefusal } from '../src/say-refusal.ts';
import { readStoryLink } from '../src/story-link.ts';
import { script as arabic } from '../src/texts/ar.ts';
import { script as german } from '../src/texts/de.ts';
import { script as english, type ScriptTexts } from '../src/texts/en.ts';

const textsOf = async (language: string) =>
  ((await import(`../src/texts/${language}.ts`)) as { script: ScriptTexts }).script;

describe('counts', () => {
  test('have all six forms of Arabic', () => {
    const said = [0, 1, 2, 3, 11, 100].map((count) => arabic.timeToVote(count).replace('مدة التصويت: ', ''));
    expect(said).toEqual(['0 ثانية', 'ثانية واحدة', 'ثانيتين', '3 ثوانٍ', '11 ثانية', '100 ثانية']);
  });

  test('have one form for one and another for many, and digits in groups as the language has them', () => {
    expect(german.timeToVote(1)).toBe('1 Sekunde zum Abstimmen');
    expect(german.link.tooLong('X', 1001, 1000)).toContain('1.001 Zeichen');
    expect(english.link.tooLong('X', 1001, 1000)).toContain('1,001 characters');
  });
});

describe('what is wrong with a link', () => {
  test.each(LANGUAGES)('is said in %s, with the parameter’s own name and its limits', async (language) => {
    const texts = await textsOf(language);
    const long = 'x'.repeat(600);
    const query = new URLSearchParams({ title: long, url: 'ftp://', scale: 'odd', timer: '1', source: long });
    const { problems } = readStoryLink(query.toString());
    const said = problems.map((problem) => sayProblem(problem, texts));
    const named = [/title.*600.*200/, /url.*http:/, /scale.*tshirt/, /timer.*15.*300/, /source.*600.*20/];
    expect(said).toEqual(named.map((pattern) => expect.stringMatching(pattern)));
    if (language !== 'en') expect(said).not.toEqual(problems.map((problem) => sayProblem(problem, english)));
  });
});

describe('what the server refuses', () => {
  test('is said in the page’s language where the code is known, else in the server’s words', () => {
    const unknown = new ClientError('room_not_found', 'No such room.');
    expect(sayRefusal(unknown, german)).toMatch(/^Es gibt keinen Raum mit diesem Code/);
    expect(sayRefusal(new ClientError('queue_full', 'The queue is full.'), german)).toBe(
      'The queue is full.',
    );
    expect(sayRefusal(new TypeError('x is undefined'), german)).toBe('Etwas ist schiefgegangen.');
  });

  test('names each field that it does not take once', () => {
    const details = [
      { path: 'roles.0', message: 'must have 1 to 20 characters' },
      { path: 'roles.2', message: 'must have 1 to 20 characters' },
      { path: 'facilitatorName', message: 'must have 1 to 30 characters' },
      { path: 'constructor', message: 'is odd' },
    ];
    const refusal = new ClientError('invalid_input', 'roles.0: must have 1 to 20 characters', { details });
    expect(sayRefusal(refusal, german)).toBe(
      `${german.fields.roles} ${german.fields.facilitatorName} constructor is odd`,
    );
  });

  test('for a while says how long it is: in minutes where that is long', () => {
    const limited = (retryAfterSeconds: number) =>
      sayRefusal(new ClientError('rate_limited', 'Too many requests.', { retryAfterSeconds }), german);
    expect(limited(30)).toContain('in 30 Sekunden');
    expect(limited(841)).toContain('in 15 Minuten');
  });
});
