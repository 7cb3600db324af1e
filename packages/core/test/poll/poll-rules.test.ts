import { Refusal } from '@showhands/protocol';
import { expect, test } from 'vitest';
import { clientFacts, decideVote, editPoll, nextStatusChange, statusOf } from '../../src/index.ts';
import { aBallot, aPoll, context, NOW } from './a-poll.ts';

const nobody = { byVoter: undefined, byToken: undefined };
const at = (time: number) => new Date(time).toISOString();

test('a poll is scheduled, then open, then closed, and knows when that changes', () => {
  const poll = aPoll({ starts_at: at(NOW + 10), ends_at: at(NOW + 20) });
  const moments = [NOW, NOW + 9, NOW + 10, NOW + 19, NOW + 20, NOW + 99];
  expect(moments.map((now) => statusOf(poll, now))).toEqual([
    'scheduled',
    'scheduled',
    'open',
    'open',
    'closed',
    'closed',
  ]);
  expect(moments.map((now) => nextStatusChange(poll, now))).toEqual([
    NOW + 10,
    NOW + 10,
    NOW + 20,
    NOW + 20,
    null,
    null,
  ]);
});

test('a full poll is closed, and opens again with a higher maximum', () => {
  const decision = decideVote(aPoll({ max_responses: 1 }), aBallot('v'), nobody, NOW);
  if (decision.kind !== 'accepted') throw new Error('It is the first vote');
  expect(statusOf(decision.poll, NOW)).toBe('closed');
  expect(statusOf(editPoll(decision.poll, { max_responses: 2 }, context), NOW)).toBe('open');
  expect(() => decideVote(decision.poll, aBallot('w'), nobody, NOW)).toThrow(Refusal);
});

test('two edits in the same moment are told apart by their times', () => {
  const once = editPoll(aPoll(), { title: 'Once' }, context);
  const twice = editPoll(once, { title: 'Twice' }, context);
  expect(twice.config.updatedAt).toBeGreaterThan(once.config.updatedAt);
});

test('a token is good until the very moment at which it ends', () => {
  const token = { id: 't', expiresAt: NOW };
  expect(decideVote(aPoll(), aBallot('v', { token }), nobody, NOW - 1).kind).toBe('accepted');
  expect(() => decideVote(aPoll(), aBallot('v', { token }), nobody, NOW)).toThrow('expired');
});

test('of what a page knows of a browser five facts are kept, and only where they can be true', () => {
  expect(
    clientFacts({
      screenWidth: 1920,
      screenHeight: 1080.4,
      language: 'en-US',
      timeZone: 'Europe/Berlin',
      referrer: 'https://ann:secret@example.com:8080/inbox/42?q=divorce#top',
      userAgent: 'Mozilla/5.0',
      ip: '203.0.113.7',
    }),
  ).toEqual({
    screen: [1920, 1080],
    language: 'en-US',
    timeZone: 'Europe/Berlin',
    referrerHost: 'example.com',
  });
  for (const nonsense of [
    null,
    undefined,
    'text',
    5,
    [],
    {},
    { screenWidth: -1, screenHeight: Number.NaN, language: 'x'.repeat(99), timeZone: '<b>', referrer: {} },
    { screenWidth: '1920', language: ['en'], timeZone: { $gt: '' }, referrer: 'javascript:alert(1)' },
    JSON.parse('{"__proto__": {"language": "en"}}'),
  ]) {
    expect(clientFacts(nonsense)).toBeNull();
  }
});
