import type { RoomConfig } from '@showhands/core';
import { given, happen, newRoom, person, voting } from '@showhands/core/testing';
import { DECKS, type RevealResult } from '@showhands/protocol';
import { describe, expect, test } from 'vitest';

/** The result, and the final estimate, of votes given as `Dev 5, QE 8`. */
function reveal(votes: string, config: Partial<RoomConfig> = {}): RevealResult & { estimate: string | null } {
  const given_ = votes
    .split(', ')
    .filter(Boolean)
    .map((vote) => vote.split(' ') as [string, string]);
  const joins = given_.map(([role], n) => ({
    type: 'participant-joined' as const,
    participant: person(`P${n}`, { role }),
  }));
  const room = happen(
    { ...newRoom(), config: { ...newRoom().config, roles: ['Dev', 'QE', 'PO'], ...config } },
    ...joins,
    { type: 'participant-joined', participant: person('Ann') },
    { type: 'seat-taken', participantId: 'p_ann' },
  );
  const cast = Object.fromEntries(given_.map(([, value], n) => [`p_p${n}`, value]));
  const step = given(voting(room, cast)).when('reveal-votes', {}, 'p_ann');
  if (step.room.round.phase !== 'revealed') throw new Error('not revealed');
  const { result } = step.room.round;
  return { ...result, estimate: step.when('next-story', {}, 'p_ann').room.history[0]?.finalEstimate ?? null };
}

describe('the overall result', () => {
  test.each([
    ['Dev 5, QE 8', 6.5, 6.5, 'discuss', null],
    ['Dev 5, QE 5', 5, 5, 'consensus', '5'],
    ['Dev 1, Dev 2, QE 8', 3.67, 2, 'discuss', null],
    ['Dev 0, Dev 0', 0, 0, 'consensus', '0'],
    ['Dev 5, QE ☕', 5, 5, 'consensus', '5'],
    ['Dev 5, QE ❓, QE 8', 6.5, 6.5, 'discuss', null],
    ['Dev ☕, QE ☕', null, null, 'discuss', null],
    ['Dev 13', 13, 13, 'consensus', '13'],
    ['', null, null, 'discuss', null],
  ])('of %s', (votes, average, median, consensus, estimate) => {
    expect(reveal(votes)).toMatchObject({ overall: { average, median, consensus }, estimate });
  });

  test('of T-shirts has no numbers, but consensus', () => {
    const tshirt = { cardValues: DECKS.tshirt };
    expect(reveal('Dev M, QE M', tshirt)).toMatchObject({
      overall: { average: null, median: null, consensus: 'consensus' },
      estimate: 'M',
    });
    expect(reveal('Dev M, QE L', tshirt).overall.consensus).toBe('discuss');
  });

  test.each([
    ['Dev -2, QE 0.5', -0.75, -0.75],
    ['Dev 0.1, Dev 0.2', 0.15, 0.15],
    ['Dev 1, Dev 1, Dev 2', 1.33, 1],
    ['Dev -0.001', 0, 0],
    ['Dev -0', 0, 0],
    ['Dev 1e3, Dev 0x10, Dev +5, Dev .5, Dev 5., Dev ½', null, null],
    ['Dev 1e3, Dev 4', 4, 4],
    ['Dev 9999999999, Dev 1', 5_000_000_000, 5_000_000_000],
  ])('of custom cards %s counts what is a number, to two decimals at most', (votes, average, median) => {
    const cardValues = votes.split(', ').map((vote) => vote.split(' ')[1] ?? '');
    const { overall } = reveal(votes, { cardValues });
    expect([overall.average, overall.median]).toEqual([average, median]);
    expect(Object.is(overall.average, -0)).toBe(false);
  });

  test('leaves excluded roles out, which are shown in their own row', () => {
    const result = reveal('Dev 5, QE 8, PO 21', { excludedFromEstimate: ['PO', 'QE'] });
    expect(result).toMatchObject({
      overall: { average: 5, consensus: 'consensus' },
      estimate: '5',
      hasRoleGap: false,
    });
    expect(result.byRole.map(({ role, average }) => [role, average])).toEqual([
      ['Dev', 5],
      ['QE', 8],
      ['PO', 21],
    ]);
    expect(result.votes).toHaveLength(3);
  });
});

describe('a role’s row', () => {
  test('lists all its votes and counts what are numbers', () => {
    expect(reveal('Dev 5, Dev ☕, QE 8').byRole).toEqual([
      { role: 'Dev', count: 2, votes: ['5', '☕'], average: 5, median: 5 },
      { role: 'QE', count: 1, votes: ['8'], average: 8, median: 8 },
    ]);
  });
});

describe('a gap between roles', () => {
  test.each([
    ['Dev 3, QE 8', true],
    ['Dev 3, QE 5', false],
    ['Dev 3, Dev 5, QE 8', false],
    ['Dev 3, Dev 5, QE 8, QE 13', true],
    ['Dev 3, QE ☕', false],
    ['Dev 1, Dev 21', false],
    ['Dev 3, QE 5, PO 8', true],
  ])('for %s: %s', (votes, gap) => {
    expect(reveal(votes).hasRoleGap).toBe(gap);
  });

  test('is measured in cards, so T-shirts and any order have them', () => {
    expect(reveal('Dev S, QE L', { cardValues: DECKS.tshirt }).hasRoleGap).toBe(true);
    expect(reveal('Dev S, QE M', { cardValues: DECKS.tshirt }).hasRoleGap).toBe(false);
    expect(reveal('Dev a, QE b', { cardValues: ['a', '☕', '❓', 'b'] }).hasRoleGap).toBe(false);
  });
});
