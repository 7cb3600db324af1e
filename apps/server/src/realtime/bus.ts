/** What happened in a room or to a poll, on its way to every node that somebody watches it on. No secrets travel here. */

import type { Announcement } from '@showhands/core';

export interface RoomMessage {
  readonly roomId: string;
  /** The stored version after what is announced. */
  readonly version: number;
  readonly announcements: readonly Announcement[];
}

/** A poll changed, or is gone (null). Which of it who may see is decided where it is read. */
export interface PollMessage {
  readonly pollId: string;
  readonly version: number | null;
}

export type BusMessage = RoomMessage | PollMessage;

export interface Bus {
  publish(message: BusMessage): void;
  /** Every message, in the order in which those of a room or a poll were published. */
  subscribe(listener: (message: BusMessage) => void): void;
}

/** A bus for a single process: delivers at once. */
export function createLocalBus(): Bus {
  const listeners: ((message: BusMessage) => void)[] = [];
  return {
    publish: (message) => {
      for (const listener of listeners) listener(message);
    },
    subscribe: (listener) => listeners.push(listener),
  };
}
