import { html, nothing } from 'lit';
import { deck } from './deck.ts';
import { people } from './people.ts';
import { queue } from './queue.ts';
import { revealButton } from './reveal-button.ts';
import { hasTools, isFacilitator, type RoomView } from './room-view.ts';
import { story } from './story.ts';

/** The room from within: what everybody looks at, and who is there. */
export function table(view: RoomView) {
  const { state, texts, actions, later } = view;
  const isEditor = hasTools(view) && !state.doneForToday;
  return html`<div class="table">
    <div class="bar-top">
      <p class="muted">${texts.roomCode(state.roomCode)}</p>
      <button type="button" class="quiet" @click=${actions.leave}>${texts.leave}</button>
    </div>
    <div class="columns">
      <div class="main">${state.doneForToday ? pause(view) : round(view)}</div>
      <aside class="side">${people(view)} ${isEditor ? nothing : queue(view)}</aside>
      ${state.doneForToday ? nothing : later?.historyPanel(view)}
    </div>
  </div>`;
}

function round(view: RoomView) {
  return html`<div class="panel felt">${story(view)} ${view.later?.results(view)} ${deck(view)}</div>
    ${isFacilitator(view) ? tools(view) : openControls(view)}`;
}

function tools(view: RoomView) {
  if (!hasTools(view)) return nothing;
  return html`${view.tools.facilitatorControls(view)} ${view.tools.queueEditor(view)}`;
}

/** What everybody may do where the server leaves the controls open. */
function openControls(view: RoomView) {
  const { state, me } = view;
  const mayReveal = state.config.openControls && me && !me.isObserver && state.phase === 'voting';
  return mayReveal ? html`<div class="row">${revealButton(view)}</div>` : nothing;
}

function pause(view: RoomView) {
  const { history, roomCode } = view.state;
  const { doneTitle: title, doneText: text } = view.texts;
  const controls = hasTools(view) ? view.tools.sessionControls(view) : nothing;
  return view.later?.summary({ title, text, history, roomCode, controls }, view);
}
