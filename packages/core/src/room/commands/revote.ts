import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { currentRound, timerEnd } from '../stories.ts';

export const revote = defineCommand({
  name: 'revote',
  summary: 'Clear all votes and vote again on the current story.',
  input: z.object({}),
  may: facilitator,
  // A round takes a team longer than ten seconds.
  limit: { points: 3, seconds: 30 },
  sendsState: true,

  decide(room, _input, context) {
    currentRound(room);
    return [{ type: 'voting-restarted', timerEndsAt: timerEnd(room, context) }];
  },
});
