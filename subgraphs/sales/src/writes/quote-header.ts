import type { ODataRecord, RecordValues } from '@p2c/odata';
import { codedError, compare, type GivenValue, type Selection } from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';
import type { CreateQuoteInput } from '../generated/resolvers.ts';
import { isValidOn, readPriceLists } from '../lists/price-lists.ts';
import { readKey, requireEntity } from '../loaders/by-number.ts';
import { bindTo } from './bind-lookup.ts';
import { givenField } from './given-field.ts';

export interface QuoteParties {
  /** The account or contact that the quote is for. */
  readonly party: GivenValue;
  /** Currency and price list where the client is silent. */
  readonly defaults: RecordValues;
}

/** Finds who a new quote is for, and what it needs besides. Refuses a currency or price list that is not there. */
export async function readQuoteParties(
  context: SalesContext,
  input: CreateQuoteInput,
): Promise<QuoteParties> {
  const { record, argument, field, number } = await partyOf(context, input);
  const currency = await currencyOf(context, input.currency, record);
  const priceList = await priceListOf(context, input.priceList, currency);
  const path = (entitySet: string, id: unknown) => `/${entitySet}(${String(id)})`;
  return {
    party: givenField(context.schema.quote.columns, field, number, [argument]),
    defaults: {
      ...(typeof input.currency !== 'string' &&
        bindTo('transactioncurrencyid', path('transactioncurrencies', currency.transactioncurrencyid))),
      ...(typeof input.priceList !== 'string' &&
        bindTo('pricelevelid', path('pricelevels', priceList.pricelevelid))),
    },
  };
}

const currencySelection: Selection = { select: ['transactioncurrencyid', 'isocurrencycode'], expand: [] };

async function partyOf(context: SalesContext, { customer, contact }: CreateQuoteInput) {
  const { account, contact: person } = context.schema;
  const withCurrency = ({ select }: Selection): Selection => ({
    select,
    expand: [{ navigationProperty: 'transactioncurrencyid', select: currencySelection.select }],
  });
  const hasCustomer = typeof customer === 'string';
  if (hasCustomer === (typeof contact === 'string')) {
    throw codedError(
      'INVALID_ARGUMENT',
      'A quote is for a `customer` or for a `contact`: give one of them.',
      {
        field: 'customer',
        expected: 'one of customer and contact',
      },
    );
  }
  if (hasCustomer) {
    const key = readKey(context, 'customer', customer, 'customer');
    const record = await requireEntity(context, 'customer', key, withCurrency(account.keys));
    return { record, argument: 'customer', field: 'accountNumber', number: record.accountnumber };
  }
  const key = readKey(context, 'contact', String(contact), 'contact');
  const record = await requireEntity(context, 'contact', key, withCurrency(person.keys));
  return { record, argument: 'contact', field: 'contactNumber', number: record.msdynce_contactnumber };
}

/** The given currency, else the customer's, else that of Sales. */
async function currencyOf(
  context: SalesContext,
  code: string | null | undefined,
  party: ODataRecord,
): Promise<ODataRecord> {
  if (typeof code !== 'string') {
    const own = party.transactioncurrencyid as ODataRecord | null | undefined;
    return own ?? baseCurrency(context);
  }
  const currency = await context.loaders.currencyByCode.load([code], currencySelection);
  if (currency !== null) return currency;
  throw codedError(
    'REFERENCE_NOT_FOUND',
    `currency must be the isocurrencycode of a record in Dynamics 365 Sales; there is none with ${JSON.stringify(code)}.`,
    {
      system: 'SALES',
      field: 'currency',
      property: 'transactioncurrencyid',
      expected: 'an existing isocurrencycode',
      got: code,
    },
  );
}

/** The base currency has the exchange rate 1 and is as old as the organization. */
async function baseCurrency({ client, request }: SalesContext): Promise<ODataRecord> {
  const { records } = await client.list(
    {
      entitySet: 'transactioncurrencies',
      select: currencySelection.select,
      filter: compare('exchangerate', 'eq', { type: 'decimal', value: '1' }),
      orderby: [{ property: 'createdon', direction: 'asc' }],
      top: 1,
    },
    { requestId: request.requestId },
  );
  const [currency] = records;
  if (currency !== undefined) return currency;
  throw codedError('REFERENCE_NOT_FOUND', 'Neither the customer nor Sales has a currency: give `currency`.', {
    system: 'SALES',
    field: 'currency',
    expected: 'an ISO 4217 code',
  });
}

/** The given price list, else the first valid one of the currency, by name. */
async function priceListOf(
  context: SalesContext,
  name: string | null | undefined,
  { transactioncurrencyid, isocurrencycode }: ODataRecord,
): Promise<ODataRecord> {
  const property = 'pricelevelid';
  if (typeof name === 'string') {
    const list = await context.loaders.priceListByName.load([name], { select: ['pricelevelid'], expand: [] });
    if (list !== null) return list;
    throw codedError(
      'PRICE_LIST_NOT_FOUND',
      `Dynamics 365 Sales has no price list with the name ${JSON.stringify(name)}.`,
      { system: 'SALES', field: 'priceList', property, got: name },
    );
  }
  const ofCurrency = await readPriceLists(
    context,
    { select: ['pricelevelid', 'begindate', 'enddate'], expand: [] },
    {
      kind: 'and',
      operands: [
        compare('_transactioncurrencyid_value', 'eq', { type: 'guid', value: String(transactioncurrencyid) }),
        compare('statecode', 'eq', { type: 'int', value: 0 }),
      ],
    },
  );
  const today = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
  const valid = ofCurrency.find((list) => isValidOn(list, today));
  if (valid !== undefined) return valid;
  throw codedError(
    'PRICE_LIST_NOT_FOUND',
    `Dynamics 365 Sales has no price list in ${String(isocurrencycode)} that is active and valid today.`,
    { system: 'SALES', field: 'priceList', property, expected: `a price list in ${String(isocurrencycode)}` },
  );
}
