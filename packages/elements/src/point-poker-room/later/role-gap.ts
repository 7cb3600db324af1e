/** Who is far from whom: in words, since a team talks about it. */

import type { RevealResult, RoomState } from '@showhands/protocol';
import { UNCOUNTED_CARDS } from '@showhands/protocol/plain';
import type { RoomTexts } from '../../texts/room-translations.ts';

type Config = Pick<RoomState['config'], 'cardValues' | 'excludedFromEstimate'>;

/** Where roles are apart, which sees more in the story, by the middle of their cards; T-shirts have one too. */
export function roleGapSentence({ byRole }: RevealResult, config: Config, texts: RoomTexts): string {
  const deck = rank(config);
  const middles = byRole
    .filter(({ role }) => !config.excludedFromEstimate.includes(role))
    .map(({ role, votes }) => ({
      role,
      places: votes.map((card) => deck.indexOf(card)).filter((at) => at >= 0),
    }))
    .filter(({ places }) => places.length > 0)
    .map(({ role, places }) => ({ role, ...middle(places, deck) }))
    .sort((a, b) => a.place - b.place);
  const [low, high] = [middles[0], middles.at(-1)];
  if (!low || !high || low === high) return texts.roleGap;
  return `${texts.roleGap} ${texts.roleGapWords(high.role, high.cards, low.role, low.cards)}`;
}

/** The highest and the lowest card that were given; undefined where all gave the same. */
export function extremes({ votes }: RevealResult, config: Config): { high: string; low: string } | undefined {
  const given = rank(config).filter((card) => votes.some(({ value }) => value === card));
  const [low, high] = [given[0], given.at(-1)];
  return low === undefined || high === undefined || low === high ? undefined : { high, low };
}

/** The cards that count, from the lowest on. */
function rank({ cardValues }: Config): readonly string[] {
  return cardValues.filter((card) => !UNCOUNTED_CARDS.includes(card));
}

function middle(places: readonly number[], deck: readonly string[]) {
  const sorted = places.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  const cards = lower === upper ? deck[lower] : `${deck[lower]}–${deck[upper]}`;
  return { place: (lower + upper) / 2, cards: cards ?? '' };
}
