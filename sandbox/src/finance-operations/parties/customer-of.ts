import type { Stored } from '../../edm/stored.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';

/** The customer of a company under an account number. */
export function customerOf(
  environment: Environment,
  company: Stored | undefined,
  account: string,
): StoredValues | undefined {
  const key = { dataAreaId: company ?? '', CustomerAccount: account };
  return environment.store('CustomersV3').findByKey(key)?.values;
}
