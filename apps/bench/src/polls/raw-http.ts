/**
 * An HTTP client of a few dozen lines that finds the end of an answer and little else: a load generator must cost less
 * than what it loads. One request at a time on each connection, as from a browser.
 */

import { connect } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface RawHttp {
  /** Sends these bytes, which are one request; resolves with the answer. */
  send(request: Buffer): Promise<Answer>;
  close(): void;
}

const HEAD_END = '\r\n\r\n';
/** Larger than any answer here, which so comes in one piece, mostly. */
const READ_BYTES = 4096;

export async function openRawHttp(port: number): Promise<RawHttp> {
  let received = '';
  let waiting: ((answer: Answer) => void) | undefined;
  let broken: (error: Error) => void = () => {};
  const socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    // Always into the same buffer: a stream would get a new one for each answer.
    onread: {
      buffer: Buffer.allocUnsafe(READ_BYTES),
      callback(size, buffer) {
        received += (buffer as Buffer).toString('latin1', 0, size);
        const answer = parse(received);
        if (answer) {
          received = '';
          waiting?.(answer);
        }
        return true;
      },
    },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.on('close', () => broken(new Error('the server closed the connection')));
  socket.on('error', () => socket.destroy());
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = resolve;
        broken = reject;
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

export function requestOf(method: string, path: string, body?: string, headers = ''): Buffer {
  const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}`;
  if (body === undefined) return Buffer.from(`${head}\r\n`);
  const about = `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}`;
  return Buffer.from(`${head}${about}\r\n\r\n${body}`);
}

/** The answer, once all of it is there. */
function parse(text: string): Answer | null {
  const end = text.indexOf(HEAD_END);
  if (end < 0) return null;
  const status = Number(text.slice(9, 12));
  const start = end + HEAD_END.length;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1];
  if (length !== undefined) {
    return text.length >= start + Number(length) ? { status, body: text.slice(start) } : null;
  }
  // Sent in chunks, as what has no length is.
  return text.endsWith('0\r\n\r\n')
    ? { status, body: text.slice(text.indexOf('\r\n', start) + 2, -7) }
    : null;
}
