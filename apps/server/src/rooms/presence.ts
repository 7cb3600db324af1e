/** Who of a room is connected to this process, and since when the others aren't. */

import type { Presence } from '@showhands/core';

/** Away, but for no time yet. */
const FROM_NOW_ON = Infinity;

export class RoomPresence implements Presence {
  readonly #connections = new Map<string, number>();
  readonly #offlineSince = new Map<string, number>();
  /** Whether anybody ever was connected here. Until then the people may well be at another process. */
  #isVisited = false;

  /**
   * Of those who are found in the stored room, whoever was never seen here is away until they connect: from now on, but
   * at the earliest from when anybody does.
   */
  found(participantIds: readonly string[], now: number): void {
    const since = this.#isVisited ? now : FROM_NOW_ON;
    for (const id of participantIds) if (!this.#offlineSince.has(id)) this.notConnected(id, since);
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
  connect(participantId: string, now: number): boolean {
    if (!this.#isVisited) this.#beginAbsences(now);
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

  /** For those who join without a connection, or before it: away since then, however long they were away before. */
  notConnected(participantId: string, since: number): void {
    if (!this.#connections.has(participantId)) this.#offlineSince.set(participantId, since);
  }

  #beginAbsences(now: number): void {
    this.#isVisited = true;
    for (const [id, since] of this.#offlineSince) if (since === FROM_NOW_ON) this.#offlineSince.set(id, now);
  }
}
