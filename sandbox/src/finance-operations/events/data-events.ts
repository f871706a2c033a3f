import { randomUUID } from 'node:crypto';
import { decodeSortable, printShortest } from '../../edm/decimal.ts';
import type { Stored } from '../../edm/stored.ts';
import { rawNumber } from '../../json.ts';
import { type EntitySet, entitySetOf, type Property } from '../../model/model.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import type { Environment, TableChange } from '../environment.ts';
import { emptyValue } from '../protocol/empty-value.ts';
import { recIdBase } from '../protocol/etag.ts';
import { tableNameOf } from '../tables.ts';

/** Option values of enums on the way through Dataverse begin here. */
const optionBase = 200_000_000;
const messages = { created: 'Created', updated: 'Updated', deleted: 'Deleted' } as const;

/**
 * Puts out a data event for every endpoint that asks for records of a set over the changed table. The form is that of
 * the virtual table in Dataverse: names with `mserp_`, enums as options, the record's identifier made of its recId.
 */
export function raiseDataEvents(environment: Environment, { kind, table, id }: TableChange): void {
  const { events } = environment;
  const message = messages[kind];
  const asked = (events?.endpoints.all() ?? []).filter(
    ({ subject }) =>
      subject.kind === 'data' && subject.message === message && tableNameOf(subject.entitySet) === table,
  );
  if (!events || asked.length === 0) return;
  const [record] = environment.store(table).find({ where: { sql: 't."$id" = ?', parameters: [id] } });
  if (!record) return;
  const company = String(record.values.dataAreaId ?? '').toLowerCase();
  for (const { subject, company: wanted, url } of asked) {
    if (subject.kind !== 'data' || (wanted !== '' && wanted !== company)) continue;
    const set = entitySetOf(environment.model, subject.entitySet);
    const payload = eventBody(environment, set, record, message);
    events.outbox.add(payload.CorrelationId, { url, headers: {}, body: JSON.stringify(payload) });
  }
}

function eventBody(
  environment: Environment,
  set: EntitySet,
  record: StoredRecord,
  message: (typeof messages)[keyof typeof messages],
) {
  const entity = `mserp_${(set.tableEntity ?? set.typeName).toLowerCase()}`;
  const target = { Id: recordGuid(environment, set, record), LogicalName: entity };
  return {
    CorrelationId: randomUUID(),
    InitiatingUserAzureActiveDirectoryObjectId: '00000000-0000-0000-0000-000000000000',
    MessageName: `OnExternal${message}`,
    OperationCreatedOn: `/Date(${Math.floor(environment.now() / 1000) * 1000}+0000)/`,
    PrimaryEntityId: '00000000-0000-0000-0000-000000000000',
    PrimaryEntityName: entity,
    InputParameters: [
      {
        key: 'Target',
        value:
          message === 'Deleted'
            ? { __type: `EntityReference:${contracts}`, ...target }
            : { __type: `Entity:${contracts}`, Attributes: attributesOf(set, record), ...target },
      },
    ],
  };
}

const contracts = 'http://schemas.microsoft.com/xrm/2011/Contracts';

function attributesOf(set: EntitySet, record: StoredRecord): object[] {
  return [...set.properties.values()].map((property) => ({
    key: `mserp_${property.name.toLowerCase()}`,
    value: attributeValue(property, record.values[property.name] ?? emptyValue(property)),
  }));
}

function attributeValue(property: Property, stored: Exclude<Stored, null>): unknown {
  switch (property.type) {
    case 'Enum':
      return { __type: `OptionSetValue:${contracts}`, Value: optionBase + Number(stored) };
    case 'Edm.Decimal':
      return rawNumber(printShortest(decodeSortable(String(stored)), property.scale));
    case 'Edm.Int32':
    case 'Edm.Int64':
      return rawNumber(String(stored));
    case 'Edm.DateTimeOffset':
      return `/Date(${stored})/`;
    case 'Edm.Boolean':
      return stored === 1n;
    case 'Edm.String':
    case 'Edm.Guid':
    case 'Edm.Double':
      return stored;
    default:
      return property.type satisfies never;
  }
}

/** `00004951-0000-0000-5e1a-005001000000`: the number of the table, then the recId, its lowest byte first. */
function recordGuid({ model }: Environment, set: EntitySet, { id }: StoredRecord): string {
  const table = [...model.entitySets.keys()].indexOf(set.name) + 0x4000;
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(recIdBase + id);
  const recId = bytes.toString('hex');
  return `${table.toString(16).padStart(8, '0')}-0000-0000-${recId.slice(0, 4)}-${recId.slice(4)}`;
}
