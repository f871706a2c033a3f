import type { Row } from '../../../sandbox/src/test-support/call.ts';
import type { FindMore } from './clean-up.ts';
import type { WireService } from './wire-service.ts';

type MarkedSet = readonly [entitySet: string, key: string, marked: string];

/** Where cases make records, those first that others hang on, and the column that begins with the mark. */
const salesSets: readonly MarkedSet[] = [
  ['uomschedules', 'uomscheduleid', 'name'],
  ['pricelevels', 'pricelevelid', 'name'],
  ['products', 'productid', 'name'],
  ['accounts', 'accountid', 'name'],
  ['contacts', 'contactid', 'lastname'],
  ['quotes', 'quoteid', 'name'],
  ['salesorders', 'salesorderid', 'name'],
  ['invoices', 'invoiceid', 'name'],
];

const financeOperationsSets: readonly MarkedSet[] = [
  ['CustomersV3', 'CustomerAccount', 'CustomerAccount'],
  ['CDSContactsV2', 'ContactPersonId', 'ContactPersonId'],
  ['CDSSalesQuotationHeaders', 'SalesQuotationNumber', 'SalesQuotationNumber'],
  ['CDSSalesOrderHeaders', 'SalesOrderNumber', 'SalesOrderNumber'],
];

/** Records of a run whose creation was never answered: they are known by its mark. One page of each set, that is many. */
export function findMarked(system: WireService['system'], mark: string): FindMore {
  const isSales = system === 'SALES';
  return async (send) => {
    const paths: string[] = [];
    for (const [entitySet, key, marked] of isSales ? salesSets : financeOperationsSets) {
      const query = isSales
        ? `$select=${key}&$filter=startswith(${marked},'${mark}')`
        : `$select=dataAreaId,${key}&$filter=${marked} eq '${mark}*'&cross-company=true`;
      const { status, json, text } = await send('GET', `${entitySet}?${query}`);
      if (status !== 200) throw new Error(`${entitySet}: ${status} ${text}`);
      for (const row of json.value as readonly Row[])
        paths.push(
          isSales
            ? `${entitySet}(${row[key]})`
            : `${entitySet}(dataAreaId='${row.dataAreaId}',${key}='${row[key]}')?cross-company=true`,
        );
    }
    return paths;
  };
}
