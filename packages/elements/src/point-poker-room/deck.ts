import { mayVote } from '@showhands/client';
import { html, nothing } from 'lit';
import { cardFace, cardLabel } from './card-face.ts';
import type { RoomView } from './room-view.ts';

/** One's own cards; choosing the chosen one again takes it back. */
export function deck(view: RoomView) {
  const { state, me, texts } = view;
  if (state.phase !== 'voting') return nothing;
  if (!me || !mayVote(state, me)) {
    return html`<p class="muted" part="deck-note">${me?.isFacilitator ? texts.facilitating : texts.observing}</p>`;
  }
  const { cardValues } = state.config;
  const first = state.ownVote !== null && cardValues.includes(state.ownVote) ? state.ownVote : cardValues[0];
  return html`<section class="deck" part="deck">
    <div class="cards" role="toolbar" aria-label=${texts.yourCard} @keydown=${moveFocus}>
      ${cardValues.map((card) => cardButton(view, card, card === first))}
    </div>
    <p class="muted hint" aria-live="polite">${hint(view)}</p>
  </section>`;
}

function cardButton({ state, actions, texts }: RoomView, card: string, isTabStop: boolean) {
  const isChosen = state.ownVote === card;
  return html`<button
    type="button"
    class="card ${card.length > 3 ? 'long' : ''}"
    part="card ${isChosen ? 'card-chosen' : ''}"
    aria-pressed=${isChosen}
    aria-label=${texts.cardNames[card] ? cardLabel(card, texts) : nothing}
    tabindex=${isTabStop ? 0 : -1}
    @click=${({ detail }: MouseEvent) => {
      // The second click of a double one takes nothing back.
      if (!isChosen || detail < 2) actions.vote(isChosen ? null : card);
    }}
  >
    ${cardFace(card)}
  </button>`;
}

function hint({ state, status, votePending, texts }: RoomView): string {
  if (votePending && status !== 'online') return texts.cardKept;
  if (votePending) return texts.cardSaving;
  return state.ownVote === null
    ? texts.yourCard
    : texts.cardChosen(texts.cardNames[state.ownVote] ?? state.ownVote);
}

/** The arrow keys, Home and End go from card to card, as in any toolbar. */
function moveFocus(event: KeyboardEvent): void {
  // A key that is held down presses once.
  if (event.repeat && event.key === 'Enter') event.preventDefault();
  const toolbar = event.currentTarget as HTMLElement;
  const cards = [...toolbar.querySelectorAll('button')];
  const at = cards.indexOf(event.target as HTMLButtonElement);
  const forward = getComputedStyle(toolbar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
  const targets: Readonly<Record<string, number>> = {
    [forward]: at + 1,
    [backward]: at - 1,
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: cards.length - 1,
  };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  cards.at(target % cards.length)?.focus();
}
