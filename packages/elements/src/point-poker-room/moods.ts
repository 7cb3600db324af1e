/** How people feel: an emoji beside a person for a moment, and one sentence for many of them. */

import type { RoomEventPayload } from '@showhands/protocol';
import { html } from 'lit';
import { texts } from '../texts.ts';
import type { RoomView } from './room-view.ts';

/** Long enough to look up and see it. */
const SHOWN_MS = 6000;
/** A team laughs together: what comes within this time is read out as one sentence. */
const GATHERED_MS = 2500;

/** The moods of the moment. */
export class Moods {
  /** By participant. */
  readonly shown = new Map<string, string>();
  readonly #onChange: () => void;
  readonly #announce: (sentence: string) => void;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #untold = new Map<string, string>();

  constructor(onChange: () => void, announce: (sentence: string) => void) {
    this.#onChange = onChange;
    this.#announce = announce;
  }

  /** Nobody needs to hear of their own. */
  show({ participantId, participantName, emoji }: RoomEventPayload<'mood-reaction'>, isMine: boolean): void {
    this.shown.set(participantId, emoji);
    this.#after(SHOWN_MS, participantId, () => this.shown.delete(participantId));
    if (isMine) return;
    this.#untold.set(participantId, `${participantName} ${emoji}`);
    // The first of them sets the time: a steady stream is told in portions, too.
    if (!this.#timers.has(TELLING)) this.#after(GATHERED_MS, TELLING, () => this.#tell());
  }

  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#untold.clear();
    this.shown.clear();
  }

  #tell(): void {
    this.#announce(texts.moods([...this.#untold.values()].join(', ')));
    this.#untold.clear();
  }

  #after(milliseconds: number, key: string, act: () => void): void {
    clearTimeout(this.#timers.get(key));
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      act();
      this.#onChange();
    }, milliseconds);
    this.#timers.set(key, timer);
  }
}

/** No participant's id. */
const TELLING = '';

/** The row of emoji to choose from. */
export function moodRow({ actions, status }: RoomView) {
  return html`<div class="moods" role="group" aria-label=${texts.mood} part="moods">
    ${Object.entries(texts.moodNames).map(
      ([emoji, name]) => html`<button
        type="button"
        class="quiet"
        aria-label=${name}
        title=${name}
        ?disabled=${status !== 'online'}
        @click=${() => actions.send('mood-react', { emoji })}
      >
        <span aria-hidden="true">${emoji}</span>
      </button>`,
    )}
  </div>`;
}
