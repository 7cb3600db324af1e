import { html } from 'lit';
import { revealButton } from '../reveal-button.ts';
import type { FacilitatorView } from '../room-view.ts';

/** Asks the facilitator what is to happen at the end of the timer; by itself nothing does. */
export function timerPrompt(view: FacilitatorView, timerEndsAt: string) {
  const { texts, tools } = view;
  const isOver = Date.now() + view.clockOffset >= Date.parse(timerEndsAt);
  const sentence = isOver ? texts.timeUp : texts.timeShort;
  return html`<div class="prompt" role="group" aria-label=${sentence} part="timer-prompt">
    <p>${sentence} ${tools.texts.extendOrReveal}</p>
    <div class="row">
      ${revealButton(view)}
      <button type="button" @click=${() => view.actions.send('extend-timer')}>${tools.texts.extendTimer}</button>
    </div>
  </div>`;
}
