import { type Stored, toWire } from '../edm/stored.ts';
import { wantsAnnotation } from '../http/prefer.ts';
import { type EntitySet, entitySetOf, type Property, propertyOf } from '../model/model.ts';
import type { StoredRecord } from '../store/record-store.ts';
import { formatValue, type MoneyFormat, primaryName } from './formatted-values.ts';
import type { Organization } from './organization.ts';
import type { Expansion } from './query-options.ts';

export interface Presentation {
  readonly select?: readonly string[];
  readonly expand: readonly Expansion[];
  /** Patterns of the annotations that were asked for. */
  readonly annotations: readonly string[];
}

const formattedValue = 'OData.Community.Display.V1.FormattedValue';
const lookupLogicalName = 'Microsoft.Dynamics.CRM.lookuplogicalname';
const associatedNavigation = 'Microsoft.Dynamics.CRM.associatednavigationproperty';

/** What must be read to present a record: the selection, its key, and the currency that money columns bring along. */
export function columnsToRead(
  set: EntitySet,
  { select, expand }: Presentation,
): readonly string[] | undefined {
  return select && [...presentedColumns(set, select), ...expand.map(({ navigation }) => navigation.column)];
}

/** A record as JSON, without its context. */
export function presentRecord(
  organization: Organization,
  set: EntitySet,
  record: StoredRecord,
  presentation: Presentation,
): Record<string, unknown> {
  const { select, expand, annotations } = presentation;
  const json: Record<string, unknown> = { '@odata.etag': etagOf(record) };
  const money = annotations.length > 0 ? moneyFormat(organization, record) : defaultMoney;
  for (const name of select ? presentedColumns(set, select) : set.properties.keys()) {
    const property = propertyOf(set, name);
    const stored = record.values[name] ?? null;
    json[name] = toWire(property, stored, 'all-digits');
    if (annotations.length > 0 && stored !== null)
      Object.assign(json, annotationsOf(organization, property, stored, annotations, money));
  }
  for (const expansion of expand) {
    const id = record.values[expansion.navigation.column];
    json[expansion.navigation.name] =
      typeof id === 'string' ? expanded(organization, expansion, id, annotations) : null;
  }
  return json;
}

/** `W/"1000001"`: the row version in its weak form. */
export function etagOf(record: StoredRecord): string {
  return `W/"${record.version}"`;
}

/** The part of a context URL that names the selection: `(name,transactioncurrencyid(isocurrencycode))`. */
export function contextSelection({ select, expand }: Presentation): string {
  if (!select && expand.length === 0) return '';
  const expansions = expand.map(
    ({ navigation, select: inner }) => `${navigation.name}(${inner?.join(',') ?? ''})`,
  );
  return `(${[...(select ?? []), ...expansions].join(',')})`;
}

function presentedColumns(set: EntitySet, select: readonly string[]): ReadonlySet<string> {
  const columns = new Set([...select, ...set.key]);
  const hasMoney = select.some((name) => propertyOf(set, name).columnKind?.startsWith('Money'));
  if (hasMoney && set.properties.has('_transactioncurrencyid_value'))
    columns.add('_transactioncurrencyid_value');
  return columns;
}

function expanded(
  organization: Organization,
  { navigation, target, select }: Expansion,
  id: string,
  annotations: readonly string[],
): Record<string, unknown> | null {
  const found = organization.store(navigation.targetSet).findByKey({ [target.key[0] ?? '']: id });
  if (!found) return null;
  return presentRecord(organization, target, found, {
    ...(select ? { select } : {}),
    expand: [],
    annotations,
  });
}

function annotationsOf(
  organization: Organization,
  property: Property,
  stored: Stored,
  annotations: readonly string[],
  money: MoneyFormat,
): Record<string, string> {
  const found: Record<string, string> = {};
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined && wantsAnnotation(annotations, name)) found[`${property.name}@${name}`] = value;
  };
  if (!property.lookup) {
    add(formattedValue, formatValue(property, stored, money));
    return found;
  }
  const [logicalName = ''] = property.lookup.targets;
  const target = [...organization.model.entitySets.values()].find(({ typeName }) => typeName === logicalName);
  if (target && wantsAnnotation(annotations, formattedValue)) {
    const name = primaryName(target);
    const row = organization.store(target.name).findByKey({ [target.key[0] ?? '']: stored });
    const value = row?.values[name];
    add(formattedValue, typeof value === 'string' ? value : undefined);
  }
  add(associatedNavigation, property.lookup.navigation);
  add(lookupLogicalName, logicalName);
  return found;
}

const defaultMoney: MoneyFormat = { symbol: '$', precision: 2 };

function moneyFormat(organization: Organization, record: StoredRecord): MoneyFormat {
  const id = record.values['_transactioncurrencyid_value'];
  if (typeof id !== 'string') return defaultMoney;
  const set = entitySetOf(organization.model, 'transactioncurrencies');
  const values = organization.store(set.name).findByKey({ transactioncurrencyid: id })?.values;
  return {
    symbol: String(values?.['currencysymbol'] ?? '$'),
    precision: Number(values?.['currencyprecision'] ?? 2),
  };
}
