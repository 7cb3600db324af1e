/**
 * `npm run package`: stages `@showhands/elements` as it is published, in `dist/npm/elements`, or in the folder that is
 * named as argument.
 */

import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stageElements } from './stage.ts';

const [named] = process.argv.slice(2);
const folder = named ? resolve(named) : fileURLToPath(new URL('../../dist/npm/elements', import.meta.url));
await stageElements(folder);
console.log(`Staged in ./${relative(process.cwd(), folder)}, for npm pack and npm publish.`);
