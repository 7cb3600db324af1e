/** The decks of the documented card scales, and what a card counts for. */

export const CARD_SCALES = ['fibonacci', 'tshirt', 'simple', 'custom'] as const;
export type CardScale = (typeof CARD_SCALES)[number];

export const THEMES = ['default', 'midnight', 'retro', 'neon'] as const;
export type Theme = (typeof THEMES)[number];

/** "I need a break" and "I can't say": shown like any vote, counted for nobody. */
export const UNCOUNTED_CARDS: readonly string[] = ['☕', '❓'];

export const DECKS: Readonly<Record<Exclude<CardScale, 'custom'>, readonly string[]>> = {
  fibonacci: ['0', '1', '2', '3', '5', '8', '13', '21', '☕', '❓'],
  tshirt: ['XS', 'S', 'M', 'L', 'XL', '☕', '❓'],
  simple: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '☕', '❓'],
};

/** The number a card stands for, or null where it is none. */
export function cardNumber(card: string): number | null {
  return /^-?\d+(\.\d+)?$/.test(card) ? Number(card) : null;
}
