import { decodeSortable, encodeSortable } from '../edm/decimal.ts';
import type { Stored } from '../edm/stored.ts';
import { ServiceError } from '../errors.ts';
import { entitySetOf, propertyOf } from '../model/model.ts';
import type { StoredRecord, StoredValues } from '../store/record-store.ts';
import { composeAddress } from './account-rules.ts';
import type { Behaviour } from './behaviour.ts';
import { lookedUp, recordsBelow, touch, writeComputed } from './computed.ts';
import { codes } from './errors.ts';
import { nextNumber } from './numbering.ts';
import type { Organization } from './organization.ts';

export const quoteStates = { draft: 0n, active: 1n, won: 2n, closed: 3n } as const;

/** Quotes: numbered, totalled by the platform, changed while draft or active, closed by actions alone. */
export const quoteBehaviour: Behaviour = {
  defaults: (organization, given) => ({
    ...(given.quotenumber === undefined ? { quotenumber: nextNumber(organization, quoteNumbers) } : {}),
    revisionnumber: 0n,
    msdynce_hasexternallymaintainedproductsonly: 1n,
    _transactioncurrencyid_value:
      lookedUp(organization, 'pricelevels', given._pricelevelid_value)?.values._transactioncurrencyid_value ??
      organization.baseCurrencyId() ??
      null,
    ...totals(organization, []),
  }),
  consequences: (_organization, values) => ({
    shipto_composite: composeAddress('shipto', values),
    billto_composite: composeAddress('billto', values),
  }),
  check(_organization, values, before, by) {
    if (by !== 'client') return;
    if (before !== undefined) requireOpen(before);
    const from = before?.statecode ?? quoteStates.draft;
    const to = values.statecode ?? quoteStates.draft;
    const isActivation = from === quoteStates.draft && to === quoteStates.active && before !== undefined;
    if (from !== to && !isActivation)
      throw new ServiceError(
        400,
        codes.invalidOperation,
        'The state of the quote cannot be set so: a draft is activated, an active quote is won, closed or revised by its actions.',
      );
  },
  written(organization, values, before) {
    if (before !== undefined && before.statecode !== values.statecode)
      for (const line of linesOf(organization, values.quoteid))
        writeComputed(organization, 'quotedetails', line, { quotestatecode: values.statecode ?? 0n });
    const contact = lookedUp(organization, 'contacts', values._customerid_value);
    if (contact) writeComputed(organization, 'contacts', contact, { msdynce_isactivecustomer: 1n });
  },
};

const quoteNumbers = { entitySet: 'quotes', property: 'quotenumber', prefix: 'QUO', counter: 'quoteNumber' };

/** Throws unless the quote is a draft or active: what is won or closed is read only. */
export function requireOpen({ statecode }: StoredValues): void {
  if (statecode === quoteStates.draft || statecode === quoteStates.active) return;
  throw new ServiceError(
    400,
    codes.readOnlyQuote,
    'The quote cannot be changed because it is won or closed.',
  );
}

export function linesOf(organization: Organization, quoteId: Stored | undefined): StoredRecord[] {
  return recordsBelow(organization, 'quotedetails', '_quoteid_value', quoteId);
}

/** After any change of a line: the totals of its quote and the flags of Prospect to cash. The quote is written anew. */
export function recalculate(organization: Organization, quoteId: Stored | undefined): void {
  const quote = lookedUp(organization, 'quotes', quoteId);
  if (!quote) return;
  const lines = linesOf(organization, quoteId);
  const only = lines.every(({ values }) => values.msdynce_ismaintainedexternally === 1n) ? 1n : 0n;
  touch(organization, 'quotes', quote, {
    ...totals(organization, lines),
    msdynce_hasexternallymaintainedproductsonly: only,
  });
  for (const line of lines)
    writeComputed(organization, 'quotedetails', line, {
      msdynce_quotehasexternalmaintainedproductsonly: only,
    });
}

/** Amounts of the lines, of which discounts are taken off and to which taxes are added. */
function totals(organization: Organization, lines: readonly StoredRecord[]): Record<string, Stored> {
  const { scale } = propertyOf(entitySetOf(organization.model, 'quotes'), 'totalamount');
  const sum = (name: string) =>
    lines.reduce((units, { values }) => {
      const value = values[name];
      return typeof value === 'string' ? units + decodeSortable(value) : units;
    }, 0n);
  const [base, discount, tax] = [sum('baseamount'), sum('manualdiscountamount'), sum('tax')];
  const amount = (units: bigint) => encodeSortable(units, scale);
  return {
    totallineitemamount: amount(base - discount),
    totallineitemdiscountamount: amount(discount),
    totaldiscountamount: amount(discount),
    totaltax: amount(tax),
    totalamountlessfreight: amount(base - discount),
    totalamount: amount(base - discount + tax),
  };
}
