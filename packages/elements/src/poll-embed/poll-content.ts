import { html, nothing } from 'lit';
import { pollForm } from './poll-form.ts';
import type { PollView, TakingPart } from './poll-view.ts';

/** Stands where the poll will be, about as large as most of them. */
export function skeleton(text: string) {
  return html`<div class="skeleton" part="loading"><p class="unseen">${text}</p></div>`;
}

/** A poll, in whatever state it and this person's vote are. */
export function pollContent(view: PollView) {
  const { poll } = view;
  return html`<header part="header">
      <h2 dir="auto" part="title">${poll.title}</h2>
      ${poll.description ? html`<p class="description" dir="auto" part="description">${poll.description}</p>` : nothing}
    </header>
    ${body(view)}`;
}

function body(view: PollView) {
  const { poll, own, texts, part, time } = view;
  if (own.kind === 'voted' || own.kind === 'already')
    return part ? afterVote(view, part, own.kind) : skeleton('');
  if (poll.status === 'closed') return closed(view);
  if (poll.status === 'scheduled') {
    return html`<p class="note" part="note">${texts.starts(time(poll.startsAt ?? ''))}</p>`;
  }
  return html`${pollForm(view)} ${beforeVote(view)}`;
}

function afterVote(view: PollView, part: TakingPart, kind: 'voted' | 'already') {
  const { results } = view;
  return html`<p class="note thanks" part="note" tabindex="-1">${part.texts[kind]}</p>
    ${isClosed(view) ? closeNote(view) : nothing}
    ${results ? part.pollResults(view, part.texts, results) : html`<p class="muted">${part.texts.resultsLater}</p>`}`;
}

function closed(view: PollView) {
  return html`${closeNote(view)} ${resultsOf(view)}`;
}

function closeNote({ poll, texts }: PollView) {
  return html`<p class="note" dir="auto" part="note">${poll.closeMessage ?? texts.closed}</p>`;
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

function isClosed({ poll }: PollView): boolean {
  return poll.status === 'closed';
}
