import { html } from 'lit';
import type { RoomTexts } from '../texts/room-translations.ts';
import { icon } from './icon.ts';

/** A cup with steam, and a question mark: drawn, since not every device has a font with these two. */
const DRAWN: Readonly<Record<string, string>> = {
  '☕': 'M4 10h12v6a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4zM16 11h2a2.5 2.5 0 0 1 0 5h-2M8 3v3M12 3v3',
  '❓': 'M8 8.5a4 4 0 1 1 6.2 3.3c-1.4.9-2.2 1.7-2.2 3.2M12 19.5v.1',
};

/** What stands on a card. Drawn ones need a label beside. */
export function cardFace(card: string) {
  const path = DRAWN[card];
  return path ? icon(path) : html`<bdi>${card}</bdi>`;
}

/** A card by its sign, and its name where it has one: for those who hear it. */
export function cardLabel(card: string, texts: RoomTexts): string {
  const name = texts.cardNames[card];
  return name ? `${card} ${name}` : card;
}
