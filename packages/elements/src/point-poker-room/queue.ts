import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RoomView } from './room-view.ts';

/** The stories that wait for their turn. */
export function queue({ state, texts }: RoomView) {
  const { storyQueue } = state;
  if (storyQueue.length === 0) return nothing;
  return html`<section class="queue panel" part="queue">
    <h3>${texts.queue} <span class="count">${storyQueue.length}</span></h3>
    <ol>
      ${repeat(
        storyQueue,
        ({ id }) => id,
        ({ title }) => html`<li><bdi>${title}</bdi></li>`,
      )}
    </ol>
  </section>`;
}
