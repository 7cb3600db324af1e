import { QUEUE_LIMIT, Refusal } from '@showhands/protocol';
import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { storyId } from '../ids.ts';
import { queuedStory } from '../stories.ts';

export const reorderQueue = defineCommand({
  name: 'reorder-queue',
  summary: 'Put the queue into a new order, given as exactly the ids that are in it.',
  // One more than the queue takes in: a story that came back may stand on top of a full one.
  input: z.object({ orderedIds: z.array(storyId).max(QUEUE_LIMIT + 1) }),
  may: facilitator,
  // Dragging several stories, one after the other.
  limit: { points: 5, seconds: 10 },

  decide(room, { orderedIds }) {
    const isSameSet =
      orderedIds.length === room.queue.length && new Set(orderedIds).size === orderedIds.length;
    if (!isSameSet || !room.queue.every(({ id }) => orderedIds.includes(id))) {
      throw new Refusal(
        'queue_changed',
        'The order must name exactly the stories that are in the queue now.',
      );
    }
    return [{ type: 'queue-changed', queue: orderedIds.map((id) => queuedStory(room, id)) }];
  },
});
