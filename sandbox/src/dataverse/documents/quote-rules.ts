import type { Stored } from '../../edm/stored.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import { composeAddress } from '../behaviour/address.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { businessError } from '../behaviour/business-error.ts';
import { lookedUp, recordsBelow, touch, writeComputed } from '../behaviour/computed.ts';
import { nextNumber } from '../behaviour/numbering.ts';
import { requireCurrencyOf } from '../catalogue/price-list-rules.ts';
import type { Organization } from '../organization.ts';
import { quoteTotals } from './quote-totals.ts';

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
  }),
  consequences: (organization, values) => {
    const customerId = values._customerid_value ?? null;
    const isAccount = lookedUp(organization, 'accounts', customerId) !== undefined;
    return {
      ...quoteTotals(organization, values, linesOf(organization, values.quoteid)),
      _accountid_value: isAccount ? customerId : null,
      _contactid_value: isAccount ? null : customerId,
      shipto_composite: composeAddress('shipto', values),
      billto_composite: composeAddress('billto', values),
    };
  },
  check(organization, values, before, by) {
    requireCurrencyOf(organization, values._pricelevelid_value, values._transactioncurrencyid_value);
    if (by !== 'client') return;
    if (before !== undefined) requireOpen(before, 'quoteReadOnly');
    const from = before?.statecode ?? quoteStates.draft;
    const to = values.statecode ?? quoteStates.draft;
    const isActivation = from === quoteStates.draft && to === quoteStates.active && before !== undefined;
    if (from !== to && !isActivation) throw businessError('quoteState');
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
export function requireOpen({ statecode }: StoredValues, refusal: 'quoteReadOnly' | 'parentReadOnly'): void {
  if (statecode !== quoteStates.draft && statecode !== quoteStates.active) throw businessError(refusal);
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
    ...quoteTotals(organization, quote.values, lines),
    msdynce_hasexternallymaintainedproductsonly: only,
  });
  for (const line of lines)
    writeComputed(organization, 'quotedetails', line, {
      msdynce_quotehasexternalmaintainedproductsonly: only,
    });
}
