import type { Stored } from '../../edm/stored.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { composeAddress } from '../behaviour/address.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { lookedUp, writeComputed } from '../behaviour/computed.ts';
import { nextNumber } from '../behaviour/numbering.ts';
import { requireCurrencyOf } from '../catalogue/price-list-rules.ts';
import type { Organization } from '../organization.ts';
import { type DocumentKind, invoiceKind, orderKind, quoteKind } from './document-kinds.ts';
import { requireAllowedUpdate } from './document-states.ts';
import { documentTotals } from './document-totals.ts';
import { linesOf, mirror, reprice } from './lines.ts';
import { requireUnlocked } from './p2c/form-locks.ts';
import { keepTaxLine } from './p2c/freight-tax.ts';
import { markInvoiced, ownerOfOrder } from './p2c/invoiced-order.ts';
import { processingStatuses, release, requireReleasable } from './p2c/processing-status.ts';

/** Documents: numbered, totalled by the platform, read only once they are closed. */
function documentBehaviour(kind: DocumentKind, own: Behaviour = {}): Behaviour {
  const { column, prefix, counter } = kind.number;
  const numbering = { entitySet: kind.entitySet, property: column, prefix, counter };
  return {
    defaults: (organization, given) => ({
      ...(given[column] === undefined ? { [column]: nextNumber(organization, numbering) } : {}),
      msdynce_hasexternallymaintainedproductsonly: 1n,
      _transactioncurrencyid_value:
        lookedUp(organization, 'pricelevels', given._pricelevelid_value)?.values
          ._transactioncurrencyid_value ??
        organization.baseCurrencyId() ??
        null,
      ...own.defaults?.(organization, given),
    }),
    consequences: (organization, values) => ({
      ...documentTotals(organization, kind, values, linesOf(organization, kind, values[kind.id])),
      ...customerColumns(organization, values),
      shipto_composite: composeAddress('shipto', values),
      billto_composite: composeAddress('billto', values),
    }),
    check(organization, values, before, by) {
      requireCurrencyOf(organization, values._pricelevelid_value, values._transactioncurrencyid_value);
      if (by !== 'client') return;
      requireAllowedUpdate(kind, before, values);
      requireUnlocked(organization, kind, before);
      own.check?.(organization, values, before, by);
    },
    checkRemoval(organization, { values }, by) {
      if (by === 'client') requireUnlocked(organization, kind, values);
    },
    written(organization, values, before, by) {
      if (before) mirror(organization, kind, values);
      if (before && isRepriced(kind, before, values)) reprice(organization, kind, values[kind.id]);
      if (kind.hasMiscTax) keepTaxLine(organization, kind, values, before);
      const contact = lookedUp(organization, 'contacts', values._customerid_value);
      if (contact) writeComputed(organization, 'contacts', contact, { msdynce_isactivecustomer: 1n });
      own.written?.(organization, values, before, by);
    },
  };
}

export const quoteBehaviour = documentBehaviour(quoteKind, {
  defaults: () => ({ revisionnumber: 0n }),
});

export const orderBehaviour = documentBehaviour(orderKind, {
  defaults: () => ({ msdynce_processingstatus: processingStatuses.draft }),
  check: requireReleasable,
  written: release,
});

export const invoiceBehaviour = documentBehaviour(invoiceKind, {
  defaults: ownerOfOrder,
  written: markInvoiced,
});

/** Another price list, or a price list to follow again, gives the lines other prices. */
function isRepriced({ hasPriceLock }: DocumentKind, before: StoredValues, values: StoredValues): boolean {
  const isLocked = hasPriceLock && values.ispricelocked === 1n;
  const isUnlocked = hasPriceLock && before.ispricelocked === 1n;
  const isOther = (before._pricelevelid_value ?? null) !== (values._pricelevelid_value ?? null);
  return !isLocked && (isOther || isUnlocked);
}

function customerColumns(organization: Organization, values: StoredValues): Record<string, Stored> {
  const customerId = values._customerid_value ?? null;
  const isAccount = lookedUp(organization, 'accounts', customerId) !== undefined;
  return {
    _accountid_value: isAccount ? customerId : null,
    _contactid_value: isAccount ? null : customerId,
  };
}
