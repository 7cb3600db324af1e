/** `npm run cli -- <command>`: chores that need the server's secret or its database. */

import { parseArgs } from 'node:util';
import { createKey, listKeys, revokeKey } from './cli/keys.ts';
import { createOrganization, listOrganizations } from './cli/organizations.ts';
import { printProToken } from './cli/pro-token.ts';

const HELP = `npm run cli -- keys list                 who may use the API, and when they last did
npm run cli -- keys create NAME          make an API key and print it, this once
    [--organization ID]                    whose key it is (default: the default organization's)
    [--scopes polls,platform,meetings]     what it may be used for (default: all)
npm run cli -- keys revoke ID            end a key, at once and for good
npm run cli -- organizations list
npm run cli -- organizations create NAME [--plan grow|build]
npm run cli -- pro-token [--days N]      print a proToken that is valid for N days (1-3650, default 365)
npm run cli -- help                      print this

It reads the same settings as the server: DATA_DIR, or MONGODB_URL and SECRET.`;

export type Options = Readonly<Record<'days' | 'organization' | 'scopes' | 'plan', string | undefined>>;

/** What a command is given besides its name: an operand, where it takes one, and the options. */
type Command = (operand: string | undefined, options: Options) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  help: async () => console.log(HELP),
  'keys list': listKeys,
  'keys create': createKey,
  'keys revoke': revokeKey,
  'organizations list': listOrganizations,
  'organizations create': createOrganization,
  'pro-token': (_operand, { days }) => printProToken(days),
};

try {
  const text = { type: 'string' } as const;
  const {
    positionals,
    values: { help, ...values },
  } = parseArgs({
    allowPositionals: true,
    options: {
      days: text,
      organization: text,
      scopes: text,
      plan: text,
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [first = 'help', second, ...rest] = help ? [] : positionals;
  const one = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  const two = COMMANDS[`${first} ${second}`];
  const options: Options = {
    days: undefined,
    organization: undefined,
    scopes: undefined,
    plan: undefined,
    ...values,
  };
  if (one) await one(second, options);
  else if (two) await two(rest[0], options);
  else throw new Error(`There is no command "${positionals.join(' ')}".\n${HELP}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
