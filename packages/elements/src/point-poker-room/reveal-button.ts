import { html } from 'lit';
import type { RoomView } from './room-view.ts';

/** For the facilitator, and where controls are open for all who vote. */
export function revealButton({ actions, texts }: RoomView) {
  return html`<button type="button" class="primary" @click=${() => actions.send('reveal-votes')}>${texts.reveal}</button>`;
}
