import { html, nothing } from 'lit';
import { texts } from '../texts.ts';
import { deck } from './deck.ts';
import { historyPanel } from './history.ts';
import { people } from './people.ts';
import { queue } from './queue.ts';
import { results } from './results.ts';
import { revealButton } from './reveal-button.ts';
import { isFacilitator, type RoomView } from './room-view.ts';
import { story } from './story.ts';
import { summary } from './summary.ts';

/** The room from within: what everybody looks at, and who is there. */
export function table(view: RoomView) {
  const isEditor = isFacilitator(view) && view.tools && !view.state.doneForToday;
  return html`<div class="table">
    <header class="bar-top">
      <p class="muted">${texts.roomCode(view.state.roomCode)}</p>
      <button type="button" class="quiet" @click=${view.actions.leave}>${texts.leave}</button>
    </header>
    <div class="columns">
      <div class="main">${view.state.doneForToday ? pause(view) : round(view)}</div>
      <aside class="side">${people(view)} ${isEditor ? nothing : queue(view)} ${view.state.doneForToday ? nothing : historyPanel(view)}</aside>
    </div>
  </div>`;
}

function round(view: RoomView) {
  return html`<div class="panel felt">${story(view)} ${results(view)} ${deck(view)}</div>
    ${isFacilitator(view) ? tools(view) : openControls(view)}`;
}

function tools(view: RoomView) {
  if (!view.tools) return nothing;
  return html`${view.tools.facilitatorControls(view)} ${view.tools.queueEditor(view)}`;
}

/** What everybody may do where the server leaves the controls open. */
function openControls(view: RoomView) {
  const { state, me } = view;
  const mayReveal = state.config.openControls && me && !me.isObserver && state.phase === 'voting';
  return mayReveal ? html`<div class="row">${revealButton(view)}</div>` : nothing;
}

function pause(view: RoomView) {
  return summary({
    title: texts.doneTitle,
    text: texts.doneText,
    roomCode: view.state.roomCode,
    history: view.state.history,
    controls: isFacilitator(view) ? view.tools?.sessionControls(view) : nothing,
  });
}
