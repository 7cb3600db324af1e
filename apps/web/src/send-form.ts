import { find } from './find.ts';
import { sayRefusal } from './say-refusal.ts';
import type { ScriptTexts } from './texts/en.ts';

/** Sends a form's data, once, as another page comes after it; what is refused is shown inside the form, to try again. */
export function onSubmit(
  form: HTMLFormElement,
  loading: Promise<ScriptTexts>,
  send: (data: FormData) => Promise<void>,
): void {
  const problem = find<HTMLElement>('[role=alert]', form);
  const button = find<HTMLButtonElement>('button', form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = '';
    button.disabled = true;
    try {
      await send(new FormData(form));
    } catch (error) {
      problem.textContent = sayRefusal(error, await loading);
      button.disabled = false;
    }
  });
  // Whoever comes back to a page that the browser kept finds it as it was left.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) button.disabled = false;
  });
}
