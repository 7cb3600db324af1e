import type { ParticipantView } from '@showhands/protocol';
import { html, nothing } from 'lit';
import { menu } from '../menu.ts';
import type { FacilitatorView } from '../room-view.ts';

/** What the facilitator can do about somebody else. Removing is asked for twice: their place is gone then. */
export function personMenu({ state, actions, tools }: FacilitatorView, person: ParticipantView) {
  const { texts } = tools;
  const { id: participantId, isObserver, connectionStatus } = person;
  // The server also refuses people on chat platforms, which a view doesn't tell apart; its sentence says so.
  // While done for today, only removing is accepted.
  const isOpen = !state.doneForToday;
  const maySit = isOpen && !isObserver && connectionStatus === 'online';
  return menu(
    texts.manage(person.name),
    html`${
      maySit
        ? html`<button
            type="button"
            @click=${() => actions.send('transfer-facilitator', { targetParticipantId: participantId })}
          >
            ${texts.makeFacilitator}
          </button>`
        : nothing
    }
      ${
        isOpen && isObserver && state.config.observerSwitch
          ? html`<button type="button" @click=${() => actions.send('switch-to-voter', { participantId })}>
              ${texts.makeVoter}
            </button>`
          : nothing
      }
      <details class="confirm">
        <summary>${texts.remove}</summary>
        <p>${texts.removeWarning}</p>
        <button
          type="button"
          class="danger"
          data-keeps-open
          @click=${() => actions.send('remove-participant', { participantId })}
        >
          ${texts.removePerson}
        </button>
      </details>`,
  );
}
