import { existsSync, readFileSync } from 'node:fs';
import { type ConnectionSettings, connectionOptions, resolveSettings } from '@p2c/odata';
import { Command, InvalidArgumentError, Option } from 'commander';
import { parseBusinessUnits } from './company-map.ts';
import { flagOf, type OptionDefinition, type OptionType, options } from './options.ts';

/** The settings of one start, parsed and checked once; nothing else reads the environment. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly reset: boolean;
  readonly logLevel: string;
  readonly company: string;
  /** Companies of single business units, by GUID. */
  readonly businessUnits: Readonly<Record<string, string>>;
  /** Undefined for that of `company`. */
  readonly productCompany: string | undefined;
  readonly operationCostMax: number;
  readonly operationBytesMax: number;
  readonly operationTimeoutMs: number;
  readonly systems: SandboxSystems | ExternalSystems;
  readonly ownership: string | undefined;
  /** Undefined for the queue inside the process. */
  readonly redisUrl: string | undefined;
  readonly deltaIntervalMs: number;
  readonly compareIntervalMs: number;
  readonly scanIntervalMs: number;
  readonly resyncIntervalMs: number;
  readonly syncConcurrency: number;
  readonly pauseSync: boolean;
  /** How requests to both systems are made. */
  readonly connection: ConnectionSettings;
}

export interface SandboxSystems {
  readonly kind: 'sandbox';
  readonly salesPort: number;
  readonly financeOperationsPort: number;
  readonly requireTokens: boolean;
}

export interface ExternalSystems {
  readonly kind: 'external';
  readonly salesUrl: string;
  readonly financeOperationsUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authority: string;
}

/** A setting that cannot be used; the message names what was expected and what was got. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'INVALID_CONFIGURATION';
}

/**
 * Reads flags, then environment, then defaults. `--help` and malformed values end the process through commander
 * (exit codes 0 and 2); rules across settings throw a ConfigError.
 */
