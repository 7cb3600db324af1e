/** How a page written in TypeScript uses the package. Compiled by the package's test, never run. */

import '@showhands/elements/define.js';
import {
  definePointPokerRoom,
  PointPokerRoom,
  type PointPokerRoomEventMap,
  type RoomState,
} from '@showhands/elements';

definePointPokerRoom();
const room: PointPokerRoom = document.createElement('point-poker-room');
room.server = 'https://poker.example';
room.roomId = 'team';
room.observer = true;

room.addEventListener('room-joined', ({ detail }) => detail.participantId.toUpperCase());
room.addEventListener('vote-cast', ({ detail: { value } }) => value?.toUpperCase());
room.addEventListener('votes-revealed', ({ detail }) => detail.overall.average?.toFixed(1));
room.addEventListener('story-changed', ({ detail }) => detail.title.trim());
room.addEventListener('session-ended', ({ detail }) =>
  detail.history.map(({ finalEstimate }) => finalEstimate),
);
room.addEventListener('room-error', ({ detail }) => detail.code === 'facilitator_only' && detail.message);
room.addEventListener('click', (event) => event.clientX);
room.addEventListener('something-else', (event) => event.type);
document.querySelector('point-poker-room')?.addEventListener('vote-cast', onVote);
document.querySelector('point-poker-room')?.removeEventListener('vote-cast', onVote);

function onVote({ detail }: PointPokerRoomEventMap['vote-cast']): string | null {
  return detail.value;
}

export async function use(): Promise<RoomState | null> {
  const isDone: boolean = await room.setStory({ title: 'Login', url: 'https://tickets.example/1' });
  if (isDone) await room.revealVotes();
  return room.state;
}

export class OwnRoom extends PointPokerRoom {}

// @ts-expect-error: a story has a title
room.setStory({ url: 'https://tickets.example/1' });
// @ts-expect-error: what a room shows is read, not written
room.state = null;
// @ts-expect-error: there is no such field
room.addEventListener('vote-cast', ({ detail }) => detail.card);
