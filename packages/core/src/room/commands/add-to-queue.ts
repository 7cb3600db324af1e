import { storyInput } from '@showhands/protocol';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { newStory, queueStories } from '../stories.ts';

export const addToQueue = defineCommand({
  name: 'add-to-queue',
  summary: 'Add a story to the end of the queue.',
  input: storyInput,
  may: facilitator,
  // As fast as a person types titles; for more there is bulk-add-to-queue.
  limit: { points: 10, seconds: 30 },

  decide(room, input, { newId }) {
    return queueStories(room, [newStory(input, newId())]);
  },
});
