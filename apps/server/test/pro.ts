/** Pro tokens as the server under test accepts them. */

import { issueProToken } from '../src/access/pro-token.ts';
import { deriveKeys, readOrMakeSecret } from '../src/access/secret.ts';

/** A token signed with the key of a server that keeps its data there. */
export function proTokenFor(storage: Readonly<Record<string, string>>, days = 1): Promise<string> {
  const secret = storage.SECRET ?? readOrMakeSecret(storage.DATA_DIR ?? '');
  return issueProToken(deriveKeys(secret)['pro-token'], days);
}
