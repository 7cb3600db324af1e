import { issueProToken } from '../access/pro-token.ts';
import { deriveKeys, readOrMakeSecret } from '../access/secret.ts';
import { readConfig } from '../config.ts';

export async function printProToken(daysText = '365'): Promise<void> {
  const days = /^\d{1,4}$/.test(daysText) ? Number(daysText) : 0;
  if (days < 1 || days > 3650)
    throw new Error(`--days: "${daysText}" is not allowed; it must be a whole number from 1 to 3650.`);
  const config = readConfig(process.env);
  const keys = deriveKeys(config.secret ?? readOrMakeSecret(config.dataDir));
  console.log(await issueProToken(keys['pro-token'], days));
}
