import { html } from 'lit';
import type { RoomView } from '../room-view.ts';

/** The row of emoji to choose from. */
export function moodRow({ actions, texts }: RoomView) {
  return html`<div class="moods" role="group" aria-label=${texts.mood} part="moods">
    ${Object.entries(texts.moodNames).map(
      ([emoji, name]) => html`<button
        type="button"
        class="quiet"
        aria-label=${name}
        title=${name}
        @click=${() => actions.send('mood-react', { emoji })}
      >
        <span aria-hidden="true">${emoji}</span>
      </button>`,
    )}
  </div>`;
}
