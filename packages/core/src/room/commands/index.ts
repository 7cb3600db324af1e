/** Every room command: what is listed here exists on all transports. */

import type { z } from 'zod';
import { addToQueue } from './add-to-queue.ts';
import { bulkAddToQueue } from './bulk-add-to-queue.ts';
import { clearVote } from './clear-vote.ts';
import { doneForToday } from './done-for-today.ts';
import { endSession } from './end-session.ts';
import { extendTimer } from './extend-timer.ts';
import { leaveRoom } from './leave-room.ts';
import { moodReact } from './mood-react.ts';
import { nextStory } from './next-story.ts';
import { removeFromQueue } from './remove-from-queue.ts';
import { removeParticipant } from './remove-participant.ts';
import { reorderQueue } from './reorder-queue.ts';
import { resumeFromDone } from './resume-from-done.ts';
import { revealVotes } from './reveal-votes.ts';
import { revote } from './revote.ts';
import { setFinalEstimate } from './set-final-estimate.ts';
import { setStory } from './set-story.ts';
import { skipStory } from './skip-story.ts';
import { startFromQueue } from './start-from-queue.ts';
import { startNextFromQueue } from './start-next-from-queue.ts';
import { submitVote } from './submit-vote.ts';
import { switchToVoter } from './switch-to-voter.ts';
import { transferFacilitator } from './transfer-facilitator.ts';
import { updateConfig } from './update-config.ts';
import { updateParticipant } from './update-participant.ts';
import { updateQueueItem } from './update-queue-item.ts';

export const roomCommands = [
  submitVote,
  clearVote,
  setStory,
  revealVotes,
  nextStory,
  revote,
  addToQueue,
  bulkAddToQueue,
  startNextFromQueue,
  startFromQueue,
  removeFromQueue,
  updateQueueItem,
  reorderQueue,
  skipStory,
  removeParticipant,
  transferFacilitator,
  switchToVoter,
  setFinalEstimate,
  updateConfig,
  extendTimer,
  moodReact,
  updateParticipant,
  doneForToday,
  resumeFromDone,
  endSession,
  leaveRoom,
] as const;

type Listed = (typeof roomCommands)[number];
export type RoomCommandName = Listed['name'];
/** What each command takes, by name. */
export type RoomCommandInputs = { [Command in Listed as Command['name']]: z.input<Command['input']> };
