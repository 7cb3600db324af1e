import { z } from 'zod';
import { voters } from '../access.ts';
import { defineCommand } from '../command.ts';
import { openRound } from '../stories.ts';

export const clearVote = defineCommand({
  name: 'clear-vote',
  summary: 'Take your current vote back.',
  // As for submitting.
  input: z.object({ round: z.int().optional() }),
  may: voters,
  // As for submitting: it is the other half of changing one's mind.
  limit: { points: 10, seconds: 10 },

  decide(room, { round }, { me }) {
    if (!Object.hasOwn(openRound(room, round).votes, me.id)) return [];
    return [{ type: 'vote-cleared', participantId: me.id }];
  },
});
