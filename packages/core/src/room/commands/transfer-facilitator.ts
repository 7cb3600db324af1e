import { Refusal } from '@showhands/protocol';
import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { isFacilitator } from '../eligibility.ts';
import { participantId, targetParticipant } from '../ids.ts';

export const transferFacilitator = defineCommand({
  name: 'transfer-facilitator',
  summary: 'Give the seat of the facilitator to another participant who is online.',
  input: z.object({ targetParticipantId: participantId }),
  may: facilitator,
  // Handing over happens once or twice in a session.
  limit: { points: 3, seconds: 30 },
  sendsState: true,

  decide(room, { targetParticipantId }, { presence }) {
    const target = targetParticipant(room, targetParticipantId);
    if (isFacilitator(room, target)) throw new Refusal('invalid_target', 'This is the facilitator already.');
    if (target.isObserver) throw new Refusal('invalid_target', 'An observer cannot be the facilitator.');
    if (target.platformIdentity !== undefined) {
      throw new Refusal('invalid_target', 'Somebody on a chat platform cannot be the facilitator.');
    }
    if (presence.offlineSince(target.id) !== null) {
      throw new Refusal('invalid_target', 'The new facilitator must be online.');
    }
    return [{ type: 'seat-taken', participantId: target.id }];
  },
});
