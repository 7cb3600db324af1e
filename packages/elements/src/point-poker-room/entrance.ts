/** The way into a room: finds it, brings people back, lets them join, and says what stands in the way. */

import {
  backoff,
  ClientError,
  fetchRoom,
  type Newcomer,
  RoomConnection,
  type RoomPlace,
} from '@showhands/client';
import type { RoomInfo } from '@showhands/protocol';
import { localTokenStore } from '../local-token-store.ts';

export type Stage =
  | { readonly kind: 'finding' | 'unreachable' | 'unaddressed' | 'not-found' }
  | { readonly kind: 'lobby'; readonly info: RoomInfo; readonly problem?: Problem; readonly busy?: boolean }
  | { readonly kind: 'room'; readonly connection: RoomConnection };

/** Why somebody has to ask, or ask again: what the server refused, or what became of what they brought along. */
export type Problem = ClientError | 'place-lost' | 'host-key-refused';

export interface Entry {
  readonly server: string;
  readonly roomId?: string;
  readonly roomCode?: string;
  readonly hostKey?: string;
  /** What the page says about the person. With a name and a role they needn't fill in a form. */
  readonly person: Partial<Newcomer>;
}

export class Entrance {
  readonly #entry: Entry;
  readonly #onChange: (stage: Stage) => void;
  readonly #closing = new AbortController();
  #stage: Stage = { kind: 'finding' };
  #hostKey: string | undefined;
  #problem: Problem | undefined;

  constructor(entry: Entry, onChange: (stage: Stage) => void) {
    this.#entry = entry;
    this.#hostKey = entry.hostKey;
    this.#onChange = onChange;
  }

  get stage(): Stage {
    return this.#stage;
  }

  /** Whether the person holds the host's key, as far as the room hasn't refused it. */
  get isHost(): boolean {
    return this.#hostKey !== undefined;
  }

  /** Goes in as far as possible without asking anybody. */
  async open(): Promise<void> {
    const { server, roomId, roomCode } = this.#entry;
    if (!server || !(roomId || roomCode)) return this.#go({ kind: 'unaddressed' });
    this.#go({ kind: 'finding' });
    if (roomId && (await this.#comeBack(roomId))) return;
    await this.#visit();
  }

  /** Joins from the lobby. */
  async join(person: Newcomer): Promise<void> {
    if (this.#stage.kind !== 'lobby' || this.#stage.busy) return;
    const { info } = this.#stage;
    this.#go({ kind: 'lobby', info, busy: true });
    const refusal = await this.#tryJoin(this.#entry.roomId ?? info.roomId, this.#withKey(person));
    if (refusal) this.#go({ kind: 'lobby', info, problem: refusal });
  }

  /** Ends whatever is under way, and the connection. */
  close(): void {
    this.#closing.abort();
    if (this.#stage.kind === 'room') this.#stage.connection.close();
  }

  /** The lobby, for those who have no place in the room. */
  async #visit(problem = this.#problem): Promise<void> {
    const info = await this.#findRoom();
    if (!info) return this.#go({ kind: 'not-found' });
    const { roomId, roomCode, person } = this.#entry;
    if (!roomId && roomCode && (await this.#comeBack(info.roomId))) return;
    let told: Problem | null | undefined = problem;
    if (!told && isKnown(person, info)) {
      told = await this.#tryJoin(roomId ?? info.roomId, this.#withKey(person));
      if (!told) return;
    }
    this.#go({ kind: 'lobby', info, ...(told && { problem: told }) });
  }

  /** As the host, or with a token from before; false where there is neither, or neither is enough. */
  async #comeBack(roomId: string): Promise<boolean> {
    const place = this.#place(roomId);
    const token = place.tokens?.load();
    if (this.#hostKey) {
      const refusal = await this.#tryJoin(roomId, this.#withKey(this.#entry.person));
      if (!refusal) return true;
      if (refusal.code === 'invalid_token') {
        this.#hostKey = undefined;
        this.#problem = 'host-key-refused';
        // A host who was never in the room still has to say a name.
      } else if (refusal.code === 'invalid_input') return false;
    }
    if (!token) return false;
    if (!this.#closing.signal.aborted) this.#enter(RoomConnection.resume(place, token));
    return true;
  }

  async #tryJoin(roomId: string, person: Newcomer): Promise<ClientError | null> {
    try {
      this.#enter(await RoomConnection.join(this.#place(roomId), person));
      return null;
    } catch (error) {
      return error instanceof ClientError ? error : new ClientError('internal', 'Something went wrong.');
    }
  }

  #enter(connection: RoomConnection): void {
    if (this.#closing.signal.aborted) {
      connection.close();
      return;
    }
    let wasInside = false;
    connection.listen((_news, { status }) => {
      wasInside ||= status === 'online';
      // A token of long ago: there may still be a room to join anew.
      if (status === 'expired' && !wasInside) void this.#visit('place-lost');
    });
    this.#go({ kind: 'room', connection });
  }

  /** Null where there is none. Keeps trying where nobody answers. */
  async #findRoom(): Promise<RoomInfo | null> {
    const { server, roomId, roomCode } = this.#entry;
    const { signal } = this.#closing;
    for (let failures = 0; ; failures += 1) {
      try {
        return await fetchRoom(server, roomId ? { id: roomId } : { code: roomCode ?? '' }, { signal });
      } catch (error) {
        const code = error instanceof ClientError ? error.code : 'internal';
        if (code === 'room_not_found' || code === 'invalid_input') return null;
        if (signal.aborted) return null;
        this.#go({ kind: 'unreachable' });
        await new Promise((resolve) => setTimeout(resolve, backoff(failures)));
      }
    }
  }

  #withKey(person: Partial<Newcomer>): Newcomer {
    return { ...person, ...(this.#hostKey && { reconnectToken: this.#hostKey }) } as Newcomer;
  }

  #place(roomId: string): RoomPlace {
    const { server } = this.#entry;
    return { server, roomId, tokens: localTokenStore(server, roomId) };
  }

  #go(stage: Stage): void {
    if (this.#closing.signal.aborted) return;
    this.#stage = stage;
    this.#onChange(stage);
  }
}

/** Whether the page says all that this room asks of a newcomer. */
function isKnown(person: Partial<Newcomer>, info: RoomInfo): person is Newcomer {
  const { name, role } = person;
  return Boolean(name && role && info.roles.includes(role)) && !info.passwordRequired && !info.locked;
}
