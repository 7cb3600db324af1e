import { card, Refusal } from '@showhands/protocol';
import { z } from 'zod';
import { voters } from '../access.ts';
import { defineCommand } from '../command.ts';
import { openRound } from '../stories.ts';

export const submitVote = defineCommand({
  name: 'submit-vote',
  summary: 'Submit or change your vote for the current story.',
  input: z.object({ value: card }),
  may: voters,
  // Changing one's mind a few times is human; ten times in ten seconds isn't.
  limit: { points: 10, seconds: 10 },

  decide(room, { value }, { me }) {
    const { votes } = openRound(room);
    if (!room.config.cardValues.includes(value)) {
      throw new Refusal('invalid_card', `The vote must be one of: ${room.config.cardValues.join(', ')}.`);
    }
    // The same vote again changes nothing: a client that lost the answer may simply ask again.
    if (Object.hasOwn(votes, me.id) && votes[me.id] === value) return [];
    return [{ type: 'vote-cast', participantId: me.id, value }];
  },
});
