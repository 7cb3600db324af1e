/** What can be asked of a server before one is in a room. */

import type { CreatedRoom, CreateRoomInput, RoomInfo } from '@showhands/protocol';
import { createRoomMutation, joinRoomMutation, roomQuery } from './documents.ts';
import { graphqlRequest, type RequestOptions } from './graphql-request.ts';

/** Somebody new: in a room with a password, with it. */
export interface Newcomer {
  readonly name: string;
  readonly role: string;
  readonly asObserver?: boolean;
  readonly password?: string;
  readonly avatarSeed?: string;
}

/** Creates a room; its `facilitatorRestToken` is the host's key. Throws a `ClientError`. */
export async function createRoom(server: string, input: CreateRoomInput): Promise<CreatedRoom> {
  const data = await graphqlRequest<{ createRoom: CreatedRoom }>(server, createRoomMutation, { input });
  return data.createRoom;
}

/** The public facts about a room. Throws a `ClientError`, `room_not_found` among them. */
export async function fetchRoom(
  server: string,
  room: { readonly id: string } | { readonly code: string },
  options?: RequestOptions,
): Promise<RoomInfo> {
  return (await graphqlRequest<{ room: RoomInfo }>(server, roomQuery, room, options)).room;
}

export interface Joined {
  readonly participantId: string;
  readonly reconnectToken: string;
}

/** Goes into a room: as somebody new, or with a token or the host's key, to which name and role may be added. */
export async function joinRoom(
  server: string,
  roomId: string,
  person: Partial<Newcomer> & { readonly reconnectToken?: string },
  options?: RequestOptions,
): Promise<Joined> {
  const input = { roomId, ...person };
  return (await graphqlRequest<{ joinRoom: Joined }>(server, joinRoomMutation, { input }, options)).joinRoom;
}
