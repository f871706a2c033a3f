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

/** Turns records into JSON, without their context. Made once for a list: what its records share is looked up once. */
export function createPresenter(
  organization: Organization,
  set: EntitySet,
  presentation: Presentation,
): (record: StoredRecord) => Record<string, unknown> {
  const { select, expand, annotations } = presentation;
  const properties = [...(select ? presentedColumns(set, select) : set.properties.keys())].map((name) =>
    propertyOf(set, name),
  );
  const annotate = annotations.length > 0 ? createAnnotator(organization, annotations) : undefined;
  const expansions = expand.map((expansion) => ({
    ...expansion.navigation,
    present: createExpander(organization, expansion, annotations),
  }));
  return (record) => {
    const json: Record<string, unknown> = { '@odata.etag': etagOf(record) };
    for (const property of properties) {
      const stored = record.values[property.name] ?? null;
      json[property.name] = toWire(property, stored, 'all-digits');
      if (annotate && stored !== null) Object.assign(json, annotate(record, property, stored));
    }
    for (const { name, column, present } of expansions) {
      const id = record.values[column];
      json[name] = typeof id === 'string' ? present(id) : null;
    }
    return json;
  };
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

/** Presents the records that a lookup points to, each once. */
function createExpander(
  organization: Organization,
  { navigation, target, select }: Expansion,
  annotations: readonly string[],
): (id: string) => Record<string, unknown> | null {
  const present = createPresenter(organization, target, {
    ...(select ? { select } : {}),
    expand: [],
    annotations,
  });
  return memoized((id) => {
    const found = organization.store(navigation.targetSet).findByKey({ [target.key[0] ?? '']: id });
    return found ? present(found) : null;
  });
}

/** Gives the annotations of a value that were asked for. */
function createAnnotator(organization: Organization, annotations: readonly string[]) {
  const moneyFormat = memoized((currencyId) => moneyFormatOf(organization, currencyId));
  const nameOf = memoized((reference) => recordName(organization, reference));
  const wants = memoized((name) => wantsAnnotation(annotations, name));
  /** Where a lookup may point to several tables, the one that has the record, and the navigation to it. */
  const targetOf = (id: string, { targets, navigation }: NonNullable<Property['lookup']>) => {
    const table = targets.find((target) => targets.length === 1 || hasRecord(organization, target, id));
    const logicalName = table ?? targets[0] ?? '';
    return [logicalName, navigation.replace(new RegExp(`_(${targets.join('|')})$`), `_${logicalName}`)];
  };
  return (record: StoredRecord, property: Property, stored: Stored): Record<string, string> => {
    const found: Record<string, string> = {};
    const add = (name: string, value: string | undefined) => {
      if (value !== undefined && wants(name)) found[`${property.name}@${name}`] = value;
    };
    if (!property.lookup) {
      const money = moneyFormat(String(record.values._transactioncurrencyid_value ?? ''));
      add(formattedValue, formatValue(property, stored, money));
      return found;
    }
    const [logicalName = '', navigation] = targetOf(String(stored), property.lookup);
    if (wants(formattedValue)) add(formattedValue, nameOf(`${logicalName} ${String(stored)}`));
    add(associatedNavigation, navigation);
    add(lookupLogicalName, logicalName);
    return found;
  };
}

/** The name that people see for a record; the reference is its table and its identifier. */
function recordName(organization: Organization, reference: string): string | undefined {
  const [logicalName = '', id = ''] = reference.split(' ');
  const target = tableOf(organization, logicalName);
  if (!target) return undefined;
  const name = primaryName(target);
  const row = organization.store(target.name).findByKey({ [target.key[0] ?? '']: id }, [name]);
  const value = row?.values[name];
  return typeof value === 'string' ? value : undefined;
}

function hasRecord(organization: Organization, logicalName: string, id: string): boolean {
  const target = tableOf(organization, logicalName);
  return (
    target !== undefined &&
    organization.store(target.name).findByKey({ [target.key[0] ?? '']: id }, []) !== undefined
  );
}

function tableOf(organization: Organization, logicalName: string): EntitySet | undefined {
  return [...organization.model.entitySets.values()].find(({ typeName }) => typeName === logicalName);
}

function moneyFormatOf(organization: Organization, currencyId: string): MoneyFormat {
  const set = entitySetOf(organization.model, 'transactioncurrencies');
  const values = organization.store(set.name).findByKey({ transactioncurrencyid: currencyId })?.values;
  return {
    symbol: String(values?.currencysymbol ?? '$'),
    precision: Number(values?.currencyprecision ?? 2),
  };
}

function memoized<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
