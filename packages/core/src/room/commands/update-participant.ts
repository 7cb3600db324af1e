import { participantName } from '@showhands/protocol';
import { z } from 'zod';
import { anyParticipant } from '../access.ts';
import { defineCommand } from '../command.ts';

export const updateParticipant = defineCommand({
  name: 'update-participant',
  summary: 'Change your own display name.',
  input: z.object({ name: participantName.optional() }),
  may: anyParticipant,
  // A typo or two.
  limit: { points: 5, seconds: 30 },
  sendsState: true,

  decide(_room, { name }, { me }) {
    if (name === undefined || name === me.name) return [];
    return [{ type: 'participant-renamed', participantId: me.id, name }];
  },
});
