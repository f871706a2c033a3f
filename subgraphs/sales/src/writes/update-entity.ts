import type { ODataRecord } from '@p2c/odata';
import { type GivenValue, updateRecord, type WritePorts } from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';
import { entities, notFound, readKey, requireEntity } from '../loaders/by-number.ts';
import { forget } from '../loaders/forget.ts';
import { salesCodec } from '../mappers/codec.ts';

/** The table behind an entity that is written by its id. */
const tableOf = { customer: 'account', contact: 'contact', quote: 'quote' } as const;
type WrittenEntity = keyof typeof tableOf;

/** Changes the record of an entity; `given` sees it as it is now and may refuse. Returns it as it was read. */
export async function updateEntity(
  context: SalesContext,
  entity: WrittenEntity,
  { id, ifVersion }: { readonly id: string; readonly ifVersion?: string | null },
  given: (record: ODataRecord) => readonly GivenValue[],
): Promise<ODataRecord> {
  const { loaders, schema, write } = context;
  const key = readKey(context, entity, id);
  const { columns, whole } = schema[tableOf[entity]];
  const [keyProperty = ''] = columns.entityType.keys;
  const record = await updateRecord(entity === 'quote' ? documentPorts(write) : write, {
    entitySet: columns.entityType.entitySet,
    ifVersion,
    read: () => {
      loaders[entities[entity].loader].clear([key.number]);
      return requireEntity(context, entity, key, whole);
    },
    keyOf: (found) => ({ kind: 'guid', value: guidOf(found, keyProperty) }),
    journalKeyOf: (found) => guidOf(found, keyProperty),
    given,
    notFound: () => notFound(entity, key),
  });
  forget(loaders, record);
  return record;
}

/** For tables with more states than active and inactive. */
export function documentPorts(ports: WritePorts): WritePorts {
  return { ...ports, codec: salesCodec };
}

/** An identifier as the ledger names a record by it. */
export function guidOf(record: ODataRecord, property: string): string {
  return String(record[property]).toLowerCase();
}
