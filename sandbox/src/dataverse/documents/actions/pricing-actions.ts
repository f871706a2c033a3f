import { ServiceError } from '../../../errors.ts';
import { entitySetOf } from '../../../model/model.ts';
import { businessError } from '../../behaviour/business-error.ts';
import { codes, unknownTable } from '../../errors.ts';
import { updateRecord } from '../../write.ts';
import { type DocumentKind, invoiceKind, orderKind, quoteKind } from '../document-kinds.ts';
import { isOpen } from '../document-states.ts';
import { recalculate, reprice } from '../lines.ts';
import { type Action, documentOf } from './action.ts';
import { guidParameter, objectParameter, requireParameters } from './action-parameters.ts';

/**
 * The actions of prices. Microsoft Learn, Web API reference: LockSalesOrderPricing, UnlockSalesOrderPricing,
 * LockInvoicePricing, UnlockInvoicePricing, CalculatePrice. Once unlocked, the lines follow the price list again.
 */
export const pricingActions: Readonly<Record<string, Action>> = {
  LockSalesOrderPricing: lock('LockSalesOrderPricing', orderKind, 'SalesOrderId', 1n),
  UnlockSalesOrderPricing: lock('UnlockSalesOrderPricing', orderKind, 'SalesOrderId', 0n),
  LockInvoicePricing: lock('LockInvoicePricing', invoiceKind, 'InvoiceId', 1n),
  UnlockInvoicePricing: lock('UnlockInvoicePricing', invoiceKind, 'InvoiceId', 0n),
  CalculatePrice(organization, parameters) {
    requireParameters('CalculatePrice', parameters, { needed: ['Target'] });
    const target = objectParameter('Target', parameters.Target);
    const kind = kindOf(String(target['@odata.type'] ?? ''));
    const { values } = documentOf(organization, kind, guidParameter(kind.id, target[kind.id]));
    if (!isOpen(kind, values)) throw businessError('documentReadOnly');
    if (kind.hasPriceLock && values.ispricelocked === 1n) recalculate(organization, kind, values[kind.id]);
    else reprice(organization, kind, values[kind.id]);
    return undefined;
  },
};

function lock(action: string, kind: DocumentKind, parameter: string, ispricelocked: bigint): Action {
  return (organization, parameters) => {
    requireParameters(action, parameters, { needed: [parameter] });
    const document = documentOf(organization, kind, guidParameter(parameter, parameters[parameter]));
    if (!isOpen(kind, document.values)) throw businessError('pricesLocked');
    const set = entitySetOf(organization.model, kind.entitySet);
    updateRecord(organization, set, document, { ispricelocked }, 'action');
    return undefined;
  };
}

/** The document that a Target is, by its type annotation: an opportunity is none that the sandbox knows. */
function kindOf(type: string): DocumentKind {
  const name = type.replace(/^#?Microsoft\.Dynamics\.CRM\./, '');
  const found = [quoteKind, orderKind, invoiceKind].find(({ id }) => id === `${name}id`);
  if (found) return found;
  throw name === ''
    ? new ServiceError(
        400,
        codes.payload,
        "A type named '' could not be resolved by the model: the annotation '@odata.type' of 'Target' is missing.",
      )
    : unknownTable(name);
}
