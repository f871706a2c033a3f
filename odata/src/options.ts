/** One setting of a connection: its place in ODataClientOptions, its default and what it means. */
export interface ConnectionOption {
  readonly name: string;
  readonly type: 'integer';
  readonly default: number;
  /** The least that can be used. @default 1 */
  readonly least?: number;
  readonly description: string;
  /** Environment variable under which a program may offer it. */
  readonly env: string;
}

/** What can be tuned about a connection. The connector takes its defaults from here. */
export const connectionOptions = [
  {
    name: 'timeoutMs',
    type: 'integer',
    default: 30_000,
    env: 'P2C_ODATA_TIMEOUT_MS',
    description: 'Time for one attempt of a request, its token included, in milliseconds.',
  },
  {
    name: 'readRetriesMax',
    type: 'integer',
    default: 3,
    least: 0,
    env: 'P2C_ODATA_READ_RETRIES_MAX',
    description:
      'How often a read is repeated after a broken connection or a passing 5xx. Writes are sent once.',
  },
  {
    name: 'throttleWaitMaxMs',
    type: 'integer',
    default: 60_000,
    least: 0,
    env: 'P2C_ODATA_THROTTLE_WAIT_MAX_MS',
    description:
      'How long a request may wait, in milliseconds, when the system asks to slow down. Longer waits are refused with SYSTEM_THROTTLED.',
  },
  {
    name: 'concurrency',
    type: 'integer',
    default: 16,
    env: 'P2C_ODATA_CONCURRENCY',
    description:
      'Requests under way at the same time per system to begin with, unless Dataverse recommends another number (x-ms-dop-hint). More while answers come, half after a 429.',
  },
  {
    name: 'concurrencyMin',
    type: 'integer',
    default: 1,
    env: 'P2C_ODATA_CONCURRENCY_MIN',
    description: 'The fewest requests under way at the same time that a system is left with after refusals.',
  },
  {
    name: 'concurrencyMax',
    type: 'integer',
    default: 52,
    env: 'P2C_ODATA_CONCURRENCY_MAX',
    description:
      'The most requests under way at the same time per system. Dataverse allows 52 per user and web server.',
  },
  {
    name: 'waitingMax',
    type: 'integer',
    default: 10_000,
    env: 'P2C_ODATA_WAITING_MAX',
    description:
      'Requests per system and lane (interactive, live, backfill) that may wait for their turn; one more is refused with SYSTEM_THROTTLED.',
  },
  {
    name: 'batchSize',
    type: 'integer',
    default: 10,
    env: 'P2C_ODATA_BATCH_SIZE',
    description:
      'Operations in one $batch. Microsoft advises to start near 10 and rather have more requests under way.',
  },
  {
    name: 'bulkSize',
    type: 'integer',
    default: 100,
    env: 'P2C_ODATA_BULK_SIZE',
    description:
      'Records in one CreateMultiple, UpdateMultiple or UpsertMultiple of Dataverse; 100 to 1,000 are advised.',
  },
  {
    name: 'bodyBytesMax',
    type: 'integer',
    default: 4_194_304,
    env: 'P2C_ODATA_BODY_BYTES_MAX',
    description:
      'Bytes of the body of one $batch or bulk message; it holds fewer operations rather than more.',
  },
  {
    name: 'pagesMax',
    type: 'integer',
    default: 10_000,
    env: 'P2C_ODATA_PAGES_MAX',
    description: 'Pages that are followed at most in one read of all pages.',
  },
] as const satisfies readonly ConnectionOption[];

/** Values of the connection options. */
export type ConnectionSettings = Readonly<Record<(typeof connectionOptions)[number]['name'], number>>;

/** What a connection has where nothing is given. */
export const defaultSettings = Object.fromEntries(
  connectionOptions.map(({ name, default: value }) => [name, value]),
) as ConnectionSettings;

/** The longest time that a timer takes; a longer one would be over at once. */
const settingMax = 2 ** 31 - 1;

/** The given settings, else their defaults. Throws a TypeError for a number that is none, too small or too large. */
export function resolveSettings(
  given: { readonly [name in keyof ConnectionSettings]?: number },
): ConnectionSettings {
  const all: readonly (ConnectionOption & { name: keyof ConnectionSettings })[] = connectionOptions;
  const entries = all.map(({ name, default: value, least = 1 }) => {
    const setting = given[name] ?? value;
    if (!Number.isSafeInteger(setting) || setting < least || setting > settingMax)
      throw new TypeError(
        `Expected ${name} as a whole number from ${least} to ${settingMax}, got ${setting}.`,
      );
    return [name, setting] as const;
  });
  const settings = Object.fromEntries(entries) as ConnectionSettings;
  const { concurrencyMin, concurrencyMax } = settings;
  if (concurrencyMin <= concurrencyMax) return settings;
  throw new TypeError(
    `Expected concurrencyMin of at most concurrencyMax (${concurrencyMax}), got ${concurrencyMin}.`,
  );
}
