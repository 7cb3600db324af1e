/** The settings, all from the environment: what they are called, what they default to, and what is allowed. */

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly mongodbUrl: string | undefined;
  readonly secret: string | undefined;
  readonly bootstrapApiKey: string | undefined;
  readonly rateLimits: boolean;
  readonly trustProxy: number;
  readonly skipStory: boolean;
  readonly observerSwitch: boolean;
  readonly openControls: boolean;
  readonly proForAll: boolean;
  readonly logLevel: string;
}

/** A setting that can't be used: one line that names it, what was given and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

interface Setting<Value> {
  readonly name: string;
  readonly fallback: string;
  readonly meaning: string;
  readonly allowed: string;
  /** Undefined where the text isn't allowed. */
  read(text: string): Value | undefined;
  /** Secrets are not repeated in messages. */
  readonly isSecret?: boolean;
}

const SETTINGS = {
  port: whole('PORT', 3000, 0, 65_535, 'where it listens (0: any free port)'),
  host: text('HOST', '0.0.0.0', 'the address it listens on', 'an address or a host name', /^\S+$/),
  publicUrl: {
    name: 'PUBLIC_URL',
    fallback: '',
    meaning: 'what it calls itself; http://localhost:PORT unless set',
    allowed: 'an http(s) URL without a path',
    // As browsers write it, in small letters and without a port that goes without saying: pages' origins are compared with it.
    read: (given) => (given === '' ? '' : readOrigin(given)),
  },
  dataDir: text('DATA_DIR', './data', 'the embedded database and the generated secret', 'a folder', /./),
  mongodbUrl: {
    ...text(
      'MONGODB_URL',
      '',
      'use MongoDB instead of the embedded database',
      'a mongodb:// or mongodb+srv:// URL',
      /^mongodb(\+srv)?:\/\/\S+$/,
    ),
    isSecret: true,
  },
  secret: {
    ...text(
      'SECRET',
      '',
      'the root secret; generated once into DATA_DIR unless set; required with MONGODB_URL',
      '32 characters or more',
      /^.{32,}$/,
    ),
    isSecret: true,
  },
  bootstrapApiKey: {
    ...text(
      'BOOTSTRAP_API_KEY',
      '',
      "the first start's API key; unless set, one is made up and printed once",
      'sk_ and 8 to 200 letters, digits, - or _',
      /^sk_[\w-]{8,200}$/,
    ),
    isSecret: true,
  },
  rateLimits: flag('RATE_LIMITS', 'on', 'off only for load and soak tests', 'on', 'off'),
  trustProxy: whole('TRUST_PROXY', 0, 0, 10, 'n: the client is the nth X-Forwarded-For entry from the right'),
  skipStory: flag('FEATURE_SKIP_STORY', 'true', 'stories can be skipped'),
  observerSwitch: flag('FEATURE_OBSERVER_SWITCH', 'true', 'observers can become voters'),
  openControls: flag('FEATURE_OPEN_CONTROLS', 'false', 'everybody but observers can reveal'),
  proForAll: flag('PRO_FOR_ALL', 'false', 'Pro features need no token'),
  logLevel: text(
    'LOG_LEVEL',
    'info',
    'what is logged',
    'fatal, error, warn, info, debug or silent',
    /^(fatal|error|warn|info|debug|silent)$/,
  ),
} satisfies Record<string, Setting<unknown>>;

/** Reads the settings; throws a `ConfigError` for the first wrong one. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = <Value>(setting: Setting<Value>): Value => {
    const given = env[setting.name]?.trim() || setting.fallback;
    const value = setting.read(given);
    if (value !== undefined) return value;
    const shown = setting.isSecret ? 'what is given' : JSON.stringify(given);
    throw new ConfigError(`${setting.name}: ${shown} is not allowed; it must be ${setting.allowed}.`);
  };
  const port = read(SETTINGS.port);
  const config: Config = {
    port,
    host: read(SETTINGS.host),
    publicUrl: read(SETTINGS.publicUrl) || `http://localhost:${port}`,
    dataDir: read(SETTINGS.dataDir),
    mongodbUrl: read(SETTINGS.mongodbUrl) || undefined,
    secret: read(SETTINGS.secret) || undefined,
    bootstrapApiKey: read(SETTINGS.bootstrapApiKey) || undefined,
    rateLimits: read(SETTINGS.rateLimits),
    trustProxy: read(SETTINGS.trustProxy),
    skipStory: read(SETTINGS.skipStory),
    observerSwitch: read(SETTINGS.observerSwitch),
    openControls: read(SETTINGS.openControls),
    proForAll: read(SETTINGS.proForAll),
    logLevel: read(SETTINGS.logLevel),
  };
  if (env.REDIS_URL) {
    throw new ConfigError(
      'REDIS_URL: this version cannot share live events between nodes yet; it must be unset.',
    );
  }
  if (config.mongodbUrl && !config.secret) {
    throw new ConfigError(
      'SECRET: nothing is given; with MONGODB_URL it must be 32 characters or more, the same on every node.',
    );
  }
  return config;
}

/** What `--help` prints. */
export function helpText(): string {
  const rows = Object.values(SETTINGS).map(({ name, fallback, meaning }) => {
    return `  ${name.padEnd(24)} ${(fallback || '-').padEnd(10)} ${meaning}`;
  });
  return [
    'Showhands: planning-poker rooms and polls for any web page.',
    '',
    'npm start            serve (PORT=8080 npm start, and so on)',
    'npm run cli -- help  API keys, Pro tokens and other chores',
    '',
    'Settings (environment variable, default, meaning):',
    ...rows,
    '',
  ].join('\n');
}

function text(
  name: string,
  fallback: string,
  meaning: string,
  allowed: string,
  pattern: RegExp,
): Setting<string> {
  return {
    name,
    fallback,
    meaning,
    allowed,
    read: (given) => (given === '' || pattern.test(given) ? given : undefined),
  };
}

function readOrigin(given: string): string | undefined {
  const isAddress = /^https?:\/\/[^/\s?#@]+\/?$/i.test(given) && URL.canParse(given);
  return isAddress ? new URL(given).origin : undefined;
}

function whole(name: string, fallback: number, min: number, max: number, meaning: string): Setting<number> {
  return {
    name,
    fallback: String(fallback),
    meaning,
    allowed: `a whole number from ${min} to ${max}`,
    read(given) {
      const number = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
      return number >= min && number <= max ? number : undefined;
    },
  };
}

function flag(name: string, fallback: string, meaning: string, yes = 'true', no = 'false'): Setting<boolean> {
  return {
    name,
    fallback,
    meaning,
    allowed: `${yes} or ${no}`,
    read: (given) => (given === yes ? true : given === no ? false : undefined),
  };
}
