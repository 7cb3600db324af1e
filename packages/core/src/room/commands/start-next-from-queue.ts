import { Refusal } from '@showhands/protocol';
import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { startStory } from '../stories.ts';

export const startNextFromQueue = defineCommand({
  name: 'start-next-from-queue',
  summary: 'Start voting on the first story of the queue.',
  input: z.object({}),
  may: facilitator,
  // A round takes a team longer than ten seconds.
  limit: { points: 3, seconds: 30 },
  sendsState: true,

  decide(room, _input, context) {
    const [first] = room.queue;
    if (!first) throw new Refusal('queue_empty', 'The queue is empty.');
    return startStory(room, first, true, context);
  },
});
