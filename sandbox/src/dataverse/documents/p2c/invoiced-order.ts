import type { Stored } from '../../../edm/stored.ts';
import type { StoredValues } from '../../../store/record-store.ts';
import type { Writer } from '../../behaviour/behaviour.ts';
import { lookedUp, touch } from '../../behaviour/computed.ts';
import type { Organization } from '../../organization.ts';
import { orderKind } from '../document-kinds.ts';
import { isOpen, orderStates } from '../document-states.ts';
import { mirror } from '../lines.ts';

/** The status reason Invoiced, the one of its state. */
const invoiced = 100003n;

/** The invoice of an order belongs to the owner of the order, so that the same person sees it. */
export function ownerOfOrder(organization: Organization, given: StoredValues): Record<string, Stored> {
  if (organization.options.p2cInvoicedOrders === false) return {};
  const order = lookedUp(organization, 'salesorders', given._salesorderid_value)?.values;
  return order ? { _ownerid_value: order._ownerid_value ?? null } : {};
}

/** An order becomes Invoiced when an invoice for it comes from F&O. */
export function markInvoiced(
  organization: Organization,
  invoice: StoredValues,
  before: StoredValues | undefined,
  by: Writer,
): void {
  if (organization.options.p2cInvoicedOrders === false || by !== 'client') return;
  if ((before?._salesorderid_value ?? null) === (invoice._salesorderid_value ?? null)) return;
  const order = lookedUp(organization, 'salesorders', invoice._salesorderid_value);
  if (!order || !isOpen(orderKind, order.values)) return;
  const state = { statecode: orderStates.invoiced, statuscode: invoiced };
  touch(organization, 'salesorders', order, state);
  mirror(organization, orderKind, { ...order.values, ...state });
}
