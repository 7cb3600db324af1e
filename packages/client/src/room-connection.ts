/** Somebody's place in a room: joins, stays connected whatever the network does, keeps the view up to date. */

import type { RoomCommandInputs } from '@showhands/core';
import type { CompletedStoryView, RoomState, WireEvent } from '@showhands/protocol';
import { backoff } from './backoff.ts';
import { ClientError, type ClientErrorCode, unreachable } from './client-error.ts';
import { commandMutation, roomStateQuery } from './documents.ts';
import { chooseVote, isStillOpen, type PendingVote, withPendingVote } from './own-vote.ts';
import { reduceRoom } from './room-reducer.ts';
import { openRoomSocket, type RoomSocket, type SocketEnd } from './room-socket.ts';
import { joinRoom, type Newcomer } from './rooms.ts';
import { memoryTokenStore, type TokenStore } from './token-store.ts';
import { toRoomState } from './wire.ts';

/**
 * `connecting` until the first state, then `online` and `reconnecting` in turn. The others are final: the session
 * `ended`; this person was `removed`; the room or the token `expired`; this person `left`.
 */
export type RoomStatus = 'connecting' | 'online' | 'reconnecting' | 'ended' | 'removed' | 'expired' | 'left';

export interface RoomSnapshot {
  readonly status: RoomStatus;
  /** As last heard, with one's own vote as chosen; null before the first state. */
  readonly state: RoomState | null;
  /** What was estimated; known after the end even where there was no state before. */
  readonly history: readonly CompletedStoryView[];
  /** Whether one's own vote, as shown, still waits for the server's word. */
  readonly votePending: boolean;
  /** The server's clock minus this device's, in milliseconds, as far as known. */
  readonly clockOffset: number;
}

/** What a listener is told besides the new snapshot. */
export type RoomNews =
  | { readonly kind: 'status' }
  | { readonly kind: 'event'; readonly event: WireEvent }
  | { readonly kind: 'vote' }
  /** What nobody waits for failed: a kept vote that came too late, for one. */
  | { readonly kind: 'problem'; readonly error: ClientError };

export interface RoomPlace {
  /** The server's address, such as `https://poker.example`. */
  readonly server: string;
  readonly roomId: string;
  readonly tokens?: TokenStore;
}

type Listener = (news: RoomNews, snapshot: RoomSnapshot) => void;
type CommandName = keyof RoomCommandInputs;
type InputOf<Name extends CommandName> =
  Record<string, never> extends RoomCommandInputs[Name]
    ? [input?: RoomCommandInputs[Name]]
    : [input: RoomCommandInputs[Name]];

/** These refusals say that a token will never again bring anybody in; all others may pass. */
const FINAL: Partial<Record<ClientErrorCode, RoomStatus>> = {
  session_ended: 'ended',
  room_not_found: 'expired',
  invalid_token: 'removed',
  unauthorized: 'expired',
};
/** How long after one's own vote its echo may come; what comes without is a vote from another window. */
const ECHO_WITHIN_MS = 2000;

export class RoomConnection {
  readonly #place: RoomPlace;
  readonly #tokens: TokenStore;
  readonly #token: string;
  readonly #listeners = new Set<Listener>();
  #status: RoomStatus = 'connecting';
  #state: RoomState | null = null;
  #history: readonly CompletedStoryView[] | null = null;
  #pending: PendingVote | null = null;
  #clockOffset = 0;
  #socket: RoomSocket | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #lastVoteAt = 0;
  #isClosed = false;

  /** Joins as somebody new, or with a token or the host's key. Throws the `ClientError` where the room doesn't let them in. */
  static async join(
    place: RoomPlace,
    person: Newcomer | (Partial<Newcomer> & { readonly reconnectToken: string }),
  ): Promise<RoomConnection> {
    const { reconnectToken } = await joinRoom(place.server, place.roomId, person);
    return RoomConnection.resume(place, reconnectToken);
  }

  /** Comes back with a token, however long it takes; where the token has ended, the status says so. */
  static resume(place: RoomPlace, token: string): RoomConnection {
    const connection = new RoomConnection(place, token);
    connection.#open();
    return connection;
  }

