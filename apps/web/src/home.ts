/** The front page: creates a room, or finds one by its code. */

import { createRoom, fetchRoom } from '@showhands/client';
import { find } from './find.ts';
import { keepTyped } from './keep-typed.ts';
import './language-links.ts';
import { inChosenLanguage } from './language.ts';
import { loadTexts } from './load-texts.ts';
import { readRoom } from './read-room.ts';
import { rememberPerson } from './remembered-person.ts';
import { offerExclusion } from './role-choice.ts';
import { onSubmit } from './send-form.ts';

const server = location.origin;
const loading = loadTexts();

const createForm = find<HTMLFormElement>('#create-form');
const codeForm = find<HTMLFormElement>('#code-form');
const customCards = find<HTMLElement>('#custom-cards');

createForm.addEventListener('change', () => {
  const isCustom = new FormData(createForm).get('cardScale') === 'custom';
  customCards.hidden = !isCustom;
  find<HTMLInputElement>('#custom-cards input').required = isCustom;
});

offerExclusion(find('[name=roles]', createForm), find('.excluded', createForm));
// Once what reacts to the fields listens.
for (const form of [createForm, codeForm]) keepTyped(form);

onSubmit(createForm, loading, async (data) => {
  const room = readRoom(data);
  const { roomId, facilitatorRestToken } = await createRoom(server, room);
  // Whoever doesn't vote, or has no choice of a role, needn't be asked for one.
  const isRoleClear = !room.facilitatorParticipates || room.roles.length === 1;
  const [role] = room.roles;
  rememberPerson(roomId, { name: room.facilitatorName, ...(isRoleClear && role && { role }) });
  // In the fragment the key is sent to no server.
  location.assign(`${inChosenLanguage(`/room/${roomId}`)}#host=${encodeURIComponent(facilitatorRestToken)}`);
});

onSubmit(codeForm, loading, async (data) => {
  const { roomId } = await fetchRoom(server, { code: String(data.get('code')).trim() });
  location.assign(inChosenLanguage(`/room/${roomId}`));
});
