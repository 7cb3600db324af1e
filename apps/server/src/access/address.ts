/** Where a request came from, as a keyed hash: the raw address goes no further than this file. */

import { createHmac, createSecretKey } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv6, type Socket } from 'node:net';

export type AddressHash = (request: IncomingMessage) => string;

/** `trustProxy` n: the nth entry from the right of X-Forwarded-For; 0: the connection's own address. */
export function createAddressHash(secret: Buffer, trustProxy: number): AddressHash {
  const key = createSecretKey(secret);
  const hashOf = (address: string) =>
    createHmac('sha256', key).update(network(address)).digest('base64url').slice(0, 22);
  // A connection's own address stays what it is: hashing it for each request costs as much as parsing one.
  const known = new WeakMap<Socket, string>();

  return (request) => {
    if (trustProxy > 0) return hashOf(clientAddress(request, trustProxy));
    const hash = known.get(request.socket) ?? hashOf(clientAddress(request, 0));
    known.set(request.socket, hash);
    return hash;
  };
}

function clientAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, trustProxy: number): string {
  const own = request.socket.remoteAddress ?? '';
  if (trustProxy === 0) return own;
  const entries = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((entry) => withoutPort(entry.trim()));
  return entries.at(-trustProxy) || own;
}

/** Some proxies write the client's port, too, which is another one for each connection. */
function withoutPort(entry: string): string {
  const [, inBrackets, beforePort] = /^\[(.*)\](?::\d+)?$|^([^:]*):\d+$/.exec(entry) ?? [];
  return inBrackets ?? beforePort ?? entry;
}

/** One household or office: an IPv4 address (also when mapped into IPv6), or the /64 of an IPv6 one. */
export function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
