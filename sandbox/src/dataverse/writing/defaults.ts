import { wholeSeconds } from '../../edm/date-time.ts';
import type { Stored } from '../../edm/stored.ts';
import type { EntitySet, Property } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { behaviourOf } from '../behaviour/behaviour.ts';
import type { Organization } from '../organization.ts';

/** What the platform fills in when the client is silent. */
export function defaults(
  organization: Organization,
  set: EntitySet,
  given: StoredValues,
): Record<string, Stored> {
  const { userId, businessUnitId } = organization.caller();
  const values: Record<string, Stored> = {};
  for (const property of set.properties.values()) {
    const value = columnDefault(property);
    if (value !== undefined) values[property.name] = value;
  }
  Object.assign(values, stamp(organization, set, 'modified'), stamp(organization, set, 'created'));
  if (typeof given.overriddencreatedon === 'bigint') values.createdon = given.overriddencreatedon;
  if (set.properties.has('_organizationid_value')) values._organizationid_value = organization.organizationId;
  if (set.name === 'systemusers') values._businessunitid_value = businessUnitId;
  if (set.properties.has('organizationid')) values.organizationid = organization.organizationId;
  if (set.properties.has('_ownerid_value')) values._ownerid_value = userId;
  if (customers.has(set.name)) values._transactioncurrencyid_value = organization.baseCurrencyId() ?? null;
  return { ...values, ...behaviourOf(set).defaults?.(organization, given) };
}

/** Tables whose records get the currency of the organization when the client names none. */
const customers: ReadonlySet<string> = new Set(['accounts', 'contacts']);

function columnDefault(property: Property): Stored | undefined {
  if (property.type === 'Edm.Boolean') return property.name === 'followemail' ? 1n : 0n;
  if (property.name === 'preferredcontactmethodcode') return 1n;
  if (property.name === 'accessmode') return 0n;
  const [only, ...others] = property.options ?? [];
  return only?.label === 'Default Value' && others.length === 0 ? BigInt(only.value) : undefined;
}

/** When a record is created or modified, and by whom. */
export function stamp(
  organization: Organization,
  set: EntitySet,
  moment: 'created' | 'modified',
): Record<string, Stored> {
  if (!set.properties.has(`${moment}on`)) return {};
  const now = BigInt(wholeSeconds(organization.now()));
  const onBehalf = `_${moment}onbehalfby_value`;
  return {
    [`${moment}on`]: now,
    [`_${moment}by_value`]: organization.caller().userId || null,
    // Who really asked, when a request acts as somebody else.
    ...(set.properties.has(onBehalf)
      ? { [onBehalf]: organization.isImpersonated() ? organization.applicationUserId() : null }
      : {}),
  };
}

/** Numbers that a client gives as null are left to the platform. */
export function withoutNullNumbers(set: EntitySet, given: StoredValues): Record<string, Stored> {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([name, value]) => value !== null || !set.properties.get(name)?.numberSequence,
    ),
  );
}
