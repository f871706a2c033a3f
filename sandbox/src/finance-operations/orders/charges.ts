import type { Decimal } from '../../edm/decimal.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import { orders } from '../documents/document-lines.ts';
import { type Environment, nextRecVersion } from '../environment.ts';
import { stored } from '../writing/values.ts';
import { requireOpenOrder } from './header-rules.ts';
import { markTotalsOutdated } from './totals.ts';

/** Sets what an order is charged as a whole (freight) and the tax on it: no entity of it is emulated. */
export function chargeOrder(
  environment: Environment,
  order: StoredRecord,
  { amount, tax }: { amount: Decimal; tax: Decimal },
): void {
  const store = environment.store(orders.headers);
  requireOpenOrder(environment, store.set, order.values);
  store.update(
    order.id,
    { HeaderChargesAmount: stored(amount), HeaderChargesTaxAmount: stored(tax) },
    nextRecVersion(order.version),
  );
  markTotalsOutdated(environment, order.values);
}
