/** Many stories at once: titles in portions, as the server takes them; stories with more, one after the other. */

import { html } from 'lit';
import type { FacilitatorTexts } from '../../texts/facilitator-translations.ts';
import type { FacilitatorView, RoomActions } from '../room-view.ts';
import { hasMore, type PastedStory, parseStories, printStories } from './parse-stories.ts';

/** As documented: this many titles in one request. */
const PORTION = 50;
/** As documented: so many requests within 30 s. A little longer, since the server counts by its own clock. */
const LIMITS = { bulk: 3, single: 10, withinMs: 30_500 } as const;

export function pasteStories({ actions, tools }: FacilitatorView) {
  const { texts } = tools;
  return html`<details class="paste">
    <summary>${texts.paste}</summary>
    <form @submit=${(event: SubmitEvent) => submit(event, actions, texts)}>
      <label>${texts.pasteLabel} <textarea name="stories" rows="5" required dir="auto"></textarea></label>
      <p class="muted">${texts.pasteHelp}</p>
      <button>${texts.pasteAdd}</button>
      <p class="muted paste-progress" role="status"></p>
    </form>
  </details>`;
}

async function submit(event: SubmitEvent, actions: RoomActions, texts: FacilitatorTexts): Promise<void> {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const [field, button, progress] = ['textarea', 'button', '.paste-progress'].map((selector) =>
    form.querySelector(selector),
  ) as [HTMLTextAreaElement, HTMLButtonElement, HTMLElement];
  const stories = parseStories(field.value);
  button.disabled = true;
  field.readOnly = true;
  let added = 0;
  for await (const count of addAll(stories, actions, form)) {
    added += count;
    // What is still in the field isn't in the queue, whatever happens next.
    field.value = printStories(stories.slice(added));
    progress.textContent = texts.pasteProgress(added, stories.length);
  }
  field.readOnly = false;
  button.disabled = false;
}

/** Yields how many were added each time; ends early where the server refuses, or the form is gone. */
async function* addAll(stories: readonly PastedStory[], { send }: RoomActions, form: HTMLFormElement) {
  const oneByOne = stories.some(hasMore);
  const size = oneByOne ? 1 : PORTION;
  const limit = oneByOne ? LIMITS.single : LIMITS.bulk;
  const sentAt: number[] = [];
  for (let at = 0; at < stories.length; at += size) {
    const limiting = sentAt.at(-limit);
    if (sentAt.length >= limit && limiting !== undefined) await until(limiting + LIMITS.withinMs);
    // By now it may be another room.
    if (!form.isConnected) return;
    sentAt.push(Date.now());
    const portion = stories.slice(at, at + size);
    const [first] = portion;
    const done =
      oneByOne && first
        ? await send('add-to-queue', first)
        : await send('bulk-add-to-queue', { titles: portion.map(({ title }) => title) });
    if (!done) return;
    yield portion.length;
  }
}

function until(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, time - Date.now())));
}
