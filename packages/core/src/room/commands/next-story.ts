import { Refusal } from '@showhands/protocol';
import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { archiveRevealed, currentRound } from '../stories.ts';

export const nextStory = defineCommand({
  name: 'next-story',
  summary: 'Archive the revealed story to the session history and wait for the next one.',
  input: z.object({}),
  may: facilitator,
  // A round takes a team longer than ten seconds.
  limit: { points: 3, seconds: 30 },
  sendsState: true,

  decide(room, _input, context) {
    if (currentRound(room).phase === 'voting')
      throw new Refusal('not_revealed', 'Reveal the votes first, or skip the story.');
    return archiveRevealed(room, context);
  },
});
