/** The page of one room: tells the element which, hands it the host's key, and offers the link to share. */

import { recallPerson } from './remembered-person.ts';
import { offerLink } from './share.ts';

const roomId = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const hostKey = takeHostKey();

const room = document.querySelector('point-poker-room');
if (room) {
  const { name, role } = recallPerson(roomId);
  if (hostKey) Object.assign(room, { hostKey });
  if (name) room.setAttribute('name', name);
  if (role) room.setAttribute('role', role);
  room.setAttribute('server', location.origin);
  room.setAttribute('room-id', roomId);
  room.addEventListener('room-joined', (event) => {
    const { roomCode } = (event as CustomEvent<{ roomCode: string }>).detail;
    showCode(roomCode);
    document.title = `Room ${roomCode} – Showhands`;
  });
  room.addEventListener('session-ended', () => {
    document.title = 'Session ended – Showhands';
  });
}

// The page of a room that is gone has nothing to share.
if (document.querySelector('.share')) offerLink(`${location.origin}/room/${encodeURIComponent(roomId)}`);

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
