import { html, nothing } from 'lit';
import type { PollView } from './poll-view.ts';

/** The options to choose from: real radio buttons or checkboxes, as the browser and its helpers know them. */
export function pollForm(view: PollView) {
  const { poll, own, chosen, texts, time } = view;
  return html`<form part="form" @change=${(event: Event) => choose(event, view)} @submit=${(event: SubmitEvent) => submit(event, view)}>
    <fieldset ?disabled=${'choice' in own} part="options">
      <legend class="muted">${poll.allowMultiple ? texts.chooseMany : texts.chooseOne}</legend>
      ${poll.options.map(
        ({ id, label }) => html`<label class="option" part="option">
          <input type=${poll.allowMultiple ? 'checkbox' : 'radio'} name="option" value=${id} .checked=${chosen.optionIds.includes(id)} />
          <span dir="auto">${label}</span>
        </label>`,
      )}
    </fieldset>
    ${poll.anonymous ? nothing : nameField(view)}
    <p class="problem" role="alert">${problemOf(view)}</p>
    <div class="row">
      <button class="primary" aria-disabled=${own.kind === 'sending'} part="vote">${buttonOf(view)}</button>
      ${poll.endsAt ? html`<span class="muted">${texts.ends(time(poll.endsAt))}</span>` : nothing}
    </div>
  </form>`;
}

function nameField({ own, chosen, texts }: PollView) {
  return html`<label
    >${texts.name}
    <input name="voterName" value=${chosen.voterName} ?disabled=${'choice' in own} maxlength="80" autocomplete="name" dir="auto" aria-describedby="name-note" />
    <span class="muted" id="name-note">${texts.nameNote}</span>
  </label>`;
}

function buttonOf({ own, texts, part }: PollView): string {
  if (own.kind === 'sending') return part?.texts.sending ?? texts.vote;
  return (own.kind === 'unsent' && part?.texts.sendAgain) || texts.vote;
}

function problemOf({ own, texts, part }: PollView): string | typeof nothing {
  if (part) return part.problemOf(own, part.texts);
  return own.kind === 'unsent' ? texts.unreachable : nothing;
}

function choose(event: Event, { actions }: PollView): void {
  const form = event.currentTarget as HTMLFormElement;
  complain(form, '');
  actions.choose(optionsIn(form));
}

function optionsIn(form: HTMLFormElement): string[] {
  return new FormData(form).getAll('option') as string[];
}

/** The browser says it beside the first option; an empty sentence takes it back. */
function complain(form: HTMLFormElement, sentence: string): void {
  const first = form.querySelector('input');
  first?.setCustomValidity(sentence);
  if (sentence) first?.reportValidity();
}

function submit(event: SubmitEvent, { poll, own, texts, actions }: PollView): void {
  event.preventDefault();
  if (own.kind === 'sending') return;
  const form = event.currentTarget as HTMLFormElement;
  // What was chosen before stays the choice: it may have arrived.
  if (own.kind === 'unsent') {
    actions.vote(own.choice);
    return;
  }
  const optionIds = optionsIn(form);
  const voterName = String(new FormData(form).get('voterName') ?? '').trim();
  if (optionIds.length === 0) complain(form, poll.allowMultiple ? texts.chooseMany : texts.chooseOne);
  else actions.vote({ optionIds, ...(voterName && { voterName }) });
}