export function readConfig(argv: readonly string[], { envFile = '.env' } = {}): Config {
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  dropFalseFlags();
  const command = createCommand();
  command.parse([...argv], { from: 'user' });
  return normalize(command.opts());
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The command line as commander knows it; exported for the documentation. */
export function createCommand(): Command {
  const command = new Command('npm start --')
    .description(
      'Start the Prospect-to-Cash gateway: the GraphQL supergraph over Dynamics 365 Sales and Finance & Operations, with live sync. Without addresses of external systems both are emulated.',
    )
    .version(version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print this.')
    .configureHelp({ helpWidth: 110 })
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  for (const definition of options) command.addOption(createOption(definition));
  return command;
}

/** Commander takes any value of a flag's variable for true; `P2C_RESET=false` must not delete anything. */
function dropFalseFlags(): void {
  for (const { type, env } of options) {
    if (type !== 'flag' || process.env[env] === undefined) continue;
    const value = process.env[env];
    if (/^(false|0|no|)$/i.test(value)) delete process.env[env];
    else if (!/^(true|1|yes)$/i.test(value))
      throw new ConfigError(`Expected true or false in ${env}, got "${value}".`);
  }
}

function createOption(definition: OptionDefinition): Option {
  const flags =
    definition.type === 'flag'
      ? `--${definition.name}`
      : `--${definition.name} <${placeholders[definition.type]}>`;
  const option = new Option(flags, definition.description)
    .env(definition.env)
    .helpGroup(`${definition.group}:`);
  if (definition.default !== undefined) option.default(definition.default);
  if (definition.type !== 'flag')
    option.argParser((text) => parsers[definition.type as Exclude<OptionType, 'flag'>](text, definition));
  return option;
}

/** What stands for a value in `--help` and in the documentation. */
export const placeholders: Readonly<Record<Exclude<OptionType, 'flag'>, string>> = {
  port: 'port',
  integer: 'number',
  url: 'url',
  text: 'text',
  path: 'path',
  company: 'code',
  businessUnits: 'pairs',
  redisUrl: 'url',
  level: 'level',
};

type OptionValue = string | number | Readonly<Record<string, string>>;

function refuse<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

const levels = ['silent', 'error', 'warn', 'info', 'debug'];

const parsers: Record<
  Exclude<OptionType, 'flag'>,
  (text: string, definition: OptionDefinition) => OptionValue
> = {
  businessUnits: (text) => refuse(() => parseBusinessUnits(text)),
  port: (text) => integer(text, 0, 65_535),
  integer: (text, { least = 1 }) => integer(text, least, 2_147_483_647),
  url: (text) => {
    if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
      throw new InvalidArgumentError(`Expected an http or https URL, got "${text}".`);
    }
    return text;
  },
  redisUrl: (text) => {
    if (!URL.canParse(text) || !/^rediss?:$/.test(new URL(text).protocol)) {
      throw new InvalidArgumentError('Expected a redis:// or rediss:// URL, got another text.');
    }
    return text;
  },
  text: nonEmpty,
  path: nonEmpty,
  company: (text) => {
    if (!/^[A-Za-z0-9]{1,4}$/.test(text))
      throw new InvalidArgumentError(`Expected 1 to 4 letters or digits, got "${text}".`);
    return text.toLowerCase();
  },
  level: (text) => {
    if (!levels.includes(text))
      throw new InvalidArgumentError(`Expected one of ${levels.join(', ')}, got "${text}".`);
    return text;
  },
};

function integer(text: string, least: number, most: number): number {
  if (!/^\d+$/.test(text) || Number(text) < least || Number(text) > most) {
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}, got "${text}".`);
  }
  return Number(text);
}

function nonEmpty(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Expected a value, got an empty text.');
  return text;
}

type Parsed = Readonly<Record<string, OptionValue | boolean | undefined>>;

/** Rules across settings, checked once. */
function normalize(parsed: Parsed): Config {
  return {
    port: parsed.port as number,
    host: parsed.host as string,
    dataDir: parsed.dataDir as string,
    reset: parsed.reset as boolean,
    logLevel: parsed.logLevel as string,
    company: parsed.company as string,
    businessUnits: (parsed.businessUnits ?? {}) as Record<string, string>,
    productCompany: parsed.productCompany as string | undefined,
    operationCostMax: parsed.operationCostMax as number,
    operationBytesMax: parsed.operationBytesMax as number,
    operationTimeoutMs: parsed.operationTimeoutMs as number,
    systems: systemsOf(parsed),
    ownership: parsed.ownership as string | undefined,
    redisUrl: parsed.redisUrl as string | undefined,
    deltaIntervalMs: parsed.deltaIntervalMs as number,
    compareIntervalMs: parsed.compareIntervalMs as number,
    scanIntervalMs: parsed.scanIntervalMs as number,
    resyncIntervalMs: parsed.resyncIntervalMs as number,
    syncConcurrency: parsed.syncConcurrency as number,
    pauseSync: parsed.pauseSync as boolean,
    connection: connectionOf(parsed),
  };
}

function connectionOf(parsed: Parsed): ConnectionSettings {
  const camelCase = (flag: string) => flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const given = connectionOptions.map(({ name, env }) => [name, parsed[camelCase(flagOf(env))]]);
  try {
    return resolveSettings(Object.fromEntries(given) as ConnectionSettings);
  } catch (error) {
    throw new ConfigError((error as Error).message);
  }
}

function systemsOf(parsed: Parsed): SandboxSystems | ExternalSystems {
  const { salesUrl, financeOperationsUrl, tenantId, clientId, clientSecret } = parsed;
  if (salesUrl === undefined && financeOperationsUrl === undefined) {
    return {
      kind: 'sandbox',
      salesPort: parsed.salesPort as number,
      financeOperationsPort: parsed.financeOperationsPort as number,
      requireTokens: parsed.sandboxAuth as boolean,
    };
  }
  const given = { salesUrl, financeOperationsUrl, tenantId, clientId, clientSecret };
  const missing = Object.entries(given).filter(([, value]) => value === undefined);
  if (missing.length > 0) {
    const flags = missing.map(
      ([name]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    );
    throw new ConfigError(
      `Expected both systems and their credentials together, got no ${flags.join(', ')}. Leave out --sales-url and --finance-operations-url to use the sandbox.`,
    );
  }
  return {
    kind: 'external',
    ...(given as Record<keyof typeof given, string>),
    authority: parsed.authority as string,
  };
}
