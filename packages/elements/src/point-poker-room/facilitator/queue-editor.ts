import { html, nothing } from 'lit';
import { CARDS, icon } from '../icon.ts';
import type { FacilitatorView } from '../room-view.ts';
import { pasteStories } from './paste-stories.ts';

/** The stories that wait, for the one who decides about them. */
export function queueEditor(view: FacilitatorView) {
  const { state, actions, texts, tools } = view;
  const { storyQueue } = state;
  return html`<section class="queue panel" part="queue">
    <h3>${texts.queue} ${storyQueue.length > 0 ? html`<span class="count">${storyQueue.length}</span>` : nothing}</h3>
    ${storyQueue.length === 0 ? html`<p class="muted nothing">${icon(CARDS)} ${tools.texts.queueEmpty}</p>` : nothing}
    <point-poker-queue .stories=${storyQueue} .actions=${actions} .texts=${tools.texts}></point-poker-queue>
    ${pasteStories(view)}
  </section>`;
}
