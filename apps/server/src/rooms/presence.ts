/** Who of a room is connected to this process, and since when the others aren't. */

import type { Presence } from '@showhands/core';

export class RoomPresence implements Presence {
  readonly #connections = new Map<string, number>();
  readonly #offlineSince = new Map<string, number>();

  /** Of those who are found in the stored room, whoever was never seen here is away from now on, until they connect. */
  found(participantIds: readonly string[], now: number): void {
    for (const id of participantIds) if (!this.#offlineSince.has(id)) this.notConnected(id, now);
  }

  get hasConnections(): boolean {
    return this.#connections.size > 0;
  }

  get onlineIds(): Iterable<string> {
    return this.#connections.keys();
  }

  connectionsOf(participantId: string): number {
    return this.#connections.get(participantId) ?? 0;
  }

  /** Somebody never seen counts as online: they are just coming in. */
  offlineSince(participantId: string): number | null {
    if (this.#connections.has(participantId)) return null;
    return this.#offlineSince.get(participantId) ?? null;
  }

  /** The same, for a join that brings no connection of its own: somebody never seen is then offline. */
  withoutConnection(now: number): Presence {
    return {
      offlineSince: (id) => (this.#connections.has(id) ? null : (this.#offlineSince.get(id) ?? now)),
    };
  }

  /** True where this brings somebody back online who was offline. */
  connect(participantId: string): boolean {
    this.#connections.set(participantId, (this.#connections.get(participantId) ?? 0) + 1);
    return this.#offlineSince.delete(participantId);
  }

  /** True where this was their last connection. */
  disconnect(participantId: string, now: number): boolean {
    const left = (this.#connections.get(participantId) ?? 1) - 1;
    if (left > 0) {
      this.#connections.set(participantId, left);
      return false;
    }
    this.#connections.delete(participantId);
    this.#offlineSince.set(participantId, now);
    return true;
  }

  /** For those who joined without a connection: away from now on, however long they were away before. */
  notConnected(participantId: string, now: number): void {
    if (!this.#connections.has(participantId)) this.#offlineSince.set(participantId, now);
  }
}
