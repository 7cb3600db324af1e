import { z } from 'zod';
import { facilitatorOrOpenControls } from '../access.ts';
import { defineCommand } from '../command.ts';
import { computeResult } from '../statistics.ts';
import { openRound } from '../stories.ts';

export const revealVotes = defineCommand({
  name: 'reveal-votes',
  summary: 'Reveal all votes and compute their statistics.',
  input: z.object({}),
  may: facilitatorOrOpenControls,
  withHostKey: true,
  // A round takes a team longer than ten seconds.
  limit: { points: 3, seconds: 30 },

  decide(room) {
    openRound(room);
    return [{ type: 'votes-revealed', result: computeResult(room) }];
  },
});
