import { storyInput } from '@showhands/protocol';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { storyId } from '../ids.ts';
import { queuedStory } from '../stories.ts';

export const updateQueueItem = defineCommand({
  name: 'update-queue-item',
  summary: 'Change the title, description or link of a queued story; what is omitted stays, null clears.',
  input: storyInput.extend({ storyId }).meta({ id: 'UpdateQueueItemInput' }),
  may: facilitator,
  // As fast as a person edits a list.
  limit: { points: 10, seconds: 30 },

  decide(room, { storyId: id, title, description, url }) {
    const before = queuedStory(room, id);
    const after = {
      ...before,
      title,
      description: description === undefined ? before.description : description || null,
      url: url === undefined ? before.url : url || null,
    };
    return [{ type: 'queue-changed', queue: room.queue.map((story) => (story === before ? after : story)) }];
  },
});
