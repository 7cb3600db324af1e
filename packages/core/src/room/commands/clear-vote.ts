import { z } from 'zod';
import { voters } from '../access.ts';
import { defineCommand } from '../command.ts';
import { openRound } from '../stories.ts';

export const clearVote = defineCommand({
  name: 'clear-vote',
  summary: 'Take your current vote back.',
  input: z.object({}),
  may: voters,
  // As for submitting: it is the other half of changing one's mind.
  limit: { points: 10, seconds: 10 },

  decide(room, _input, { me }) {
    if (!Object.hasOwn(openRound(room).votes, me.id)) return [];
    return [{ type: 'vote-cleared', participantId: me.id }];
  },
});
