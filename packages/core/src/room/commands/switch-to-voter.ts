import { line, Refusal, ROLE_LENGTH } from '@showhands/protocol';
import { z } from 'zod';
import { anyParticipant } from '../access.ts';
import { defineCommand } from '../command.ts';
import { isFacilitator } from '../eligibility.ts';
import { participantId, targetParticipant } from '../ids.ts';
import { requireRole } from '../roles.ts';

export const switchToVoter = defineCommand({
  name: 'switch-to-voter',
  summary: 'Make an observer a voter: yourself, or as facilitator anyone.',
  input: z.object({ participantId, role: line(ROLE_LENGTH).nullish() }),
  may: anyParticipant,
  // Done once for each latecomer who decides to take part.
  limit: { points: 3, seconds: 30 },
  sendsState: true,

  decide(room, input, { me, features }) {
    if (!features.observerSwitch)
      throw new Refusal('feature_disabled', 'Observers cannot become voters here.');
    const target = targetParticipant(room, input.participantId);
    if (target.id !== me.id && !isFacilitator(room, me)) {
      throw new Refusal('facilitator_only', 'Only the facilitator can switch others.');
    }
    if (!target.isObserver) throw new Refusal('invalid_target', 'This participant is no observer.');
    const role = input.role ?? target.role;
    requireRole(room, role);
    return [{ type: 'observer-became-voter', participantId: target.id, role }];
  },
});
