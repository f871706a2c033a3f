import type { RecordValues } from '@p2c/odata';
import type { EntityLoader } from '@p2c/subgraph-runtime';
import type { SalesLoaders } from '../loaders/create-loaders.ts';

/** How a lookup is found by the readable value that its field shows. */
interface Target {
  readonly loader: { [Name in keyof SalesLoaders]: SalesLoaders[Name] extends EntityLoader ? Name : never }[
    | 'currencyByCode'
    | 'priceListByName'
    | 'accountByNumber'
    | 'contactByNumber'
    | 'productByNumber'];
  readonly entitySet: string;
  readonly id: string;
}

const accounts: Target = { loader: 'accountByNumber', entitySet: 'accounts', id: 'accountid' };
const targets: Readonly<Record<string, Target>> = {
  transactioncurrencyid: {
    loader: 'currencyByCode',
    entitySet: 'transactioncurrencies',
    id: 'transactioncurrencyid',
  },
  pricelevelid: { loader: 'priceListByName', entitySet: 'pricelevels', id: 'pricelevelid' },
  parentcustomerid_account: accounts,
  customerid_account: accounts,
  customerid_contact: { loader: 'contactByNumber', entitySet: 'contacts', id: 'contactid' },
  productid: { loader: 'productByNumber', entitySet: 'products', id: 'productid' },
};

/** The values that set a lookup to the record with a readable value, or undefined where there is none. */
export async function bindLookup(
  loaders: SalesLoaders,
  navigationProperty: string,
  code: string | null,
): Promise<RecordValues | undefined> {
  if (code === null) return bindTo(navigationProperty, null);
  const target = targets[navigationProperty];
  if (target === undefined) throw new Error(`No input sets the lookup ${navigationProperty}.`);
  const { loader, entitySet, id } = target;
  const record = await loaders[loader].load([code], { select: [id], expand: [] });
  return record === null ? undefined : bindTo(navigationProperty, `/${entitySet}(${String(record[id])})`);
}

/** A lookup as Dataverse takes it; null clears. */
export function bindTo(navigationProperty: string, path: string | null): RecordValues {
  return { [`${navigationProperty}@odata.bind`]: path };
}
