import type { ODataRecord } from '@p2c/odata';
import type { SalesLoaders } from './create-loaders.ts';

/** After a write: what was read of the record before is no longer so. */
export function forget(loaders: SalesLoaders, record: ODataRecord): void {
  const text = (property: string) => String(record[property] ?? '');
  loaders.accountById.clear([text('accountid')]);
  loaders.accountByNumber.clear([text('accountnumber')]);
  loaders.contactById.clear([text('contactid')]);
  loaders.contactByNumber.clear([text('msdynce_contactnumber')]);
  loaders.productById.clear([text('productid')]);
  loaders.productByNumber.clear([text('productnumber')]);
  loaders.quoteById.clear([text('quoteid')]);
  loaders.quoteByNumber.clear([text('quotenumber')]);
  loaders.revisionsOfNumber.clear(text('quotenumber'));
  loaders.linesOfQuote.clear(text('quoteid'));
}
