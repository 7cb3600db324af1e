/** `npm start`: reads the settings, starts the server, and stops it in good order. */

import { setFlagsFromString } from 'node:v8';
import { ConfigError, helpText, readConfig } from './config.ts';

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Node ${process.versions.node} is too old: start with "npm start", which brings Node 24 along.`,
  );
  process.exit(1);
}
const [argument] = process.argv.slice(2);
if (argument === '--help' || argument === '-h') {
  console.log(helpText());
  process.exit(0);
}
if (argument !== undefined) {
  console.error(`There is no argument ${argument}; settings come from the environment, see --help.`);
  process.exit(1);
}
// Objects of requests that wait for a save outlive a collection, and then die with the answer. V8 may conclude that such
// objects live long, and keep what else they lead to, too: measured, that took a quarter of the votes a second.
setFlagsFromString('--no-allocation-site-pretenuring');
// What is stored here is nobody else's: names and votes no less than the secret.
process.umask(0o077);

/** How long a stop may take before it is forced: what orchestrators wait for, less some. */
const STOP_MS = 8_000;

try {
  const config = readConfig(process.env);
  const [{ startApp }, { createLog }] = await Promise.all([import('./app.ts'), import('./log.ts')]);
  const log = createLog(config.logLevel);
  const app = await startApp({ config, log });
  if (!config.rateLimits)
    log.warn('RATE_LIMITS=off: nothing is limited. Never run a public server like this.');
  if (app.newKey) {
    // Not a log line: logs are kept, and shipped elsewhere.
    console.error(`The first API key, shown only this once: ${app.newKey}`);
  }
  log.info({ store: config.mongodbUrl ? 'mongodb' : 'sqlite', port: app.port }, `Showhands is at ${app.url}`);

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info(`${signal}: stopping`);
    setTimeout(() => {
      log.error('the stop took too long and was forced');
      process.exit(1);
    }, STOP_MS).unref();
    await app.stop();
    log.info('stopped; everything is stored');
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  console.error(error instanceof ConfigError || error instanceof Error ? error.message : error);
  process.exit(1);
}
