/** `npm run bench -- rooms`, or `polls`: what this product costs over a bare implementation, both measured in the same run. */

import { benchPolls } from './polls/bench.ts';
import { benchRooms } from './rooms/bench.ts';

const benches: Readonly<Record<string, () => Promise<void>>> = {
  rooms: benchRooms,
  polls: benchPolls,
};

const name = process.argv[2] ?? '';
const bench = benches[name];
if (bench) {
  await bench();
} else {
  console.error(`Which benchmark? npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exit(1);
}
