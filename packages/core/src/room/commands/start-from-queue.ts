import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { storyId } from '../ids.ts';
import { queuedStory, startStory } from '../stories.ts';

export const startFromQueue = defineCommand({
  name: 'start-from-queue',
  summary: 'Start voting on any story of the queue.',
  input: z.object({ storyId }),
  may: facilitator,
  // A round takes a team longer than ten seconds.
  limit: { points: 3, seconds: 30 },
  sendsState: true,

  decide(room, input, context) {
    return startStory(room, queuedStory(room, input.storyId), true, context);
  },
});
