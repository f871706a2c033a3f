import { nth, type Row, refuses, rewrites, takes } from '../../testing/differences.ts';

const sales = (assumption: string, differs: Row['differs'], says: RegExp): Row => ({
  assumption,
  system: 'sales',
  differs,
  says,
});
const post = (url: RegExp, body?: RegExp) => ({ method: 'POST', url, ...(body ? { body } : {}) });
const patch = (url: RegExp, body?: RegExp) => ({ method: 'PATCH', url, ...(body ? { body } : {}) });

/** Facts that a write to Sales shows, each otherwise. */
export const salesWritingDifferences: readonly Row[] = [
  sales(
    'dv-change-set-refusal',
    rewrites(
      post(/\$batch/),
      /Content-Type: application\/http\r\n/g,
      'Content-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n--changesetresponse_1\r\nContent-Type: application/http\r\n',
    ),
    /changesetresponse of its own/,
  ),
  sales('dv-upsertmultiple-key-in-body', takes(post(/UpsertMultiple/)), /It is taken/),
  sales(
    'dv-bypass-values',
    takes({ ...post(/accounts/), header: 'mscrm.bypassbusinesslogicexecutionstepids' }),
    /Four steps to pass by are taken/,
  ),
  sales(
    'dv-bypass-p2c',
    rewrites(post(/accounts/), /"accountnumber":"[^"]*"/g, '"accountnumber":null'),
    /has no number/,
  ),
  sales('dv-duplicate-rules', nth(2, takes(post(/contacts/))), /same e-mail address is no duplicate/),
  sales('dv-disassociate-stranger', refuses({ method: 'DELETE', url: /\$ref/ }), /It is refused/),
  sales(
    'dv-nested-create-depth',
    takes(post(/accounts/, /(?:"parentaccountid".*){20}/)),
    /21 records in one another are taken/,
  ),
  sales(
    'dv-initialize-from-customer',
    rewrites({ url: /InitializeFrom.*'invoice'/ }, '"shipto_city"', '"x"'),
    /invoice takes all but the address to ship to/,
  ),
  sales(
    'dv-create-in-other-state',
    rewrites(post(/accounts/), '"statecode":1', '"statecode":0'),
    /begins in state 0/,
  ),
  sales('dv-required-level', refuses(post(/accounts/, /^\{"description"/)), /without a name is refused/),
  sales('dv-clear-lookup-by-null-bind', refuses(patch(/accounts/, /null/)), /not cleared by null/),
  sales(
    'dv-fullname-format',
    rewrites(post(/contacts/), /"fullname":"[^"]*"/g, '"fullname":"Name, P2C"'),
    /a full name is Name, P2C/,
  ),
  sales(
    'dv-customer-delete',
    nth(1, takes({ method: 'DELETE', url: /accounts\(/ })),
    /account with contacts is deleted/,
  ),
  sales(
    'dv-relative-dates',
    takes({ url: /OlderThanXDays/ }, { value: [] }),
    /OlderThanXDays holds for none/,
  ),
  sales(
    'dv-product-number-unique',
    takes(post(/products/, /^(?!.*"price")/)),
    /second product with the same number is taken/,
  ),
  sales('dv-product-not-active', takes(post(/quotedetails/)), /retired product is taken/),
  sales('dv-price-list-currency', takes(post(/quotes/)), /another currency than its price list is taken/),
  sales(
    'dv-p2c-item-unit',
    rewrites(
      { url: /productpricelevels/ },
      /"_uomid_value":"[^"]*"/g,
      '"_uomid_value":"00000000-0000-0000-0000-000000000000"',
    ),
    /of which 0 has the new unit/,
  ),
  sales(
    'dv-line-sequence-number',
    rewrites({ url: /invoicedetails/ }, '"sequencenumber":5', '"sequencenumber":50'),
    /invoices: lines after 3 have 4 and 50/,
  ),
  sales('dv-line-unit-required', takes(post(/quotedetails/)), /without a unit is taken/),
  sales('dv-update-only-column', takes(post(/quotedetails/, /extendedamount/)), /may give extendedamount/),
  sales('dv-active-quote-editable', refuses(patch(/quotedetails/)), /lines of an active quote cannot/),
  sales('dv-closed-quote-read-only', takes(patch(/quotes\(/, /description/)), /won quote can be changed/),
  sales('dv-quote-state-by-update', takes(patch(/quotes\(/, /"statecode":0/)), /back to Draft/),
  sales('dv-revise-active-quote', refuses(post(/ReviseQuote/)), /cannot be revised/),
  sales(
    'dv-price-list-change',
    rewrites({ url: /salesorderdetails/ }, /"priceperunit":999(?:\.\d+)?/g, '"priceperunit":110.5'),
    /after CalculatePrice 110\.5/,
  ),
  sales('dv-order-invoice-read-only', takes(patch(/salesorders\(/, /description/)), /can be changed after/),
  sales('dv-order-state-by-update', refuses(patch(/salesorders\(/, /"statecode":1/)), /to Submitted/),
  sales(
    'dv-quote-conversion',
    refuses(post(/ConvertQuoteToSalesOrder/, /QuoteCloseStatus/)),
    /active quote is not converted/,
  ),
  sales(
    'dv-conversion-prices',
    rewrites(post(/ConvertQuoteToSalesOrder/), '"ispricelocked":false', '"ispricelocked":true'),
    /prices are locked/,
  ),
  sales(
    'dv-order-invoiced-by-conversion',
    rewrites({ url: /salesorders\(/ }, '"statecode":4', '"statecode":0'),
    /in state 0/,
  ),
  sales(
    'dv-p2c-misc-tax',
    rewrites({ url: /invoicedetails/ }, '"msdynce_ismisctax":true', '"msdynce_ismisctax":false'),
    /invoices have no line for the tax/,
  ),
  sales(
    'dv-p2c-freight-tax-number',
    rewrites({ url: /salesorderdetails/ }, '"sequencenumber":0', '"sequencenumber":1'),
    /has the number 1/,
  ),
  sales(
    'dv-p2c-order-invoiced',
    rewrites({ url: /salesorders\(/ }, '"statecode":4', '"statecode":0'),
    /is in state 0/,
  ),
  sales(
    'dv-p2c-order-activation',
    takes(patch(/salesorders\(/, /processingstatus/)),
    /write-in is activated/,
  ),
  sales(
    'dv-p2c-form-locks',
    takes({ method: 'PATCH', url: /salesorders\(/, header: 'mscrmcallerid' }),
    /person changes an order/,
  ),
];
