import { type ODataClient, ODataError, type ODataRecord } from '@p2c/odata';
import { foldKey, type PlainQuery, plainGet, plainList } from './plain-query.ts';

/** Reads that wait to go together. */
export interface ReadStack extends Pick<ODataClient, 'get' | 'list'> {
  /** Sends what waits. */
  send(): void;
}

/** One read that waits: it gets the records under its key, however many there are. */
interface Waiting {
  readonly query: PlainQuery;
  readonly resolve: (records: readonly ODataRecord[]) => void;
  readonly reject: (error: unknown) => void;
  /** The same by itself. */
  readonly alone: () => Promise<readonly ODataRecord[]>;
}

/**
 * Reads by key of one table and the same columns become one `readKeys`. Keys that are no plain text go by themselves,
 * and so does everything when the system refuses a request for many: one odd key is no trouble of the others.
 */
export function createReadStack(client: ODataClient): ReadStack {
  /** By table, columns and what the records are known by. */
  let waiting = new Map<string, Waiting[]>();

  const add = (query: PlainQuery, alone: Waiting['alone']) =>
    new Promise<readonly ODataRecord[]>((resolve, reject) => {
      const { key: _, top: __, ...shape } = query;
      const name = JSON.stringify(shape);
      const others = waiting.get(name);
      const one = { query, resolve, reject, alone };
      if (others === undefined) waiting.set(name, [one]);
      else others.push(one);
    });

  const readAll = async (group: readonly Waiting[], { entitySet, by, select, expand }: PlainQuery) => {
    const keys = [...new Map(group.map(({ query: { key } }) => [foldKey(key), key])).values()];
    const found = new Map<string, ODataRecord[]>();
    const asked = { entitySet, by, keys, select: [...new Set([...select, ...by])], expand };
    for await (const { records } of client.readKeys(asked))
      for (const record of records) {
        const key = foldKey(by.map((property) => String(record[property])));
        const others = found.get(key);
        if (others === undefined) found.set(key, [record]);
        else others.push(record);
      }
    return found;
  };

  const answer = async (group: readonly Waiting[]) => {
    const [first] = group;
    if (first === undefined) return;
    if (group.length === 1) return void first.alone().then(first.resolve, first.reject);
    try {
      const found = await readAll(group, first.query);
      // All in one go: who is let go first must not find itself alone at its next request.
      for (const { query, resolve } of group) resolve(found.get(foldKey(query.key)) ?? []);
    } catch (error) {
      for (const one of group)
        if (isOfOne(error)) void one.alone().then(one.resolve, one.reject);
        else one.reject(error);
    }
  };

  return {
    async get(entitySet, key, options) {
      const query = plainGet(client, entitySet, key, options);
      if (query === undefined) return client.get(entitySet, key, options);
      const alone = async () => {
        const record = await client.get(entitySet, key, options);
        return record === undefined ? [] : [record];
      };
      return (await add(query, alone))[0];
    },
    async list(query, options) {
      const plain = plainList(query, options);
      if (plain === undefined) return client.list(query, options);
      const alone = async () => (await client.list(query, options)).records;
      return { records: (await add(plain, alone)).slice(0, plain.top) };
    },
    send() {
      const groups = waiting;
      waiting = new Map();
      for (const group of groups.values()) void answer(group);
    },
  };
}

/** Whether a system refuses the request, which may be for one of its keys, rather than being in trouble itself. */
function isOfOne(error: unknown): boolean {
  if (!(error instanceof ODataError)) return false;
  return error.code === 'BAD_REQUEST' || error.code === 'NOT_FOUND' || error.code === 'INVALID_ANSWER';
}
