/** One GraphQL connection to a room: events in, commands out, and word of its end. It never reconnects. */

import type { WireEvent } from '@showhands/protocol';
import { createClient } from 'graphql-ws/client';
import { type ClientError, fromGraphQLErrors, unreachable } from './client-error.ts';
import { roomEventsSubscription } from './documents.ts';
import { graphqlAddress } from './graphql-request.ts';
import { toWireEvent } from './wire.ts';

/** A dead connection is noticed within PING_EVERY + PONG_WITHIN: while a vote is still on somebody's mind. */
const PING_EVERY_MS = 4000;
const PONG_WITHIN_MS = 4000;
/** From the first packet to the first event; a mobile network at its worst. */
const FIRST_EVENT_WITHIN_MS = 10_000;

/** The connection broke (undefined), or the server refused it or what it was for. */
export type SocketEnd = ClientError | undefined;

export interface RoomSocketOptions {
  readonly server: string;
  readonly token: string;
  readonly onEvent: (event: WireEvent) => void;
  /** Called once, unless the socket was closed from here. */
  readonly onEnd: (end: SocketEnd) => void;
}

export interface RoomSocket {
  /** The answer's data. Throws a `ClientError`: the refusal, or `unreachable` where the connection broke before the answer. */
  request(query: string, variables?: Record<string, unknown>): Promise<Record<string, unknown>>;
  close(): void;
}

export function openRoomSocket({ server, token, onEvent, onEnd }: RoomSocketOptions): RoomSocket {
  let isOver = false;
  const client = createClient({
    url: graphqlAddress(new URL(server).href).replace(/^http/, 'ws'),
    connectionParams: { authorization: `Bearer ${token}` },
    keepAlive: PING_EVERY_MS,
    // Whoever owns this socket opens another; requests must not be repeated unseen.
    retryAttempts: 0,
    on: {
      ping: (received) => {
        if (!received) deadline = restart(deadline, PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(deadline);
      },
    },
  });

  let deadline = restart(undefined, FIRST_EVENT_WITHIN_MS);
  function restart(running: ReturnType<typeof setTimeout> | undefined, milliseconds: number) {
    clearTimeout(running);
    return setTimeout(() => end(undefined), milliseconds);
  }

  function close(): void {
    if (isOver) return;
    isOver = true;
    clearTimeout(deadline);
    // Also what is still connecting, or hangs, is let go at once.
    client.terminate();
  }

  function end(reason: SocketEnd): void {
    if (isOver) return;
    close();
    onEnd(reason);
  }

  let sawEvent = false;
  client.subscribe<{ roomEvents: Record<string, unknown> }>(
    { query: roomEventsSubscription },
    {
      next: ({ data, errors }) => {
        if (isOver) return;
        if (!data) return end(fromGraphQLErrors(errors));
        if (!sawEvent) clearTimeout(deadline);
        sawEvent = true;
        const event = toWireEvent(data.roomEvents);
        if (event) onEvent(event);
      },
      error: (error) => end(endOf(error)),
      complete: () => end(undefined),
    },
  );

  return {
    request: (query, variables) =>
      new Promise((resolve, reject) => {
        if (isOver) return reject(unreachable());
        client.subscribe(
          { query, ...(variables && { variables }) },
          {
            next: ({ data, errors }) => (errors || !data ? reject(fromGraphQLErrors(errors)) : resolve(data)),
            error: (error) => reject(endOf(error) ?? unreachable()),
            complete: () => {},
          },
        );
      }),
    close,
  };
}

/** graphql-ws reports GraphQL's errors as a list; a close or anything else means that the connection broke. */
function endOf(error: unknown): SocketEnd {
  return Array.isArray(error) ? fromGraphQLErrors(error) : undefined;
}
