import { z } from 'zod';
import { anyParticipant } from '../access.ts';
import { defineCommand } from '../command.ts';

/**
 * One character as people see it, that is an emoji: flags, families, skin tones and keycaps included, also as keyboards
 * send them that leave out or add variation selectors. Not half a flag, nor a bare digit.
 */
const ONE_EMOJI = emojiPattern();

export const moodReact = defineCommand({
  name: 'mood-react',
  summary: 'Show everybody an emoji.',
  input: z.object({ emoji: z.string().max(40).refine(isOneEmoji, 'must be a single emoji') }),
  may: anyParticipant,
  // A reaction, not a rain of them.
  limit: { points: 5, seconds: 10 },
  whileDone: true,
  keepsAlive: false,

  decide(_room, { emoji }, { me }) {
    return [{ type: 'mood-shown', participantId: me.id, emoji }];
  },
});

// A check and no `pattern`: the API document's readers don't all know these properties.
function isOneEmoji(text: string): boolean {
  return ONE_EMOJI.test(text);
}

function emojiPattern(): RegExp {
  const toned = String.raw`\p{Emoji_Modifier_Base}\p{Emoji_Modifier}`;
  const plain = String.raw`[\p{Emoji}--[0-9#*\p{Regional_Indicator}]]\uFE0F?`;
  const keycap = String.raw`[0-9#*]\uFE0F?\u20E3`;
  const single = `(?:${toned}|${plain})`;
  return new RegExp(String.raw`^(?:\p{RGI_Emoji}|${keycap}|${single}(?:\u200D${single})*)$`, 'v');
}
