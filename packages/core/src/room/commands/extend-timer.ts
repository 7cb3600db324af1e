import { Refusal } from '@showhands/protocol';
import { z } from 'zod';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { TIMER_WARNING_MS } from '../room.ts';
import { openRound } from '../stories.ts';

export const extendTimer = defineCommand({
  name: 'extend-timer',
  summary: 'Extend a timer that is about to expire, or has, by the configured duration.',
  input: z.object({}),
  may: facilitator,
  // Each extension lasts at least the shortest timer.
  limit: { points: 3, seconds: 30 },

  decide(room, _input, { now }) {
    const { timer } = openRound(room);
    const { votingTimerSeconds } = room.config;
    if (!timer || votingTimerSeconds === null || now < timer.endsAt - TIMER_WARNING_MS) {
      throw new Refusal('timer_not_expiring', 'A timer can be extended once it is about to expire.');
    }
    return [{ type: 'timer-extended', endsAt: Math.max(now, timer.endsAt) + votingTimerSeconds * 1000 }];
  },
});
