import { Refusal } from '@showhands/protocol';
import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { timerEnd } from '../stories.ts';

export const revote = defineCommand({
  name: 'revote',
  summary: 'Clear all votes and vote again on the current story.',
  input: z.object({}),
  may: facilitator,
  // A round takes a team longer than ten seconds.
  limit: { points: 3, seconds: 30 },
  sendsState: true,

  decide(room, _input, context) {
    if (room.round.phase === 'waiting') throw new Refusal('no_active_story', 'No story is set.');
    return [{ type: 'voting-restarted', timerEndsAt: timerEnd(room, context) }];
  },
});
