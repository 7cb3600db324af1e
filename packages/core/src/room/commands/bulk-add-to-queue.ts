import { line, MAX_BULK_TITLES, TITLE_LENGTH } from '@showhands/protocol';
import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { newStory, queueStories } from '../stories.ts';

export const bulkAddToQueue = defineCommand({
  name: 'bulk-add-to-queue',
  summary: 'Add several stories to the end of the queue: all of them, or none.',
  input: z.object({ titles: z.array(line(TITLE_LENGTH)).min(1).max(MAX_BULK_TITLES) }),
  may: facilitator,
  // A few pastes of a backlog.
  limit: { points: 3, seconds: 30 },

  decide(room, { titles }, { newId }) {
    return queueStories(
      room,
      titles.map((title) => newStory({ title }, newId())),
    );
  },
});
