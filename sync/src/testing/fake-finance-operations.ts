import {
  type FilterExpression,
  type ODataClient,
  ODataError,
  type ODataRecord,
  type OperationOutcome,
  type RecordValues,
  type WriteOperation,
  type WriteOutcome,
} from '@p2c/odata';
import { foldNumber } from '../fold-number.ts';
import { models } from '../mapping/testing/shipped-rules.ts';
import { refuseEverything } from './fake-sales.ts';
import type { Process, Wire } from './wire.ts';

export interface AcceptedWrite {
  readonly operation: 'create' | 'update';
  readonly number: string;
  readonly values: RecordValues;
}

/** Customers of one company in memory. */
export interface FakeFinanceOperations {
  /** By folded number. More than one under a number only where the weakness allows it. */
  readonly customers: ReadonlyMap<string, readonly ODataRecord[]>;
  /** What clients had carried out, oldest first. */
  readonly accepted: readonly AcceptedWrite[];
  /** Companies that the application user may not read. */
  readonly closed: Set<string>;
  /** As a person who works in F&O. */
  put(number: string, values: RecordValues): void;
  remove(number: string): void;
  connect(process: Process, wire: Wire): ODataClient;
}

/** Promises that F&O keeps and that a test takes away, to see that it would notice. */
export type Weakness = 'ignores versions' | 'takes a number twice';

/** Operations in one request of `writeMany`. */
const batchSize = 2;

export function createFakeFinanceOperations(weakness?: Weakness): FakeFinanceOperations {
  const customers = new Map<string, ODataRecord[]>();
  const accepted: AcceptedWrite[] = [];
  const closed = new Set<string>();
  let version = 0;

  const store = (before: ODataRecord, values: RecordValues): ODataRecord => {
    version += 1;
    const stored = Object.entries(values).map(([name, value]) => [
      name,
      value === null ? '' : typeof value === 'string' ? value.trimEnd() : value,
    ]);
    return { ...before, ...Object.fromEntries(stored), '@odata.etag': `W/"${version}"` };
  };
  const first = (number: string) => customers.get(foldNumber(number))?.[0];
  const replace = (number: string, record: ODataRecord) => {
    const [, ...others] = customers.get(foldNumber(number)) ?? [];
    customers.set(foldNumber(number), [record, ...others]);
  };

  const create = (values: RecordValues): WriteOutcome => {
    const number = String(values.CustomerAccount);
    const there = customers.get(foldNumber(number)) ?? [];
    if (there.length > 0 && weakness !== 'takes a number twice')
      return { kind: 'duplicate', message: 'The record already exists.' };
    customers.set(foldNumber(number), [...there, store({}, values)]);
    accepted.push({ operation: 'create', number, values });
    return { kind: 'written', created: true };
  };
  const update = (number: string, values: RecordValues, ifMatch: string): WriteOutcome => {
    const before = first(number);
    if (!before) return { kind: 'not-found' };
    if (ifMatch !== '*' && ifMatch !== before['@odata.etag'] && weakness !== 'ignores versions')
      return { kind: 'precondition-failed' };
    replace(number, store(before, values));
    accepted.push({ operation: 'update', number, values });
    return { kind: 'written', created: false };
  };

  return {
    customers,
    accepted,
    closed,
    put(number, values) {
      replace(number, store(first(number) ?? { dataAreaId: 'usmf', CustomerAccount: number }, values));
    },
    remove: (number) => void customers.delete(foldNumber(number)),
    connect: (process, wire) => ({
      ...refuseEverything('FINANCE_OPERATIONS'),
      system: 'FINANCE_OPERATIONS',
      model: models.FINANCE_OPERATIONS,
      get: (_entitySet, key) => wire.read(process, () => first(numberOf(key))),
      list: ({ filter, top = 10_000 }) =>
        wire.read(process, () => {
          if ([...closed].some((company) => JSON.stringify(filter).includes(`"${company}"`)))
            throw new ODataError('PERMISSION', 'The company is closed to this user.');
          const rows = [...customers.values()].flat().filter((record) => !filter || matches(filter, record));
          rows.sort((a, b) => (String(a.CustomerAccount) < String(b.CustomerAccount) ? -1 : 1));
          return { records: rows.slice(0, top) };
        }),
      async *readKeys({ by, keys }) {
        const numbers = keys.map((key) => String(key[by.indexOf('CustomerAccount')]));
        const found = await wire.read(process, () => numbers.map(first));
        yield { records: found.filter((record) => record !== undefined) };
      },
      async writeMany(operations) {
        const carryOut = (operation: WriteOperation): WriteOutcome => {
          if (operation.kind === 'create') return create(operation.values);
          if (operation.kind === 'update')
            return update(numberOf(operation.key), operation.values, operation.ifMatch);
          throw new Error(`The double of F&O has no ${operation.kind} among many writes.`);
        };
        const chunks = Array.from({ length: Math.ceil(operations.length / batchSize) }, (_, index) =>
          operations.slice(index * batchSize, (index + 1) * batchSize),
        );
        const outcomes = chunks.map(async (chunk): Promise<readonly OperationOutcome[]> => {
          try {
            return await wire.write(process, () => chunk.map(carryOut));
          } catch (error) {
            if (!(error instanceof ODataError)) throw error;
            return chunk.map(() => ({ kind: 'broken', error }));
          }
        });
        return (await Promise.all(outcomes)).flat();
      },
      create: (_entitySet, values) => wire.write(process, () => create(values)),
      update: (_entitySet, key, values, { ifMatch }) =>
        wire.write(process, () => update(numberOf(key), values, ifMatch)),
    }),
  };
}

function numberOf(key: Parameters<ODataClient['get']>[1]): string {
  return key.kind === 'composite' ? String(key.parts.CustomerAccount) : '';
}

function matches(filter: FilterExpression, record: ODataRecord): boolean {
  if (filter.kind === 'and') return filter.operands.every((operand) => matches(operand, record));
  if (filter.kind !== 'compare' || filter.value.type !== 'string')
    throw new Error(`The double of F&O has no filter ${JSON.stringify(filter)}.`);
  const value = String(record[filter.property]);
  return filter.operator === 'gt' ? value > filter.value.value : value === filter.value.value;
}
