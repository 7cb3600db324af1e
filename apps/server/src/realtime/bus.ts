/** What happened in a room, on its way to every node that has people of that room. No secrets travel here. */

import type { Announcement } from '@showhands/core';

export interface RoomMessage {
  readonly roomId: string;
  /** The stored version after what is announced. */
  readonly version: number;
  readonly announcements: readonly Announcement[];
}

export interface Bus {
  publish(message: RoomMessage): void;
  /** Every message, in the order in which a room's were published. */
  subscribe(listener: (message: RoomMessage) => void): void;
}

/** A bus for a single process: delivers at once. */
export function createLocalBus(): Bus {
  const listeners: ((message: RoomMessage) => void)[] = [];
  return {
    publish: (message) => {
      for (const listener of listeners) listener(message);
    },
    subscribe: (listener) => listeners.push(listener),
  };
}
