import { type ChangePage, type ODataClient, ODataError, type ODataRecord } from '@p2c/odata';
import { models } from '../mapping/testing/shipped-rules.ts';
import type { Process, Wire } from './wire.ts';

type Values = Readonly<Record<string, unknown>>;

/** Accounts in memory, with change tracking in small pages. For faults that the sandbox cannot be told to have. */
export interface FakeSales {
  readonly accounts: ReadonlyMap<string, ODataRecord>;
  put(accountid: string, values: Values): void;
  remove(accountid: string): void;
  /** From now on nobody can ask for changes. */
  breakChangeTracking(): void;
  /** Something else changed in Sales: versions count for all tables together, so links move on. */
  changeElsewhere(): void;
  /** Delta links given out so far are too old from now on. */
  expireDeltaLinks(): void;
  connect(process: Process, wire: Wire): ODataClient;
}

const rowsPerPage = 3;

export function createFakeSales(): FakeSales {
  const accounts = new Map<string, ODataRecord>();
  /** The last change of each record, by its number in the order of changes. */
  const changes = new Map<string, number>();
  let lastChange = 0;
  let oldestLink = 0;
  let isBroken = false;

  const changed = (accountid: string) => {
    lastChange += 1;
    changes.set(accountid, lastChange);
  };

  /** A link says from which change to which, and after which change the page begins. */
  const page = (since: number, until: number, after: number): ChangePage => {
    const rows = [...changes]
      .filter(([id, change]) => change > after && change <= until && (since > 0 || accounts.has(id)))
      .toSorted(([, a], [, b]) => a - b);
    const shown = rows.slice(0, rowsPerPage);
    const ids = shown.map(([id]) => id);
    const last = shown.at(-1)?.[1] ?? until;
    return {
      changed: ids.map((id) => accounts.get(id)).filter((record) => record !== undefined),
      deleted: ids.filter((id) => !accounts.has(id)),
      ...(rows.length > rowsPerPage
        ? { nextLink: `next ${since} ${until} ${last}` }
        : { deltaLink: `delta ${until}` }),
    };
  };

  const follow = (link: string | undefined): ChangePage => {
    if (isBroken) throw new ODataError('SERVER', 'Changes cannot be read.');
    if (link === undefined) return page(0, lastChange, 0);
    const [kind, ...numbers] = link.split(' ');
    const [since = 0, until = 0, after = 0] = numbers.map(Number);
    if (kind === 'next') return page(since, until, after);
    if (since < oldestLink) throw new ODataError('DELTA_LINK_EXPIRED', 'The link is too old.');
    return page(since, lastChange, since);
  };

  return {
    accounts,
    put(accountid, values) {
      accounts.set(accountid, { ...accounts.get(accountid), ...values, accountid });
      changed(accountid);
    },
    remove(accountid) {
      accounts.delete(accountid);
      changed(accountid);
    },
    breakChangeTracking() {
      isBroken = true;
    },
    changeElsewhere() {
      lastChange += 1;
    },
    expireDeltaLinks() {
      oldestLink = lastChange + 1;
      lastChange += 1;
    },
    connect: (process, wire) => ({
      ...refuseEverything('SALES'),
      system: 'SALES',
      model: models.SALES,
      get: (_entitySet, key) =>
        wire.read(process, () => (key.kind === 'guid' ? accounts.get(key.value) : undefined)),
      async *readKeys({ keys }) {
        const ids = keys.flat();
        const found = await wire.read(process, () => ids.map((id) => accounts.get(id)));
        yield { records: found.filter((record) => record !== undefined) };
      },
      // It has no definitions, and so no column security.
      readResource: async () => ({ status: 501, headers: {}, body: '' }),
      changes: (_query, from) => wire.read(process, () => follow(from)),
    }),
  };
}

/** The rest of the interface: what no test asks for. */
export function refuseEverything(system: ODataClient['system']): Omit<ODataClient, 'system' | 'model'> {
  const refuse = () => {
    throw new Error(`The double of ${system} has no such request.`);
  };
  return {
    get: refuse,
    list: refuse,
    pages: refuse,
    readKeys: refuse,
    create: refuse,
    update: refuse,
    upsert: refuse,
    delete: refuse,
    changeSet: refuse,
    writeMany: refuse,
    readResource: refuse,
    sendResource: refuse,
    action: refuse,
    changes: refuse,
    close: async () => {},
  };
}
