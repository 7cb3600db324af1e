/** Choosing cards with digits and arrows, from anywhere in a room that has the focus. */

/** A second digit may follow: 1 is a card, and 13 as well. */
const TYPING_MS = 700;

export class CardKeys {
  #typed = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes a key that was pressed in the room, if it is one for cards. */
  onKey(event: KeyboardEvent, cards: readonly string[], pick: (card: string) => void): void {
    const isForCards = /^(\d|ArrowLeft|ArrowRight)$/.test(event.key);
    if (!isForCards || event.defaultPrevented || isOccupied(event)) return;
    if (event.key.startsWith('Arrow')) focusCards(event);
    else this.#type(event, cards, pick);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#typed = '';
  }

  #type(event: KeyboardEvent, cards: readonly string[], pick: (card: string) => void): void {
    const typed = this.#typed + event.key;
    this.clear();
    const matching = cards.filter((card) => card.startsWith(typed));
    if (matching.length === 0) return;
    event.preventDefault();
    const choose = () => {
      this.clear();
      if (matching.includes(typed)) pick(typed);
    };
    this.#typed = typed;
    const isSure = matching.length === 1 && matching[0] === typed;
    if (isSure) choose();
    else this.#timer = setTimeout(choose, TYPING_MS);
  }
}

/** The keys belong to whoever writes, scrolls, or uses a shortcut of the browser. */
function isOccupied(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const [target] = event.composedPath();
  return target instanceof Element && target.closest('input, textarea, select, .scroll') !== null;
}

function focusCards(event: KeyboardEvent): void {
  const room = event.currentTarget as HTMLElement;
  const card = room.querySelector<HTMLElement>('.cards [tabindex="0"]');
  if (!card) return;
  event.preventDefault();
  card.focus();
}
