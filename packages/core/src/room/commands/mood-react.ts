import { z } from 'zod';
import { anyParticipant } from '../access.ts';
import { defineCommand } from '../command.ts';

/** One character as people see it, that is an emoji: flags, families and skin tones included. */
const ONE_EMOJI = /^(?:\p{RGI_Emoji}|[\p{Emoji}--[0-9#*]])$/v;

export const moodReact = defineCommand({
  name: 'mood-react',
  summary: 'Show everybody an emoji.',
  input: z.object({ emoji: z.string().max(40).regex(ONE_EMOJI, 'must be a single emoji') }),
  may: anyParticipant,
  // A reaction, not a rain of them.
  limit: { points: 5, seconds: 10 },
  whileDone: true,
  keepsAlive: false,

  decide(_room, { emoji }, { me }) {
    return [{ type: 'mood-shown', participantId: me.id, emoji }];
  },
});
