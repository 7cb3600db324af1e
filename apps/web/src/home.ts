/** The front page: creates a room, or finds one by its code. */

import { ClientError, createRoom, fetchRoom } from '@showhands/client';
import { readRoom } from './read-room.ts';
import { rememberPerson } from './remembered-person.ts';

const server = location.origin;

const createForm = find<HTMLFormElement>('#create-form');
const codeForm = find<HTMLFormElement>('#code-form');
const customCards = find<HTMLElement>('#custom-cards');

createForm.addEventListener('change', () => {
  const isCustom = new FormData(createForm).get('cardScale') === 'custom';
  customCards.hidden = !isCustom;
  find<HTMLInputElement>('#custom-cards input').required = isCustom;
});

onSubmit(createForm, async (data) => {
  const room = readRoom(data);
  const { roomId, facilitatorRestToken } = await createRoom(server, room);
  // Whoever doesn't vote, or has no choice of a role, needn't be asked for one.
  const isRoleClear = !room.facilitatorParticipates || room.roles.length === 1;
  const [role] = room.roles;
  rememberPerson(roomId, { name: room.facilitatorName, ...(isRoleClear && role && { role }) });
  // In the fragment the key is sent to no server.
  location.assign(`/room/${roomId}#host=${encodeURIComponent(facilitatorRestToken)}`);
});

onSubmit(codeForm, async (data) => {
  const { roomId } = await fetchRoom(server, { code: String(data.get('code')).trim() });
  location.assign(`/room/${roomId}`);
});

/** Sends a form's data, one at a time, and shows what is refused inside the form. */
function onSubmit(form: HTMLFormElement, send: (data: FormData) => Promise<void>): void {
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

function find<Found extends Element>(selector: string, within: ParentNode = document): Found {
  const found = within.querySelector<Found>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}
