/** Ids that commands take, and what they name. */

import { Refusal } from '@showhands/protocol';
import { z } from 'zod';
import { findPresent } from './eligibility.ts';
import type { Participant, Room } from './room.ts';

/** Longer than any id that we make. */
const ID_LENGTH = 64;

export const storyId = z.string().max(ID_LENGTH);
export const participantId = z.string().max(ID_LENGTH);

/** The participant whom a command is about; refuses where there is none in the list. */
export function targetParticipant(room: Room, id: string): Participant {
  const target = findPresent(room, id);
  if (!target) throw new Refusal('participant_not_found', 'This participant is not in the room.');
  return target;
}
