import type { Newcomer, RoomConnection } from '@showhands/client';
import type { RoomWords } from '../texts/room-translations.ts';
import type { Stage } from './entrance.ts';
import { joinForm } from './join-form.ts';
import { notice } from './notice.ts';
import type { RoomParts } from './room-parts.ts';
import type { RoomView } from './room-view.ts';
import { table } from './table.ts';

export interface Surroundings {
  readonly words: RoomWords;
  readonly isHost: boolean;
  /** What the page knows about the person. */
  readonly person: Partial<Newcomer>;
  /** What a room needs besides what its connection tells. */
  readonly inside: Pick<RoomView, 'moods' | 'actions'> & { readonly parts: RoomParts };
  open(): void;
  join(person: Newcomer): void;
}

/** What is to be seen at a stage of somebody's visit. */
export function stageContent(stage: Stage, surroundings: Surroundings) {
  const { words, isHost, person, open, join } = surroundings;
  const { texts } = words;
  switch (stage.kind) {
    case 'finding':
      return notice({ text: texts.finding, busy: true });
    case 'unreachable':
      return notice({ text: texts.unreachable, busy: true });
    case 'unaddressed':
      return notice({ text: texts.unaddressed });
    case 'not-found':
      return notice({ text: texts.notFound, action: { label: texts.tryAgain, run: open } });
    case 'lobby':
      return joinForm({ ...stage, texts, isHost, person, onJoin: join, onRetry: open });
    case 'room':
      return roomContent(stage.connection, surroundings);
  }
}

function roomContent(connection: RoomConnection, { words, inside, open }: Surroundings) {
  const { state, history, ...snapshot } = connection.snapshot;
  const { texts } = words;
  const { moods, actions, parts } = inside;
  const { later, tools } = parts;
  switch (snapshot.status) {
    case 'ended':
      return (
        later?.summary({ title: texts.endedTitle, history, roomCode: state?.roomCode ?? '' }, words) ??
        notice({ text: texts.endedTitle, busy: true })
      );
    case 'removed':
      return notice({ text: texts.removed, action: { label: texts.joinAgain, run: open } });
    case 'expired':
      return notice({ text: texts.expired });
    case 'left':
      return notice({ text: texts.left, action: { label: texts.comeBack, run: open } });
    default: {
      if (!state) return notice({ text: texts.connecting, busy: true });
      const me = state.participants.find(({ id }) => id === state.participantId);
      return table({ ...words, ...snapshot, moods, actions, later, tools, state, me });
    }
  }
}
