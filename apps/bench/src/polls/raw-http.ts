/**
 * An HTTP client of a few dozen lines that finds the end of an answer and little else: a load generator must cost less
 * than what it loads. One request at a time on each connection, as from a browser.
 */

import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface RawHttp {
  /** Sends these bytes, which are one request; resolves with the answer. */
  send(request: string): Promise<Answer>;
  close(): void;
}

const HEAD_END = '\r\n\r\n';

export async function openRawHttp(port: number): Promise<RawHttp> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let received = '';
  let waiting: ((answer: Answer) => void) | undefined;
  let broken: (error: Error) => void = () => {};
  socket.on('close', () => broken(new Error('the server closed the connection')));
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    received += chunk;
    const answer = parse(received);
    if (!answer || !waiting) return;
    received = '';
    const resolve = waiting;
    waiting = undefined;
    resolve(answer);
  });
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

export function requestText(method: string, path: string, body?: string, headers = ''): string {
  const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}`;
  if (body === undefined) return `${head}\r\n`;
  return `${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
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
