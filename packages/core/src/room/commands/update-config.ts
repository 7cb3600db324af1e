import { timerSeconds } from '@showhands/protocol';
import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import type { RoomEvent } from '../events.ts';
import type { RoomConfig } from '../room.ts';

export const updateConfig = defineCommand({
  name: 'update-config',
  summary: 'Change settings of the room; what is omitted stays, a timer of null is none.',
  input: z.object({
    votingTimerSeconds: timerSeconds.nullable().optional(),
    autoReveal: z.boolean().optional(),
    facilitatorParticipates: z.boolean().optional(),
    anonymousVoting: z.boolean().optional(),
    locked: z.boolean().optional(),
  }),
  may: facilitator,
  // Settings are changed a switch at a time.
  limit: { points: 5, seconds: 30 },
  sendsState: true,

  decide(_room, input) {
    const given = Object.entries(input).filter(([, value]) => value !== undefined);
    const changes = Object.fromEntries(given) as Partial<RoomConfig>;
    if (given.length === 0) return [];
    const events: RoomEvent[] = [{ type: 'config-changed', changes }];
    // Another duration waits for the next start; none stops the running timer.
    if (changes.votingTimerSeconds === null) events.push({ type: 'timer-stopped' });
    return events;
  },
});
