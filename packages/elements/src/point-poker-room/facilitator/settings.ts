import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FacilitatorView } from '../room-view.ts';

/** Within the documented 15 to 300 seconds, as people round them. */
const DURATIONS: readonly number[] = [15, 30, 45, 60, 90, 120, 180, 300];

const SWITCHES = ['autoReveal', 'facilitatorParticipates', 'anonymousVoting', 'locked'] as const;
type Switch = (typeof SWITCHES)[number];

/** What can be changed while the session runs; each change takes effect at once, as far as its note doesn't say otherwise. */
export function settings({ state, actions, tools }: FacilitatorView) {
  const { texts } = tools;
  const { config } = state;
  const update = async (changes: { [Name in Switch]?: boolean } & { votingTimerSeconds?: number | null }) => {
    await actions.send('update-config', changes);
    // Where it was refused, the control goes back.
    actions.refresh();
  };
  const change = ({ currentTarget }: Event) => {
    const { value } = currentTarget as HTMLSelectElement;
    void update({ votingTimerSeconds: value === '' ? null : Number(value) });
  };
  const flip = (name: Switch) => (event: Event) => {
    void update({ [name]: (event.currentTarget as HTMLInputElement).checked });
  };
  return html`<details class="settings">
    <summary>${texts.settings}</summary>
    <div class="switches">
      <label
        >${texts.timer}
        <select .value=${live(String(config.votingTimerSeconds ?? ''))} @change=${change}>
          <option value="" ?selected=${config.votingTimerSeconds === null}>${texts.noTimer}</option>
          ${durations(config.votingTimerSeconds).map(
            (seconds) => html`<option value=${seconds} ?selected=${seconds === config.votingTimerSeconds}>
              ${texts.seconds(seconds)}
            </option>`,
          )}
        </select>
      </label>
      <p class="muted">${texts.timerNote}</p>
      ${SWITCHES.map(
        (name) => html`<label class="check">
          <input type="checkbox" .checked=${live(config[name])} @change=${flip(name)} />
          <span>${texts.switches[name]}</span>
        </label>`,
      )}
    </div>
  </details>`;
}

/** The room may have been made with another one. */
function durations(current: number | null): readonly number[] {
  return [...new Set([...DURATIONS, ...(current === null ? [] : [current])])].toSorted((a, b) => a - b);
}
