import type { Stored } from '../../edm/stored.ts';
import { wantsAnnotation } from '../../http/prefer.ts';
import { type EntitySet, entitySetOf, type Property } from '../../model/model.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import type { Organization } from '../organization.ts';
import { formatValue, type MoneyFormat, primaryName } from './formatted-values.ts';
import { memoized } from './memoized.ts';

export const formattedValue = 'OData.Community.Display.V1.FormattedValue';
const lookupLogicalName = 'Microsoft.Dynamics.CRM.lookuplogicalname';
const associatedNavigation = 'Microsoft.Dynamics.CRM.associatednavigationproperty';

/** Gives the annotations of a value that were asked for. */
export function createAnnotator(organization: Organization, annotations: readonly string[]) {
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

/** How money in a currency is shown; without one, in dollars and cents. */
export function moneyFormatOf(organization: Organization, currencyId: string): MoneyFormat {
  const set = entitySetOf(organization.model, 'transactioncurrencies');
  const values = organization.store(set.name).findByKey({ transactioncurrencyid: currencyId })?.values;
  return {
    symbol: String(values?.currencysymbol ?? '$'),
    precision: Number(values?.currencyprecision ?? 2),
  };
}

/** The name that people see for a record; the reference is its table and its identifier. */
function recordName(organization: Organization, reference: string): string | undefined {
  const [logicalName = '', id = ''] = reference.split(' ');
  const target = tableOf(organization, logicalName);
  const name = target && primaryName(target);
  if (!target || name === undefined) return undefined;
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
