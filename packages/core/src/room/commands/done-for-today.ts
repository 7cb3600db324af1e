import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { archiveRevealed } from '../stories.ts';

export const doneForToday = defineCommand({
  name: 'done-for-today',
  summary: 'Show everybody the summary and pause the session; the room and its open votes stay.',
  input: z.object({}),
  may: facilitator,
  // The end of a session, and second thoughts.
  limit: { points: 3, seconds: 30 },
  whileDone: true,
  keepsAlive: false,

  decide(room, _input, context) {
    if (room.status === 'done') return [];
    return [...archiveRevealed(room, context), { type: 'session-paused' }];
  },
});
