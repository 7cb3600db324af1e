import { MongoClient } from 'mongodb';
import type { Store } from '../store.ts';
import { openMongoOrganizations } from './organizations.ts';
import { openMongoPolls } from './polls.ts';
import { openMongoRooms } from './rooms.ts';

const DEFAULT_DATABASE = 'showhands';

/** Long enough for the election of a new primary's usual case, short enough for a start to fail while one looks on. */
const SERVER_SELECTION_TIMEOUT_MS = 5000;

/** See `openMongoStore` in `index.ts`. */
export async function openMongoStore(url: string): Promise<Store> {
  const client = openClient(url);
  try {
    const database = client.db(databaseOf(url));
    const rooms = await openMongoRooms(database);
    const polls = await openMongoPolls(database);
    const organizations = await openMongoOrganizations(database);
    return {
      rooms,
      polls,
      organizations,
      async ping() {
        // Asks the primary, and rejects where there is none to write to.
        await database.command({ ping: 1 });
      },
      close: () => client.close(),
    };
  } catch (error) {
    await client.close();
    const hosts = client.options.srvHost ?? client.options.hosts.join(', ');
    throw new Error(`MongoDB at ${hosts} can't be used: ${reasonOf(error)}.`, { cause: error });
  }
}

function openClient(url: string): MongoClient {
  try {
    return new MongoClient(url, {
      appName: 'showhands',
      serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
      // What was answered survives the loss of a node. Reads, too, see only such: a save on top of a version that an
      // election undoes could meet another one of the same number.
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
      readPreference: 'primary',
    });
  } catch (error) {
    // No cause: the driver's own message may quote the URL, and with it the password.
    const reason = reasonOf(error);
    throw new Error(`The MongoDB URL can't be used${reason.includes('//') ? '' : `: ${reason}`}.`);
  }
}

function databaseOf(url: string): string {
  // The driver's own default, `test`, can't be told from a name that was given.
  const [, name] = /^[^/]*\/\/[^/?]*\/([^?]+)/.exec(url) ?? [];
  return name ? decodeURIComponent(name) : DEFAULT_DATABASE;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s*\n\s*/g, ' ').replace(/\.$/, '');
}
