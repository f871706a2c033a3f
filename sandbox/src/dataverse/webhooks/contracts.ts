import type { Stored } from '../../edm/stored.ts';
import { toWire } from '../../edm/stored.ts';
import { type EntitySet, entitySetOf, type Property } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { lookedUp } from '../behaviour/computed.ts';
import { logicalName } from '../metadata/describe-attribute.ts';
import type { Organization } from '../organization.ts';

const namespace = 'http://schemas.microsoft.com/xrm/2011/Contracts';

/** `Entity:http://schemas.microsoft.com/xrm/2011/Contracts` */
export function contractType(name: string): string {
  return `${name}:${namespace}`;
}

/** `/Date(1720000000000)/`: milliseconds since 1970. */
export function contractDate(milliseconds: number): string {
  return `/Date(${milliseconds})/`;
}

export function entityReference(table: string, id: string, name: string | null = null): object {
  return { Id: id, KeyAttributes: [], LogicalName: table, Name: name, RowVersion: null };
}

/**
 * A record as the data contracts of the platform write it in JSON: columns as pairs, with the values of its classes.
 * Microsoft Learn, "Use webhooks to create external handlers for server events".
 */
export function entity(
  organization: Organization,
  set: EntitySet,
  id: string,
  values: StoredValues,
): Record<string, unknown> {
  const properties = Object.keys(values).flatMap((name) => {
    const property = set.properties.get(name);
    return property && name !== 'versionnumber' ? [property] : [];
  });
  return {
    Attributes: properties.map((property) => ({
      key: logicalName(property),
      value: attribute(organization, set, property, values[property.name] ?? null),
    })),
    EntityState: null,
    FormattedValues: properties.flatMap((property) => {
      const chosen = property.options?.find(({ value }) => BigInt(value) === values[property.name]);
      return chosen ? [{ key: logicalName(property), value: chosen.label }] : [];
    }),
    Id: id,
    KeyAttributes: [],
    LogicalName: set.typeName,
    RelatedEntities: [],
    RowVersion: null,
  };
}

function attribute(organization: Organization, set: EntitySet, property: Property, stored: Stored): unknown {
  if (stored === null) return null;
  if (property.lookup)
    return {
      __type: contractType('EntityReference'),
      ...entityReference(targetTable(organization, set, property, stored), String(stored)),
    };
  if (property.options)
    return { __type: contractType('OptionSetValue'), Value: toWire(property, stored, 'shortest') };
  if (property.columnKind?.startsWith('Money'))
    return { __type: contractType('Money'), Value: toWire(property, stored, 'shortest') };
  if (property.type === 'Edm.DateTimeOffset') return contractDate(Number(stored));
  return toWire(property, stored, 'shortest');
}

/** The table of the record that a lookup points to; where it may be one of several, the one that has it. */
function targetTable(
  organization: Organization,
  set: EntitySet,
  { name, lookup }: Property,
  id: Stored,
): string {
  const [first = '', ...others] = lookup?.targets ?? [];
  if (others.length === 0) return first;
  const found = [...set.navigations.values()].find(
    ({ column, targetSet }) => column === name && lookedUp(organization, targetSet, id),
  );
  return found ? entitySetOf(organization.model, found.targetSet).typeName : first;
}
