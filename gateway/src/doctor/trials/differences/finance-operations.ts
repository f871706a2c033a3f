import { asks, nth, type Row, refuses, rewrites, takes } from '../../testing/differences.ts';

const fo = (assumption: string, differs: Row['differs'], says: RegExp): Row => ({
  assumption,
  system: 'financeOperations',
  differs,
  says,
});
const post = (url: RegExp, body?: RegExp) => ({ method: 'POST', url, ...(body ? { body } : {}) });
const entity = (name: string) => ({ url: new RegExp(`PublicEntities\\('${name}'\\)`) });
const without = <T extends object>(headers: T, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name));

/** Facts of F&O, each otherwise. */
export const financeOperationsDifferences: readonly Row[] = [
  fo('fo-enum-members', rewrites({ url: /'NoYes'/ }, '"Yes"', '"Ja"'), /NoYes has no Yes, Ja too/),
  fo(
    'fo-cds-quotation-line-key',
    rewrites(
      entity('CDSSalesQuotationLine'),
      /("Name":"LineCreationSequenceNumber".*?"AllowEditOnCreate":)true/g,
      '$1false',
    ),
    /may not be given at creation/,
  ),
  fo(
    'fo-inferred-keys',
    rewrites(entity('ProductV2'), /("Name":"ProductName".*?"IsKey":)false/g, '$1true'),
    /ProductsV2 has the key ProductNumber, ProductName/,
  ),
  fo(
    'fo-sellable-product-writable',
    rewrites(entity('SellableReleasedProduct'), '"IsReadOnly":false', '"IsReadOnly":true'),
    /take no updates/,
  ),
  fo(
    'fo-navigation-columns',
    rewrites(entity('SalesOrderHeaderV2'), '"Property":"SalesOrderNumber"', '"Property":"QuotationNumber"'),
    /goes by dataAreaId, QuotationNumber/,
  ),
  fo('fo-reference-sets', refuses({ url: /Warehouses\?/ }), /Warehouses is not there/),
  fo(
    'fo-string-lengths',
    rewrites({ url: /\$metadata/ }, 'MaxLength="60"', 'MaxLength="61"'),
    /61 instead of 60/,
  ),
  fo(
    'fo-maxpagesize',
    asks({ url: /Currencies/ }, (request) => ({ ...request, headers: without(request.headers, 'prefer') })),
    /asked for pages of one row, it gave \d+/,
  ),
  fo('fo-navigation-path', refuses({ url: /\)\/SalesOrderLines/ }), /is refused \(400/),
  fo(
    'fo-batch-goes-on',
    rewrites(post(/\$batch/), /(HTTP\/1\.1 400.*?)HTTP\/1\.1 200/gs, '$1HTTP/1.1 424'),
    /answered 200, 400, 424/,
  ),
  fo(
    'fo-nested-expand-options',
    takes({ url: /;\$orderby/ }, { value: [] }),
    /\$orderby=InventoryLotId inside of \$expand is taken/,
  ),
  fo(
    'fo-return-representation',
    asks({ method: 'PATCH', url: /CustomersV3/, header: 'prefer' }, (request) => ({
      ...request,
      method: 'GET',
      body: '',
    })),
    /answered 200 with the record/,
  ),
  fo('fo-orderby-terms', takes({ url: /orderby=([^,&]+,){32}/ }), /33 terms are taken/),
  fo('fo-key-case', refuses({ url: /Currencies\('/ }, 404), /does not find/),
  fo(
    'fo-string-range-literal-asterisk',
    takes({ url: /CurrencyCode ge '/ }, { value: [{ CurrencyCode: 'X' }] }),
    /hold for 1/,
  ),
  fo('fo-division-by-zero', refuses({ url: /sub DecimalPrecision/ }, 500), /division by zero is refused/),
  fo('fo-list-conditions', refuses({ url: /X{80}/ }, 414), /nearly 16 KB is refused/),
  fo(
    'fo-order-entities-share',
    rewrites({ url: /SalesQuotationHeadersV2\(/ }, '"@odata.etag":"', '"@odata.etag":"x'),
    /in one set and x/,
  ),
  fo(
    'fo-processing-status',
    rewrites({ url: /SalesStatus'Invoiced'/ }, 'Status":"Invoiced"', 'Status":"Shipped"'),
    /orders that are Invoiced are Shipped/,
  ),
  fo(
    'fo-invoice-numbers',
    rewrites({ url: /SalesInvoiceHeadersV2/ }, 'CIVV-', 'INVV'),
    /numbered like .*INVV/,
  ),
  fo('fo-variant-number', rewrites({ url: /ReleasedDistinct/ }, ':::', '-'), /is not .*:::/),
  fo(
    'fo-customer-number-manual',
    refuses(post(/CustomersV3/, /P2CD-/), 500),
    /refused for customer accounts/,
  ),
  fo('fo-contact-number-manual', refuses(post(/CDSContactsV2/), 500), /refused for contact persons/),
  fo(
    'fo-quotation-number-manual',
    refuses(post(/CDSSalesQuotationHeaders/), 500),
    /refused for sales quotations/,
  ),
  fo('fo-order-number-manual', refuses(post(/CDSSalesOrderHeaders/), 500), /refused for sales orders/),
  fo(
    'fo-manual-number-other-company',
    asks(post(/cross-company=false/), (request) => ({
      ...request,
      url: request.url.replace('=false', '=true'),
    })),
    /taken without cross-company=true/,
  ),
  fo(
    'fo-stale-etag-412',
    asks({ method: 'PATCH', url: /CustomersV3/ }, (request) => ({
      ...request,
      headers: without(request.headers, 'if-match'),
    })),
    /version that is no more is taken/,
  ),
  fo(
    'fo-unchanged-write-renews-version',
    takes({ method: 'PATCH', url: /CDSSalesQuotationHeaders/ }),
    /the version stays/,
  ),
  fo('fo-patch-missing-404', takes({ method: 'PATCH', url: /CustomersV3/ }), /not there makes one/),
  fo(
    'fo-put-changes-named',
    asks({ method: 'PUT', url: /CustomersV3/ }, (request) => ({
      ...request,
      body: JSON.stringify({ ...(JSON.parse(request.body) as object), SalesMemo: '' }),
    })),
    /does not name is emptied/,
  ),
  fo('fo-read-only-entity', takes(post(/SalesInvoiceHeadersV2/)), /invoice is made over OData/),
  fo(
    'fo-quotation-totals-version',
    nth(2, rewrites({ url: /CDSSalesQuotationHeaders\(/ }, '"@odata.etag":"', '"@odata.etag":"x')),
    /of the header is another/,
  ),
  fo('fo-contact-party', takes(post(/CDSContactsV2/)), /another company's customer is taken/),
  fo(
    'fo-line-total-discount',
    rewrites({ url: /CDSSalesOrderLinesV2\(/ }, /"TotalDiscountAmount":10\b/g, '"TotalDiscountAmount":20'),
    /total discount of 10 is 20/,
  ),
  fo(
    'fo-order-totals-batch',
    rewrites({ url: /CDSSalesOrderHeaders\(/ }, '"AreTotalsUpdated":"No"', '"AreTotalsUpdated":"Yes"'),
    /AreTotalsUpdated is Yes/,
  ),
  fo('fo-changeset-content-id', rewrites(post(/\$batch/), /Content-ID: 2\r\n/g, ''), /carries no Content-ID/),
  fo(
    'fo-content-id-reference',
    asks(post(/\$batch/), (request) => ({
      ...request,
      body: request.body.replace(
        /PATCH \$1 /,
        "PATCH CustomersV3(dataAreaId='usmf',CustomerAccount='US-001') ",
      ),
    })),
    /is answered 200/,
  ),
];
