/** `npm run cli -- <command>`: chores that need the server's secret. */

import { parseArgs } from 'node:util';
import { issueProToken } from './access/pro-token.ts';
import { deriveKeys, readOrMakeSecret } from './access/secret.ts';
import { readConfig } from './config.ts';

const HELP = `npm run cli -- pro-token [--days N]   print a proToken that is valid for N days (1-3650, default 365)
npm run cli -- help                   print this

It reads the same settings as the server: SECRET, else the secret in DATA_DIR.`;

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { days: { type: 'string', default: '365' } },
  });
  await run(positionals[0] ?? 'help', values.days);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(command: string, daysText: string): Promise<void> {
  if (command === 'help') return console.log(HELP);
  if (command !== 'pro-token') throw new Error(`There is no command "${command}".\n${HELP}`);
  const days = /^\d{1,4}$/.test(daysText) ? Number(daysText) : 0;
  if (days < 1 || days > 3650)
    throw new Error(`--days: "${daysText}" is not allowed; it must be a whole number from 1 to 3650.`);
  const config = readConfig(process.env);
  const keys = deriveKeys(config.secret ?? readOrMakeSecret(config.dataDir));
  console.log(await issueProToken(keys['pro-token'], days));
}
