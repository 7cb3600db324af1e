import { card, Refusal } from '@showhands/protocol';
import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';

export const setFinalEstimate = defineCommand({
  name: 'set-final-estimate',
  summary: 'Set what was agreed for the revealed story, a card or not; null takes it back.',
  input: z.object({ value: card.nullable() }),
  may: facilitator,
  // A team settles on a number, and sometimes on another.
  limit: { points: 5, seconds: 30 },

  decide(room, { value }) {
    if (room.round.phase !== 'revealed') throw new Refusal('not_revealed', 'Reveal the votes first.');
    if (room.round.finalEstimateOverride === value) return [];
    return [{ type: 'final-estimate-set', value }];
  },
});
