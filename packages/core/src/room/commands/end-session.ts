import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { archiveRevealed } from '../stories.ts';

export const endSession = defineCommand({
  name: 'end-session',
  summary: 'End the session for good: everybody gets the history, and the room closes.',
  input: z.object({}),
  may: facilitator,
  withHostKey: true,
  // It can happen once; the second is for a lost answer.
  limit: { points: 2, seconds: 60 },
  whileDone: true,

  decide(room, _input, context) {
    return [...archiveRevealed(room, context), { type: 'session-ended' }];
  },
});
