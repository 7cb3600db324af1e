import { Refusal } from '@showhands/protocol';
import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { isFacilitator } from '../eligibility.ts';
import { participantId, targetParticipant } from '../ids.ts';

export const removeParticipant = defineCommand({
  name: 'remove-participant',
  summary: 'Remove a participant from the room; their tokens and connections end.',
  input: z.object({ participantId }),
  may: facilitator,
  // Enough to clear out a few unwanted guests at once.
  limit: { points: 5, seconds: 30 },
  whileDone: true,

  decide(room, input) {
    const target = targetParticipant(room, input.participantId);
    if (isFacilitator(room, target))
      throw new Refusal('invalid_target', 'The facilitator cannot be removed.');
    return [{ type: 'participant-removed', participantId: target.id }];
  },
});
