/** A way to a MongoDB server that loses answers on demand: the command was carried out, the caller can't know. */

import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface LossyProxy {
  readonly url: string;
  /** Breaks the connection instead of answering the next `count` commands of this name, and after each runs `then`. */
  loseAnswers(command: string, count: number, then?: () => Promise<void>): void;
  /** How many answers were lost so far. */
  lost(): number;
  close(): Promise<void>;
}

export async function openLossyProxy(target: string): Promise<LossyProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let victim = '';
  let remaining = 0;
  let lost = 0;
  let afterwards = async () => {};
  // New connections wait for it, so that what happens "meanwhile" happens before the driver's next attempt.
  let pause = Promise.resolve();

  const server = createServer(async (client) => {
    sockets.add(client);
    client.on('error', () => {});
    client.pause();
    await pause;
    const upstream = connect(Number(port), hostname);
    sockets.add(upstream);
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    let doomed = false;
    client.on('data', (data) => {
      // An OP_MSG's command is the first key of its document: header, flags, section kind, length, type, name.
      if (remaining > 0 && data.toString('latin1', 26, 26 + victim.length + 1) === `${victim}\0`) {
        doomed = true;
        remaining--;
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (!doomed) {
        client.write(data);
        return;
      }
      lost++;
      pause = afterwards();
      // All of them: the driver must not find another way before the pause is over.
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    });
    client.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    loseAnswers(command, count, then = async () => {}) {
      victim = command;
      remaining = count;
      afterwards = then;
    },
    lost: () => lost,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
