import { html } from 'lit';
import { texts } from '../../texts.ts';
import { revealButton } from '../reveal-button.ts';
import type { RoomView } from '../room-view.ts';

/** Asks the facilitator what is to happen at the end of the timer; by itself nothing does. */
export function timerPrompt(view: RoomView, timerEndsAt: string) {
  const isOver = Date.now() + view.clockOffset >= Date.parse(timerEndsAt);
  const sentence = isOver ? texts.timeUp : texts.timeShort;
  return html`<div class="prompt" role="group" aria-label=${sentence} part="timer-prompt">
    <p>${sentence} ${texts.extendOrReveal}</p>
    <div class="row">
      ${revealButton(view)}
      <button type="button" @click=${() => view.actions.send('extend-timer')}>${texts.extendTimer}</button>
    </div>
  </div>`;
}
