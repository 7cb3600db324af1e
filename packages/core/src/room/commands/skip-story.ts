import { QUEUE_LIMIT, Refusal } from '@showhands/protocol';
import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { openRound } from '../stories.ts';

export const skipStory = defineCommand({
  name: 'skip-story',
  summary: 'Skip the current story in the middle of voting; it goes back to the front of the queue.',
  input: z.object({}),
  may: facilitator,
  // A round takes a team longer than ten seconds.
  limit: { points: 3, seconds: 30 },
  sendsState: true,

  decide(room, _input, { features }) {
    if (!features.skipStory) throw new Refusal('feature_disabled', 'Skipping stories is switched off here.');
    openRound(room);
    // One story may come back on top of a full queue; else setting and skipping stories would fill it without end.
    if (room.queue.length > QUEUE_LIMIT) throw new Refusal('queue_full', 'The queue is full.');
    return [{ type: 'story-skipped' }];
  },
});
