import type { StoredRecord } from '../../store/record-store.ts';
import { orders } from '../documents/document-lines.ts';
import type { Environment } from '../environment.ts';
import { resourceNotFound } from '../errors.ts';

/** The order under a number. Throws 404 when the company has none. */
export function orderOf(environment: Environment, company: string, number: string): StoredRecord {
  const found = environment
    .store(orders.headers)
    .findByKey({ dataAreaId: company, SalesOrderNumber: number });
  if (!found)
    throw resourceNotFound(`${orders.headers}(dataAreaId='${company}',SalesOrderNumber='${number}')`);
  return found;
}
