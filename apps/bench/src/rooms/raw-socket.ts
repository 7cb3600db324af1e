/**
 * A Socket.io client of a few dozen lines that counts frames instead of parsing them: a load generator must cost less
 * than what it loads. It speaks just enough of RFC 6455 and of the Engine.io and Socket.io protocols for that.
 */

import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const TEXT = 0x1;

export interface RawSocket {
  /** Sends an event; resolves with the acknowledgement's JSON text. */
  request(event: string, payload: unknown): Promise<string>;
  /** Sends an event; `onAcknowledged` of the handlers hears of the answer. */
  send(event: string, payload: unknown): void;
  close(): void;
}

export interface RawHandlers {
  /** An event other than an acknowledgement: its packet, not parsed. */
  onEvent(packet: Buffer): void;
  onAcknowledged(): void;
}

export async function openRawSocket(port: number, handlers: RawHandlers): Promise<RawSocket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.on('error', () => socket.destroy());
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\n` +
      `Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  );
  let waiting: ((answer: string) => void) | undefined;
  let connected: () => void = () => {};
  const ready = new Promise<void>((resolve) => {
    connected = resolve;
  });

  readFrames(socket, (payload) => {
    switch (payload[0]) {
      case 0x30: // Engine.io open: ask for the namespace
        return writeFrame(socket, '40');
      case 0x32: // Engine.io ping
        return writeFrame(socket, '3');
      case 0x34: // Engine.io message: a Socket.io packet
        break;
      default:
        return;
    }
    if (payload[1] === 0x30) return connected();
    if (payload[1] !== 0x33) return handlers.onEvent(payload);
    if (!waiting) return handlers.onAcknowledged();
    const answer = waiting;
    waiting = undefined;
    answer(payload.toString().replace(/^43\d*/, ''));
  });
  await ready;

  return {
    request: (event, payload) =>
      new Promise((resolve) => {
        waiting = resolve;
        writeFrame(socket, `420${JSON.stringify([event, payload])}`);
      }),
    send: (event, payload) => writeFrame(socket, `420${JSON.stringify([event, payload])}`),
    close: () => socket.destroy(),
  };
}

/** Calls back with the payload of each unfragmented text frame that a server sends. */
function readFrames(socket: Socket, onText: (payload: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  let isUpgraded = false;
  socket.on('data', (chunk: Buffer) => {
    let data = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    if (!isUpgraded) {
      const end = data.indexOf('\r\n\r\n');
      if (end < 0) {
        rest = data;
        return;
      }
      isUpgraded = true;
      data = data.subarray(end + 4);
    }
    let at = 0;
    while (data.length - at >= 2) {
      const size = (data[at + 1] ?? 0) & 0x7f;
      const header = size === 126 ? 4 : size === 127 ? 10 : 2;
      if (data.length - at < header) break;
      const length =
        size === 126 ? data.readUInt16BE(at + 2) : size === 127 ? Number(data.readBigUInt64BE(at + 2)) : size;
      if (data.length - at < header + length) break;
      if (((data[at] ?? 0) & 0x0f) === TEXT) onText(data.subarray(at + header, at + header + length));
      at += header + length;
    }
    rest = data.subarray(at);
  });
}

/** A client's frames are masked; a mask of zeros leaves the text as it is, and is as valid as any. */
function writeFrame(socket: Socket, text: string): void {
  const payload = Buffer.from(text);
  const header = Buffer.alloc(payload.length < 126 ? 6 : 8);
  header[0] = 0x80 | TEXT;
  if (payload.length < 126) {
    header[1] = 0x80 | payload.length;
  } else {
    header[1] = 0x80 | 126;
    header.writeUInt16BE(payload.length, 2);
  }
  socket.write(Buffer.concat([header, payload]));
}
