import { html, nothing } from 'lit';
import { WARNING_MS } from '../../point-poker-timer/point-poker-timer.ts';
import { revealButton } from '../reveal-button.ts';
import { type FacilitatorView, filledFields, type RoomView } from '../room-view.ts';
import { settings } from './settings.ts';
import { storyForm } from './story-form.ts';
import { timerPrompt } from './timer-prompt.ts';

/** What the facilitator can do in each phase. */
export function facilitatorControls(view: FacilitatorView) {
  const { texts } = view.tools;
  return html`<section class="controls panel" part="controls">
    <h3>${texts.controls}</h3>
    <div class="now">${phaseControls(view)}</div>
    ${anotherStory(view)} ${settings(view)} ${sessionControls(view)}
  </section>`;
}

/** Ending is asked for twice: it can't be undone. */
export function sessionControls({ state, actions, tools }: FacilitatorView) {
  const { texts } = tools;
  return html`<div class="session">
    ${
      state.doneForToday
        ? html`<button type="button" class="primary" @click=${() => actions.send('resume-from-done')}>${texts.resume}</button>`
        : html`<button type="button" @click=${() => actions.send('done-for-today')}>${texts.done}</button>`
    }
    <details class="confirm">
      <summary>${texts.end}</summary>
      <p>${texts.endWarning}</p>
      <button type="button" class="danger" @click=${() => actions.send('end-session')}>${texts.endForAll}</button>
    </details>
  </div>`;
}

function phaseControls(view: FacilitatorView) {
  const { texts } = view.tools;
  const expiring = expiringTimer(view);
  switch (view.state.phase) {
    case 'waiting':
      return startNext(view, 'primary');
    case 'voting':
      return html`${expiring === null ? nothing : timerPrompt(view, expiring)}
        <div class="row">
          ${expiring === null ? revealButton(view) : nothing}
          <button type="button" @click=${() => view.actions.send('revote')}>${texts.revote}</button>
          ${
            view.state.config.skipStory
              ? html`<button type="button" @click=${() => view.actions.send('skip-story')}>${texts.skip}</button>`
              : nothing
          }
        </div>`;
    case 'revealed':
      return html`<div class="row">
          ${estimateForm(view)}
          <button type="button" class="primary" @click=${() => view.actions.send('next-story')}>${texts.next}</button>
          <button type="button" @click=${() => view.actions.send('revote')}>${texts.revote}</button>
        </div>
        ${startNext(view, '')}`;
  }
}

/** The end of a timer that can be extended: the server accepts it from its warning on. */
function expiringTimer({ state: { timerEndsAt }, clockOffset }: RoomView): string | null {
  if (timerEndsAt === null) return null;
  return Date.now() + clockOffset >= Date.parse(timerEndsAt) - WARNING_MS ? timerEndsAt : null;
}

function startNext({ state, actions, tools }: FacilitatorView, look: string) {
  const [next] = state.storyQueue;
  if (!next) return nothing;
  return html`<div class="row">
    <button type="button" class="start-next ${look}" @click=${() => actions.send('start-next-from-queue')}>
      ${tools.texts.startNext} <bdi>${next.title}</bdi>
    </button>
  </div>`;
}

/** What somebody writes here stays while the phases change around it. */
function anotherStory(view: FacilitatorView) {
  const isNext = view.state.phase === 'waiting';
  return html`<details class="another ${isNext ? 'next' : ''}" ?open=${isNext}>
    <summary>${view.tools.texts.newStory}</summary>
    ${storyForm(view)}
  </details>`;
}

function estimateForm(view: FacilitatorView) {
  const { state, actions, texts, tools } = view;
  const set = (event: Event) => {
    event.preventDefault();
    const { value = null } = filledFields(event.currentTarget as HTMLFormElement);
    actions.send('set-final-estimate', { value });
  };
  // A changed field counts once it is left: nobody thinks of "Set" who goes on with "Finish story".
  return html`<form class="row estimate" @submit=${set} @change=${set}>
    <label
      >${texts.finalEstimate}
      <input name="value" maxlength="10" size="6" autocomplete="off" list="cards" .value=${proposedEstimate(view)} />
    </label>
    <datalist id="cards">${state.config.cardValues.map((card) => html`<option value=${card}></option>`)}</datalist>
    <button>${tools.texts.setEstimate}</button>
  </form>`;
}

/** What was set, else what the votes agree on. */
function proposedEstimate({ state, later }: RoomView): string {
  const { finalEstimateOverride, revealResult, config } = state;
  return finalEstimateOverride ?? (revealResult && later?.agreedCard(revealResult, config)) ?? '';
}
