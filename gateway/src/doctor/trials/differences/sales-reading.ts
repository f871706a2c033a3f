import { type Row, refuses, rewrites, takes } from '../../testing/differences.ts';

const sales = (assumption: string, differs: Row['differs'], says: RegExp): Row => ({
  assumption,
  system: 'sales',
  differs,
  says,
});
const definition = (table: string) => ({ url: new RegExp(`EntityDefinitions\\(LogicalName='${table}'\\)`) });

let counted = 0;

/** Facts that reading Sales shows, each otherwise. */
export const salesReadingDifferences: readonly Row[] = [
  sales(
    'dv-account-alternate-key',
    rewrites(definition('account'), '"accountnumber"', '"name"'),
    /no alternate key of account/,
  ),
  sales('dv-contact-alternate-key', rewrites(definition('contact'), '"Active"', '"Pending"'), /is Pending/),
  sales(
    'dv-order-invoice-alternate-keys',
    rewrites(definition('invoicedetail'), '"sequencenumber"', '"name"'),
    /no alternate key of invoicedetail/,
  ),
  sales('dv-p2c-invoice-date', rewrites(definition('invoice'), '"UserLocal"', '"DateOnly"'), /DateOnly/),
  sales('dv-p2c-auto-number', refuses({ url: /msdynce_p2cautonumbers/ }), /does not have msdynce_/),
  sales(
    'dv-bulk-tables',
    rewrites({ url: /sdkmessagefilters.*UpsertMultiple/ }, '"product"', '"lead"'),
    /does not have UpsertMultiple of product\./,
  ),
  sales(
    'dv-collection-names',
    refuses({ url: /invoice_details/ }),
    /does not have invoice_details of invoices/,
  ),
  sales('dv-products-created-active', rewrites({ url: /organizations/ }, 'true', 'false'), /as drafts/),
  sales(
    'dv-base-currency',
    rewrites({ url: /transactioncurrencies\(/ }, /"exchangerate":1\b/g, '"exchangerate":2'),
    /with rate 2/,
  ),
  sales('dv-versionnumber-filter', refuses({ url: /versionnumber gt/ }), /are refused \(400/),
  sales('dv-in-on-lookup', refuses({ url: /PropertyName='quoteid'/ }), /does not take quoteid/),
  sales('dv-in-counts-values', takes({ url: /'X500'/ }), /501 values is taken/),
  sales('dv-orderby-terms', takes({ url: /orderby=([^,&]+,){32}/ }), /33 terms are taken/),
  sales('filter-depth', refuses({ url: /\({190}name/ }), /Sales refuses 190 parentheses/),
  sales('dv-functions-in-lambdas', refuses({ url: /any\(c:c\// }), /is refused \(400/),
  sales('dv-refusal-words', takes({ url: /year\(/ }), /takes a part of a date/),
  sales(
    'dv-parent-filter-without-parent',
    takes({ url: /primarycontactid\/lastname eq null/ }, { value: [] }),
    /does not hold for an account without/,
  ),
  sales(
    'dv-expanded-versions',
    rewrites({ url: /expand=owningbusinessunit/ }, '"contactid"', '"@odata.etag":"W/\\"1\\"","contactid"'),
    /members of a collection with something nested carry @odata.etag/,
  ),
  sales(
    'dv-inner-next-link',
    rewrites({ url: /accountid eq/ }, 'accounts@odata.nextLink', 'accounts@odata.count'),
    /carries no next link/,
  ),
  sales(
    'dv-aggregate-numbers',
    rewrites({ url: /employees/ }, /"employees":(\d+)/g, '"employees":$1.5'),
    /\.5/,
  ),
  sales(
    'dv-batch-answers-in-order',
    rewrites({ method: 'POST', url: /\$batch/ }, 'Content-ID: 1', 'Content-ID: 3'),
    /Content-IDs 3, 2, 3/,
  ),
  sales(
    'dv-batch-counts-once',
    (request, ask) => {
      if (!request.url.endsWith('WhoAmI')) return undefined;
      return ask(request).then((answer) => {
        counted += 1;
        const name = 'x-ms-ratelimit-burst-remaining-xrm-requests';
        return { ...answer, headers: { ...answer.headers, [name]: String(5_000 - 41 * counted) } };
      });
    },
    /used up 41 requests/,
  ),
  sales('dv-fetch-refusals', takes({ url: /name='contact'\/>/ }), /takes another table/),
  sales('dv-fetch-page-bounds', takes({ url: /page='11'/ }), /beyond 50,000 are read/),
  sales(
    'dv-fetch-without-cookie',
    rewrites({ url: /systemuserid.*fullname/ }, ' istracking', ' pagingcookie=\\"x\\" istracking'),
    /pagingcookie="x"/,
  ),
  sales(
    'dv-fetch-rows-without-key',
    takes({ url: /distinct='true'/ }, { value: [{ '@odata.etag': 'W/"1"', statecode: 0 }] }),
    /has @odata\.etag/,
  ),
  sales('dv-fetch-sum-of-nothing', takes({ url: /alias='total'/ }, { value: [{}] }), /of nothing is null/),
  sales(
    'dv-fetch-first-row-names',
    rewrites({ url: /matchfirstrow/ }, 'ContactId', 'contact1.contactid'),
    /are called CreatedOn/,
  ),
  sales(
    'dv-fetch-inner-below-outer',
    takes({ url: /outer.*systemuserid/ }, { value: [{ name: 'Alone' }] }),
    /keeps what the outer/,
  ),
  sales('dv-caller-object-id', takes({ url: /accounts/, header: 'mscrmcallerid' }), /MSCRMCallerID counts/),
  sales(
    'request-body-max',
    refuses({ method: 'POST', url: /\$batch/, body: /^x{1000000}/ }, 413),
    /Sales refuses a batch of 4 MiB/,
  ),
];
