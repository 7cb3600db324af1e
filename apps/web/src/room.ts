/** The page of one room: tells the element which, hands it the host's key, and offers the link to share. */

import './language-links.ts';
import { loadTexts } from './load-texts.ts';
import { recallPerson, rememberPerson } from './remembered-person.ts';
import { offerLink } from './share.ts';

const roomId = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const person = recallPerson(roomId);
const hostKey = takeHostKey() ?? person.hostKey;
const loading = loadTexts();

const room = document.querySelector('point-poker-room');
if (room) {
  const { name, role } = person;
  if (hostKey) {
    Object.assign(room, { hostKey });
    rememberPerson(roomId, { ...person, hostKey });
  }
  if (name) room.setAttribute('name', name);
  if (role) room.setAttribute('role', role);
  room.setAttribute('server', location.origin);
  room.setAttribute('room-id', roomId);
  room.addEventListener('room-joined', async (event) => {
    const { roomCode } = (event as CustomEvent<{ roomCode: string }>).detail;
    showCode(roomCode);
    // From now on the element keeps what brings them back.
    const { hostKey: _usedUp, ...known } = person;
    rememberPerson(roomId, known);
    document.title = (await loading).roomTitle(roomCode);
  });
  room.addEventListener('session-ended', async () => {
    document.title = (await loading).endedTitle;
  });
}

// The page of a room that is gone has nothing to share.
if (document.querySelector('.share'))
  offerLink(`${location.origin}/room/${encodeURIComponent(roomId)}`, loading);

/** The key of `#host=…`, which is gone from the address at once: nobody should share it by accident. */
function takeHostKey(): string | null {
  const key = new URLSearchParams(location.hash.slice(1)).get('host');
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search);
  return key;
}

function showCode(code: string): void {
  const place = document.querySelector<HTMLElement>('.code');
  const strong = place?.querySelector('strong');
  if (!place || !strong) return;
  strong.textContent = code;
  place.hidden = false;
}
