import { z } from 'zod';
import { anyParticipant } from '../access.ts';
import { defineCommand } from '../command.ts';

export const leaveRoom = defineCommand({
  name: 'leave-room',
  summary: 'Leave on purpose, without waiting to be missed; your token still brings you back.',
  input: z.object({}),
  may: anyParticipant,
  // One leaves a room once.
  limit: { points: 3, seconds: 30 },
  whileDone: true,

  decide(_room, _input, { me }) {
    return [{ type: 'participant-left', participantId: me.id }];
  },
});
