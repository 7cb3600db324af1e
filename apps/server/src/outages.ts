/** A database that fails: everybody hears so in the documented words, whatever they asked for. */

import type { Store } from '@showhands/store';
import type { Logger } from 'pino';
import { unavailable } from './refuse.ts';

/** The same store, whose calls are refused as `unavailable` where they fail, and logged. What it promises stays so. */
export function refuseOutages(store: Store, log: Logger): Store {
  function refusing<Part extends object>(part: string, methods: Part): Part {
    const entries = Object.entries(methods).map(([name, method]) => {
      if (typeof method !== 'function') return [name, method];
      const refuse = (error: unknown) => {
        log.error({ err: withoutContents(error), call: `${part}.${name}` }, 'the database failed');
        throw unavailable();
      };
      const call = (...args: unknown[]) => {
        const answer = method(...args);
        // What is read piece by piece is no promise: it fails where it is read.
        return answer instanceof Promise ? answer.catch(refuse) : answer;
      };
      return [name, call];
    });
    return Object.fromEntries(entries) as Part;
  }

  return {
    ...store,
    rooms: refusing('rooms', store.rooms),
    polls: refusing('polls', store.polls),
    organizations: refusing('organizations', store.organizations),
  };
}

/** Drivers hang what was to be written on their errors: names and votes, which no log may hold. */
function withoutContents(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'no error' };
  const { name, message, stack } = error;
  return { type: name, message, stack, ...('code' in error && { code: error.code }) };
}
