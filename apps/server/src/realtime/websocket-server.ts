import { type ServerOptions, WebSocketServer } from 'ws';

/** How long a client that is told to close may take to say so: a few round trips on a bad connection. */
export const CLOSE_MS = 2_000;

/** That of `ws`, which would wait half a minute for half-open connections when it closes them. */
export class PromptWebSocketServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    // The types don't know this option yet.
    const closing = { closeTimeout: CLOSE_MS };
    super({ ...options, ...closing });
  }
}
