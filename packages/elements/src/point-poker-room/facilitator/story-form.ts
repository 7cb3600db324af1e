import { html, nothing } from 'lit';
import { type FacilitatorView, sendFields } from '../room-view.ts';

type Kind = 'set-story' | 'add-to-queue';

/** Where the facilitator types a story: to start it now, or to keep it for later. */
export function storyForm({ actions, state, tools }: FacilitatorView) {
  const { texts } = tools;
  // Else there is something else to press first.
  const isNext = state.phase === 'waiting' && state.storyQueue.length === 0;
  const send = (form: HTMLFormElement, kind: Kind) =>
    sendFields(form, ({ title = '', ...more }) => actions.send(kind, { title, ...more }));
  return html`<form class="story-form" @submit=${submitWith(send)}>
    <label
      >${texts.storyTitle}
      <input name="title" required maxlength="200" autocomplete="off" placeholder=${texts.storyPlaceholder} />
    </label>
    <details>
      <summary>${texts.moreFields}</summary>
      <label>${texts.description} <textarea name="description" rows="3" maxlength="1000"></textarea></label>
      <label>${texts.link} <input name="url" type="url" maxlength="500" pattern="https?://.+" placeholder="https://" /></label>
    </details>
    <div class="row">
      ${state.doneForToday ? nothing : html`<button class=${isNext ? 'primary' : ''} value="set-story">${texts.start}</button>`}
      <button value="add-to-queue">${texts.addToQueue}</button>
    </div>
  </form>`;
}

/** Which button was pressed says what is to be done with the story. */
function submitWith(send: (form: HTMLFormElement, kind: Kind) => void) {
  return (event: SubmitEvent) => {
    event.preventDefault();
    const kind = (event.submitter as HTMLButtonElement | null)?.value;
    send(event.currentTarget as HTMLFormElement, kind === 'add-to-queue' ? kind : 'set-story');
  };
}
