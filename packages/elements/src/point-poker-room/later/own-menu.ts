import type { ParticipantView } from '@showhands/protocol';
import { html, nothing } from 'lit';
import { closeMenu, menu } from '../menu.ts';
import { type RoomView, sendFields } from '../room-view.ts';

/** What everybody can do about themselves: another name, and for observers a place among the voters. */
export function ownMenu(
  { state, actions, texts }: RoomView,
  { id: participantId, name, isObserver }: ParticipantView,
) {
  const rename = async (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (await sendFields(form, (fields) => actions.send('update-participant', fields))) closeMenu(form);
  };
  return menu(
    texts.aboutYou,
    html`${
      isObserver && state.config.observerSwitch
        ? html`<button type="button" @click=${() => actions.send('switch-to-voter', { participantId })}>
            ${texts.takePart}
          </button>`
        : nothing
    }
      <form @submit=${rename}>
        <label
          >${texts.name}
          <input name="name" required maxlength="30" autocomplete="nickname" dir="auto" .defaultValue=${name} />
        </label>
        <button>${texts.rename}</button>
      </form>`,
  );
}
