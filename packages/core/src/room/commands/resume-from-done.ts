import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { timerEnd } from '../stories.ts';

export const resumeFromDone = defineCommand({
  name: 'resume-from-done',
  summary: 'Go on with a session that was done for today; an open round gets a full timer.',
  input: z.object({}),
  may: facilitator,
  // The end of a session, and second thoughts.
  limit: { points: 3, seconds: 30 },
  whileDone: true,
  sendsState: true,

  decide(room, _input, context) {
    if (room.status !== 'done') return [];
    return [{ type: 'session-resumed', timerEndsAt: timerEnd(room, context) }];
  },
});
