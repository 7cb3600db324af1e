import { mayVote } from '@showhands/client';
import type { ParticipantView } from '@showhands/protocol';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { cardFace, cardLabel } from './card-face.ts';
import { hasTools, type RoomView } from './room-view.ts';

/** Who is in the room, and in a round how far it is: by person, or in an anonymous room by number. */
export function people(view: RoomView) {
  const { texts } = view;
  const { participants, phase, voteCount, totalEligible, anonymousRound } = view.state;
  return html`<section class="people panel" part="people">
    <h3>${texts.people} <span class="count">${participants.length}</span></h3>
    ${
      phase === 'voting'
        ? html`<p class="progress">
            <progress max=${totalEligible || 1} value=${voteCount} aria-hidden="true"></progress>
            <span>${texts.progress(voteCount, totalEligible)}</span>
          </p>`
        : nothing
    }
    ${anonymousRound && phase === 'voting' ? html`<p class="muted">${texts.anonymous}</p>` : nothing}
    <ul>
      ${repeat(
        participants,
        ({ id }) => id,
        (person) => row(view, person),
      )}
    </ul>
    ${view.me ? view.later?.moodRow(view) : nothing}
  </section>`;
}

function row(view: RoomView, person: ParticipantView) {
  const { texts } = view;
  const mood = view.moods.get(person.id);
  const isOffline = person.connectionStatus === 'offline';
  const notes = [
    ...(person.isFacilitator ? [texts.facilitator] : []),
    ...(person.isObserver ? [texts.observer] : []),
    ...(isOffline ? [texts.offline] : []),
    ...outlier(view, person),
  ];
  // The style is set as a property, as a page's policy may forbid style attributes.
  return html`<li class=${isOffline ? 'offline' : ''} part="person">
    <span class="avatar" aria-hidden="true" .style=${`--_hue: ${hue(person.avatarSeed)}`}
      >${initials(person.name)}</span
    >
    <span class="who">
      <bdi class="name">${person.name}</bdi>
      ${person.id === view.me?.id ? html`<span class="you">(${texts.you})</span>` : nothing}
      <span class="muted notes"><bdi>${person.role}</bdi>${notes.map((note) => ` · ${note}`)}</span>
    </span>
    ${mood === undefined ? nothing : html`<span class="mood" aria-hidden="true" part="mood">${mood}</span>`}
    ${vote(view, person)} ${personMenu(view, person)}
  </li>`;
}

function personMenu(view: RoomView, person: ParticipantView) {
  // Pausing leaves only removing.
  if (person.id === view.me?.id) return view.state.doneForToday ? nothing : view.later?.ownMenu(view, person);
  return hasTools(view) ? view.tools.personMenu(view, person) : nothing;
}

/** Who should begin the talk: those who gave the most and the least. */
function outlier({ state, texts, later }: RoomView, { id }: ParticipantView): string[] {
  const { revealResult, config } = state;
  const vote = revealResult?.votes.find(({ participantId }) => participantId === id);
  const found = revealResult && later?.extremes(revealResult, config);
  if (!vote || !found) return [];
  if (vote.value === found.high) return [texts.highest];
  return vote.value === found.low ? [texts.lowest] : [];
}

/** A card for each who may vote: empty, face down, or open. */
function vote({ state, texts }: RoomView, person: ParticipantView) {
  const value = state.revealResult?.votes.find((cast) => cast.participantId === person.id)?.value;
  if (value !== undefined) {
    return html`<span class="mini open" role="img" aria-label=${texts.votedFor(cardLabel(value, texts))}>${cardFace(value)}</span>`;
  }
  const isTold = Object.hasOwn(state.votingStatus, person.id) || !state.anonymousRound;
  if (state.phase !== 'voting' || !mayVote(state, person) || !isTold) return nothing;
  return person.hasVoted
    ? html`<span class="mini down" role="img" aria-label=${texts.voted}></span>`
    : html`<span class="mini empty" role="img" aria-label=${texts.notVoted}></span>`;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}

/** The same colour for the same person on every screen. */
function hue(seed: string): number {
  let hash = 0;
  for (const character of seed) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return hash;
}