  private constructor(place: RoomPlace, token: string) {
    this.#place = place;
    this.#tokens = place.tokens ?? memoryTokenStore();
    this.#token = token;
    this.#tokens.save(token);
    globalThis.addEventListener?.('online', this.#onNetworkBack);
    globalThis.addEventListener?.('offline', this.#onNetworkGone);
  }

  get snapshot(): RoomSnapshot {
    const state = this.#state && withPendingVote(this.#state, this.#pending);
    return {
      status: this.#status,
      state,
      history: this.#history ?? state?.history ?? [],
      votePending: this.#pending !== null,
      clockOffset: this.#clockOffset,
    };
  }

  /** Calls the listener at every change, until the returned function is called or the connection closed. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sends a room command. Throws a `ClientError`: the refusal, or `unreachable` where no answer came. */
  async send<Name extends CommandName>(name: Name, ...[input]: InputOf<Name>): Promise<void> {
    if (!this.#socket || this.#status !== 'online') throw unreachable();
    const mutation = commandMutation(name, input !== undefined);
    await this.#socket.request(mutation, input && { input });
  }

  /**
   * Votes; null takes the vote back. Shown at once; while the connection is down, kept and sent when it is back.
   * Throws the `ClientError` where the server refuses, and then shows the former vote again.
   */
  async vote(value: string | null): Promise<void> {
    const pending = this.#state && chooseVote(this.#state, value);
    if (!pending) throw new ClientError('not_voting', 'Voting is not open.');
    this.#pending = pending;
    this.#tell({ kind: 'vote' });
    await this.#sendVote(pending);
  }

  /** Leaves the room on purpose, as far as the server can be told, and closes. The token still brings one back. */
  async leave(): Promise<void> {
    await this.send('leave-room').catch(() => {});
    this.#finish('left');
  }

  /** Ends every connection and timer. The person counts as offline, not as gone. */
  close(): void {
    this.#isClosed = true;
    this.#listeners.clear();
    this.#socket?.close();
    this.#socket = undefined;
    clearTimeout(this.#retry);
    globalThis.removeEventListener?.('online', this.#onNetworkBack);
    globalThis.removeEventListener?.('offline', this.#onNetworkGone);
  }

  #open(): void {
    clearTimeout(this.#retry);
    this.#socket = openRoomSocket({
      server: this.#place.server,
      token: this.#token,
      onEvent: (event) => this.#onEvent(event),
      onEnd: (end) => this.#onSocketEnd(end),
    });
  }

  #onEvent(event: WireEvent): void {
    if (event.name === 'room-state') this.#clockOffset = Date.parse(event.payload.serverTime) - Date.now();
    const round = this.#state?.round;
    this.#state = reduceRoom(this.#state, event);
    // What is told of a vote in another round is no echo.
    if (this.#state?.round !== round) this.#lastVoteAt = 0;
    this.#dropStaleVote();
    if (event.name === 'room-state' && this.#status !== 'online') this.#onOnline();
    if (event.name === 'vote-submitted') this.#fetchVoteFromElsewhere(event.payload.participantId);
    this.#tell({ kind: 'event', event });
    if (event.name === 'session-ended') this.#finish('ended');
    if (event.name === 'participant-left' && this.#isMe(event.payload.participantId)) this.#finish('left');
    if (event.name === 'force-disconnect') this.#finish(event.payload.reason);
  }

  #onOnline(): void {
    this.#failures = 0;
    this.#setStatus('online');
    const pending = this.#pending;
    if (pending) this.#sendVote(pending).catch((error) => this.#tell({ kind: 'problem', error }));
  }

  #onSocketEnd(end: SocketEnd): void {
    this.#socket = undefined;
    const final = end && FINAL[end.code];
    if (!final) {
      if (this.#status === 'online') this.#setStatus('reconnecting');
      this.#retryLater();
      return;
    }
    this.#history = end.extras.history ?? null;
    // Whoever never got in with this token doesn't learn why; it may have been a removal long ago.
    this.#finish(final === 'removed' && !this.#state ? 'expired' : final);
  }

  #retryLater(): void {
    this.#retry = setTimeout(() => this.#open(), backoff(this.#failures));
    this.#failures += 1;
  }

  async #sendVote(pending: PendingVote): Promise<void> {
    if (this.#status !== 'online') return;
    const { round, value } = pending;
    try {
      if (value === null) await this.send('clear-vote', { round });
      else await this.send('submit-vote', { value, round });
      if (this.#pending !== pending || !this.#state) return;
      this.#lastVoteAt = Date.now();
      this.#state = { ...this.#state, ownVote: value };
    } catch (error) {
      // Without an answer nobody knows whether it counted: it stays, to be sent again. The same vote twice is one.
      if (error instanceof ClientError && error.code === 'unreachable') return;
      if (this.#pending === pending) this.#pending = null;
      this.#tell({ kind: 'vote' });
      throw error;
    }
    this.#pending = null;
    this.#tell({ kind: 'vote' });
  }

  #dropStaleVote(): void {
    if (!this.#pending || !this.#state) return;
    if (isStillOpen(this.#pending, this.#state)) return;
    const afterGap = this.#status !== 'online';
    const neverSent = afterGap && this.#state.ownVote !== this.#pending.value;
    this.#pending = null;
    if (!neverSent) return;
    const error = new ClientError('not_voting', 'Your vote came too late: voting went on without it.');
    this.#tell({ kind: 'problem', error });
  }

  /** The same person in another window: that a vote came in is told to all, its value only to those who ask. */
  async #fetchVoteFromElsewhere(participantId: string): Promise<void> {
    const isEcho = this.#pending !== null || Date.now() - this.#lastVoteAt < ECHO_WITHIN_MS;
    if (!this.#isMe(participantId) || isEcho) return;
    const data = await this.#socket?.request(roomStateQuery).catch(() => undefined);
    if (!data || !this.#state) return;
    const { ownVote, round } = toRoomState(data.roomState as Record<string, unknown>);
    if (this.#pending || round !== this.#state.round) return;
    this.#state = { ...this.#state, ownVote };
    this.#tell({ kind: 'vote' });
  }

  #isMe(participantId: string): boolean {
    return this.#state?.participantId === participantId;
  }

  #finish(status: RoomStatus): void {
    if (this.#isClosed) return;
    // Another tab may have stored that of a new visit since.
    const isStored = this.#tokens.load() === this.#token;
    if (isStored && (status === 'removed' || status === 'expired')) this.#tokens.save(null);
    this.#pending = null;
    this.#setStatus(status);
    this.close();
  }

  #setStatus(status: RoomStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    this.#tell({ kind: 'status' });
  }

  #tell(news: RoomNews): void {
    const { snapshot } = this;
    for (const listener of this.#listeners) listener(news, snapshot);
  }

  #onNetworkBack = (): void => {
    if (this.#socket) return;
    this.#failures = 0;
    this.#open();
  };

  #onNetworkGone = (): void => {
    if (!this.#socket) return;
    this.#socket.close();
    this.#onSocketEnd(undefined);
  };
}
