import { ClientError } from '@showhands/client';
import { find } from './find.ts';

/** Sends a form's data, one at a time, and shows what is refused inside the form. */
export function onSubmit(form: HTMLFormElement, send: (data: FormData) => Promise<void>): void {
  const problem = find<HTMLElement>('[role=alert]', form);
  const button = find<HTMLButtonElement>('button', form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = '';
    button.disabled = true;
    try {
      await send(new FormData(form));
    } catch (error) {
      problem.textContent = sentenceOf(error);
    }
    button.disabled = false;
  });
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof ClientError)) return 'Something went wrong.';
  const details = error.extras.details?.map(({ path, message }) => `${path} ${message}`) ?? [];
  return [error.message, ...details].join(' ');
}
