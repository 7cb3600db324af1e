/** `npm run docs`: writes the tables of the documents anew, from what is said beside the elements' code. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DOCUMENTS } from './documents.ts';
import { readManifest } from './elements-manifest.ts';
import { withTables } from './tables.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const elements = readManifest();
for (const document of DOCUMENTS) {
  const path = join(root, document);
  writeFileSync(path, withTables(readFileSync(path, 'utf8'), elements));
}
