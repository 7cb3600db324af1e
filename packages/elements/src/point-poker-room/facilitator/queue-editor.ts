import { html, nothing } from 'lit';
import { texts } from '../../texts.ts';
import type { RoomView } from '../room-view.ts';
import { pasteStories } from './paste-stories.ts';

/** The stories that wait, for the one who decides about them. */
export function queueEditor({ state, status, actions }: RoomView) {
  const { storyQueue } = state;
  return html`<section class="queue" part="queue">
    <h3>${texts.queue} ${storyQueue.length > 0 ? html`<span class="count">${storyQueue.length}</span>` : nothing}</h3>
    ${storyQueue.length === 0 ? html`<p class="muted">${texts.queueEmpty}</p>` : nothing}
    <fieldset ?disabled=${status !== 'online'}>
      <legend class="unseen">${texts.queue}</legend>
      <point-poker-queue .stories=${storyQueue} .actions=${actions}></point-poker-queue>
      ${pasteStories(actions)}
    </fieldset>
  </section>`;
}
