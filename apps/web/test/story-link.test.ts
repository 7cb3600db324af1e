import { createRoomInput, storyInput } from '@showhands/protocol';
import { describe, expect, test } from 'vitest';
import { sayProblem } from '../src/say-problem.ts';
import { readStoryLink } from '../src/story-link.ts';
import { script as english } from '../src/texts/en.ts';

const link = (parameters: Record<string, string>) => readStoryLink(`?${new URLSearchParams(parameters)}`);
const EMOJI = '🃏';

describe('a link to a story', () => {
  test('of the document is read as it is written there', () => {
    const query =
      '?title=PP-123%20User%20login%20flow&desc=As%20a%20user%2C%20I%20want%20to%20log%20in&url=https%3A%2F%2F' +
      'jira.example.com%2Fbrowse%2FPP-123&scale=fibonacci&timer=60&source=jira';
    expect(readStoryLink(query)).toEqual({
      title: 'PP-123 User login flow',
      description: 'As a user, I want to log in',
      url: 'https://jira.example.com/browse/PP-123',
      scale: 'fibonacci',
      timerSeconds: 60,
      source: 'jira',
      problems: [],
    });
  });

  test('needs only a title; plus signs are spaces, and empty parameters are none', () => {
    expect(readStoryLink('?title=User+story&desc=&url=&scale=&timer=&source=')).toEqual({
      title: 'User story',
      description: null,
      url: null,
      scale: 'fibonacci',
      timerSeconds: null,
      source: null,
      problems: [],
    });
  });

  test('without a title says so', () => {
    for (const query of ['', '?title=', '?title=%20', '?desc=Only'])
      expect(readStoryLink(query)).toMatchObject({
        title: '',
        problems: [{ kind: 'no-title' }],
      });
  });

  test.each([
    ['desc', 'x'.repeat(1001)],
    ['desc', 'bell\u0007'],
    ['url', 'javascript:alert(1)'],
    ['url', 'ftp://example.org'],
    ['url', 'https://'],
    ['url', 'https://exa mple.org\u0000'],
    ['url', `https://example.org/${'x'.repeat(500)}`],
    ['scale', 'primes'],
    ['scale', 'custom'],
    ['timer', '14'],
    ['timer', '301'],
    ['timer', '60.5'],
    ['timer', 'soon'],
    ['timer', '-60'],
    ['source', 'x'.repeat(21)],
  ])('with a bad %s names it and keeps the rest', (name, value) => {
    const good = {
      title: 'PP-1',
      desc: 'Why',
      url: 'https://example.org/1',
      scale: 'tshirt',
      timer: '60',
      source: 'jira',
    };
    const read = link({ ...good, [name]: value });
    const sentences = read.problems.map((problem) => sayProblem(problem, english));
    expect(sentences).toEqual([expect.stringContaining(`“${name}`)]);
    const kept = link({ ...good, [name]: '' });
    expect({ ...read, problems: [] }).toEqual(kept);
  });

  test('counts characters, not the units that JavaScript counts', () => {
    const fits = link({ title: EMOJI.repeat(200), desc: EMOJI.repeat(1000), source: EMOJI.repeat(20) });
    expect(fits).toMatchObject({
      title: EMOJI.repeat(200),
      description: EMOJI.repeat(1000),
      source: EMOJI.repeat(20),
      problems: [],
    });
    const tooLong = link({ title: EMOJI.repeat(201), desc: EMOJI.repeat(1001), source: EMOJI.repeat(21) });
    expect(tooLong).toMatchObject({ title: '', description: null, source: null });
    expect(tooLong.problems).toEqual([
      { kind: 'too-long', part: 'title', length: 201, max: 200 },
      { kind: 'too-long', part: 'desc', length: 1001, max: 1000 },
      { kind: 'too-long', part: 'source', length: 21, max: 20 },
    ]);
  });

  test('is never taken where the server would refuse its story', () => {
    const odd = [
      'a\nb',
      'a\tb',
      '\u2028',
      'ok',
      ' spaced ',
      '\u0000',
      '%',
      'x'.repeat(201),
      'https://',
      'HTTP://A.b',
    ];
    for (const text of odd) {
      const { title, description, url, timerSeconds } = link({
        title: text,
        desc: text,
        url: text,
        timer: text,
      });
      const story = { title: title || 'typed', description, url };
      expect(storyInput.safeParse(story).success, JSON.stringify(text)).toBe(true);
      expect(createRoomInput.shape.votingTimerSeconds.safeParse(timerSeconds).success).toBe(true);
    }
  });
});
