import fc from 'fast-check';
import type { BatchOperation } from './batch-body.ts';
import { runMark } from './operations.ts';

const list = '95100d37-51a9-563f-8274-35bd9f6720a2';
const products = ['1e09d34a-580e-5d6c-97d4-6c5257761261', 'be19a91b-a642-5ed7-a810-7a0fff281a10'];
const box = '5ddffd20-0106-5787-b28f-4c8b5dfa99e0';

/** Identifiers that operations of one run meet in. */
const idOf = (kind: number, n: number) => `00000000-0000-4000-800${kind}-${runMark}0000000${n}`;
const account = fc.nat({ max: 3 }).map((n) => idOf(1, n));
const contact = fc.nat({ max: 2 }).map((n) => idOf(2, n));
const quote = fc.nat({ max: 1 }).map((n) => idOf(3, n));
const line = fc.nat({ max: 2 }).map((n) => idOf(4, n));
const number = fc.nat({ max: 2 }).map((n) => `N-${runMark}-${n}`);
/** The record that the first request of the same change set made. */
const first = fc.constant('$1');
const at = (set: string, id: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 4, arbitrary: id.map((value) => `${set}(${value})`) }, first);
const bound = (set: string, id: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 3, arbitrary: id.map((value) => `/${set}(${value})`) }, first);
const representation = fc.constantFrom<Record<string, string>>({}, { Prefer: 'return=representation' });
const condition = fc.constantFrom<Record<string, string>>(
  {},
  { 'If-Match': '*' },
  { 'If-Match': 'W/"1"' },
  { 'If-None-Match': '*' },
);
const values = fc.constantFrom<object>(
  { fax: '1', numberofemployees: 5 },
  { name: `Changed ${runMark}`, creditlimit: 12.5 },
  { telephone1: null, donotphone: true },
  // Refused: what is no column, too long, out of range, of another type, of nobody.
  { nothing: 1 },
  { fax: 'x'.repeat(51) },
  { accountcategorycode: 99 },
  { numberofemployees: 'many' },
  { 'primarycontactid@odata.bind': '/contacts(00000000-0000-4000-9000-000000000000)' },
);

/** Reads, writes and refusals of Sales, of parties and of a document that is added up. */
export const salesOperation: fc.Arbitrary<BatchOperation> = fc.oneof(
  fc
    .record({ accountid: account, more: values, headers: representation })
    .map(({ accountid, more, headers }) => ({
      method: 'POST',
      url: 'accounts?$select=accountid,name,fax,numberofemployees',
      headers,
      body: { name: `Made ${runMark}`, accountid, ...more },
    })),
  number.map((accountnumber) => ({
    method: 'POST',
    url: 'accounts',
    body: { name: `Numbered ${runMark}`, accountnumber },
  })),
  fc.record({ contactid: contact, parent: bound('accounts', account) }).map(({ contactid, parent }) => ({
    method: 'POST',
    url: 'contacts',
    body: { contactid, lastname: `Lee ${runMark}`, 'parentcustomerid_account@odata.bind': parent },
  })),
  fc
    .record({ url: at('accounts', account), body: values, headers: condition })
    .map((parts) => ({ method: 'PATCH', ...parts })),
  fc
    .record({ key: number, body: values, headers: condition })
    .map(({ key, ...parts }) => ({ method: 'PATCH', url: `accounts(accountnumber='${key}')`, ...parts })),
  fc
    .record({ url: fc.oneof(at('accounts', account), at('contacts', contact)), headers: condition })
    .map((parts) => ({ method: 'DELETE', ...parts })),
  fc.record({ quoteid: quote, customer: bound('accounts', account) }).map(({ quoteid, customer }) => ({
    method: 'POST',
    url: 'quotes',
    body: {
      quoteid,
      name: `Quote ${runMark}`,
      'customerid_account@odata.bind': customer,
      'pricelevelid@odata.bind': `/pricelevels(${list})`,
    },
  })),
  fc
    .record({
      quotedetailid: line,
      parent: bound('quotes', quote),
      product: fc.constantFrom(...products),
      quantity: fc.integer({ min: -1, max: 4 }),
    })
    .map(({ quotedetailid, parent, product, quantity }) => ({
      method: 'POST',
      url: 'quotedetails',
      body: {
        quotedetailid,
        'quoteid@odata.bind': parent,
        'productid@odata.bind': `/products(${product})`,
        'uomid@odata.bind': `/uoms(${box})`,
        ispriceoverridden: true,
        priceperunit: 9.5,
        quantity,
      },
    })),
  fc
    .record({ url: at('quotedetails', line), quantity: fc.integer({ min: 0, max: 9 }) })
    .map(({ url, quantity }) => ({ method: 'PATCH', url, body: { quantity } })),
  at('quotedetails', line).map((url) => ({ method: 'DELETE', url })),
  fc
    .record({
      url: at('quotes', quote),
      body: fc.constantFrom(
        { statecode: 1, statuscode: 2 },
        { discountpercentage: 10 },
        { freightamount: 3.5 },
      ),
    })
    .map((parts) => ({ method: 'PATCH', ...parts })),
  bound('quotes', quote).map((of) => ({
    method: 'POST',
    url: 'WinQuote',
    body: { Status: 4, QuoteClose: { subject: `Won ${runMark}`, 'quoteid@odata.bind': of } },
  })),
  fc.array(account, { minLength: 1, maxLength: 3 }).map((ids) => ({
    method: 'POST',
    url: 'accounts/Microsoft.Dynamics.CRM.CreateMultiple',
    body: {
      Targets: ids.map((accountid) => ({
        '@odata.type': 'Microsoft.Dynamics.CRM.account',
        name: `Many ${runMark}`,
        accountid,
      })),
    },
  })),
  fc
    .oneof(
      account.map(
        (id) => `accounts(${id})?$select=name,fax&$expand=contact_customer_accounts($select=lastname)`,
      ),
      quote.map((id) => `quotes(${id})?$select=totalamount,totallineitemamount,statecode`),
      fc.constant(
        `accounts?$select=name&$filter=startswith(accountnumber,'N-${runMark}')&$orderby=accountnumber`.replaceAll(
          ' ',
          '%20',
        ),
      ),
      fc.constant('contacts/$count'),
      fc.constant('nothing'),
    )
    .map((url) => ({ method: 'GET', url })),
);

/** What operations of one run can have made or changed; an account that was made by its number has no name. */
export const salesRows: readonly string[] = [
  `accounts?$filter=contains(name,'${runMark}') or startswith(accountnumber,'N-${runMark}')`,
  `contacts?$filter=contains(lastname,'${runMark}')`,
  `quotes?$filter=contains(name,'${runMark}')`,
  `quotedetails?$filter=contains(quoteid/name,'${runMark}')`,
  `quotecloses?$filter=contains(subject,'${runMark}')`,
];

/** All of it. */
export const allSalesRows: readonly string[] = [
  'accounts',
  'contacts',
  'quotes',
  'quotedetails',
  'quotecloses',
];
