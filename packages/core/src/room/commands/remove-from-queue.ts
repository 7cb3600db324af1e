import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { storyId } from '../ids.ts';
import { queuedStory } from '../stories.ts';

export const removeFromQueue = defineCommand({
  name: 'remove-from-queue',
  summary: 'Remove a story from the queue.',
  input: z.object({ storyId }),
  may: facilitator,
  // As fast as a person clicks through a list.
  limit: { points: 10, seconds: 30 },

  decide(room, input) {
    const gone = queuedStory(room, input.storyId);
    return [{ type: 'queue-changed', queue: room.queue.filter((story) => story !== gone) }];
  },
});
