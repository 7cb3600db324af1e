import { card, Refusal } from '@showhands/protocol';
import { z } from 'zod';
import { voters } from '../access.ts';
import { defineCommand } from '../command.ts';
import { openRound } from '../stories.ts';

export const submitVote = defineCommand({
  name: 'submit-vote',
  summary: 'Submit or change your vote for the current story.',
  // `round` is the room state's: a vote that says its round counts in no other, however late it arrives.
  input: z.object({ value: card, round: z.int().optional() }),
  may: voters,
  // Changing one's mind a few times is human; ten times in ten seconds isn't.
  limit: { points: 10, seconds: 10 },

  decide(room, { value, round }, { me }) {
    const { votes } = openRound(room, round);
    if (!room.config.cardValues.includes(value)) {
      throw new Refusal('invalid_card', `The vote must be one of: ${room.config.cardValues.join(', ')}.`);
    }
    // The same vote again changes nothing: a client that lost the answer may simply ask again.
    if (Object.hasOwn(votes, me.id) && votes[me.id] === value) return [];
    return [{ type: 'vote-cast', participantId: me.id, value }];
  },
});
