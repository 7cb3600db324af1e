import { html, nothing } from 'lit';
import { pollForm } from './poll-form.ts';
import type { PollView } from './poll-view.ts';

/** Stands where the poll will be, about as large as most of them. */
export function skeleton(text: string) {
  return html`<div class="skeleton" part="loading"><p class="unseen">${text}</p></div>`;
}

/** A poll, in whatever state it and this person's vote are. */
export function pollContent(view: PollView) {
  const { poll } = view;
  return html`<div part="header">
      <h2 part="title" tabindex="-1"><bdi>${poll.title}</bdi></h2>
      ${poll.description ? html`<p class="description" part="description"><bdi>${poll.description}</bdi></p>` : nothing}
    </div>
    ${body(view)}`;
}

function body(view: PollView) {
  const { poll, own, texts, part, time } = view;
  if ('optionIds' in own) return part?.afterVote(view, part.texts, own.kind) ?? skeleton('');
  if (poll.status === 'closed') return closed(view);
  if (poll.status === 'scheduled') {
    return html`<p class="note" part="note" tabindex="-1">${texts.starts(time(poll.startsAt ?? ''))}</p>`;
  }
  return html`${pollForm(view)} ${beforeVote(view)}`;
}

function closed(view: PollView) {
  return html`${closeNote(view)} ${resultsOf(view)}`;
}

export function closeNote({ poll, texts }: PollView) {
  return html`<p class="note" part="note" tabindex="-1"><bdi>${poll.closeMessage || texts.closed}</bdi></p>`;
}

/** For the curious, where the poll lets them. */
function beforeVote(view: PollView) {
  const { poll, showsResults, texts, actions } = view;
  if (!poll.showResultsBeforeVote) return nothing;
  return html`<button type="button" class="quiet" aria-expanded=${showsResults} @click=${actions.toggleResults}>
      ${showsResults ? texts.hideResults : texts.showResults}
    </button>
    ${showsResults ? resultsOf(view) : nothing}`;
}

function resultsOf(view: PollView) {
  const { part, results } = view;
  return part && results ? part.pollResults(view, part.texts, results) : nothing;
}
