/** The documented REST routes of rooms. */

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { createdRoom, createRoomInput, roomInfo } from '@showhands/protocol';
import type { Context } from 'hono';
import type { Limits } from '../access/limits.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { json, refusal } from './describe.ts';
import { limited } from './limit.ts';

export interface RoomRoutesDeps {
  readonly rooms: Rooms;
  readonly limits: Limits;
  readonly addressOf: (c: Context) => string;
}

export function addRoomRoutes(app: OpenAPIHono, { rooms, limits, addressOf }: RoomRoutesDeps): void {
  const create = createRoute({
    method: 'post',
    path: '/api/rooms',
    summary: 'Create a voting room',
    middleware: limited(limits, 'createRoom', addressOf),
    request: { body: { ...json(createRoomInput, 'The room'), required: true } },
    responses: {
      201: json(createdRoom, 'The room is open'),
      400: json(refusal, 'The body is not valid'),
      403: json(refusal, 'A Pro feature without a valid proToken'),
      429: json(refusal, 'Too many requests'),
    },
  });
  app.openapi(create, async (c) =>
    c.json(await rooms.create(c.req.valid('json'), { nameTakesSeat: true }), 201),
  );

  const byCode = createRoute({
    method: 'get',
    path: '/api/rooms/code/{code}',
    summary: 'Find a room by its code, in any case',
    middleware: limited(limits, 'roomByCode', addressOf),
    request: { params: z.object({ code: z.string() }) },
    responses: {
      200: json(z.object({ roomId: z.string() }), 'The room'),
      404: json(refusal, 'No such room, or it has expired'),
      429: json(refusal, 'Too many requests'),
    },
  });
  app.openapi(byCode, async (c) => {
    const { roomId } = await rooms.findByCode(c.req.valid('param').code);
    return c.json({ roomId }, 200);
  });

  const info = createRoute({
    method: 'get',
    path: '/api/rooms/{id}/info',
    summary: 'Public facts about a room, for its join form',
    middleware: limited(limits, 'roomInfo', addressOf),
    request: { params: z.object({ id: z.string() }) },
    responses: {
      200: json(roomInfo, 'The room'),
      404: json(refusal, 'No such room, or it has expired'),
      429: json(refusal, 'Too many requests'),
    },
  });
  app.openapi(info, async (c) => c.json(await rooms.info(c.req.valid('param').id), 200));
}
