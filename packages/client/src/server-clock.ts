/** How far this device's clock is off: timers end at the server's time. */

import type { RoomState, WireEvent } from '@showhands/protocol';

/** As documented: the warning comes this long before the end. */
const WARNING_MS = 10_000;

/** The server's time minus ours (ms), where the event gives away what the server's clock shows; else undefined. */
export function clockOffset(state: RoomState | null, event: WireEvent, now: number): number | undefined {
  if (!state) return undefined;
  switch (event.name) {
    // A timer that starts now ends after the configured time.
    case 'story-changed':
    case 'voting-reset': {
      const { timerEndsAt } = event.payload;
      const { votingTimerSeconds } = state.config;
      if (timerEndsAt === null || votingTimerSeconds === null) return undefined;
      return Date.parse(timerEndsAt) - votingTimerSeconds * 1000 - now;
    }
    case 'timer-expiring':
      return state.timerEndsAt === null ? undefined : Date.parse(state.timerEndsAt) - WARNING_MS - now;
    default:
      return undefined;
  }
}
