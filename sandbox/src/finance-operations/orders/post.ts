import type { Decimal } from '../../edm/decimal.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import { linesOf, orders } from '../documents/document-lines.ts';
import { type Environment, nextRecVersion } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import { raiseBusinessEvent } from '../events/business-events.ts';
import {
  amount,
  isMore,
  isPositive,
  isYes,
  least,
  memberOf,
  minus,
  plus,
  stored,
  text,
} from '../writing/values.ts';
import { requireProcessable } from './confirm.ts';
import { showProgress } from './progress.ts';

/** Steps that take goods of an order further. An invoice is one too, see invoices/post-invoice.ts. */
export type GoodsStage = 'pick' | 'pack' | 'ship';

/** A quantity of one line, named by its line creation sequence number; without, what is left of every line. */
export interface LineQuantity {
  readonly line: number;
  readonly quantity: Decimal;
}

/** The quantity that a step writes, and the one that it cannot get ahead of. */
export const stageColumns = {
  pick: { own: 'PickedQuantity', limit: 'OrderedSalesQuantity' },
  pack: { own: 'PackedQuantity', limit: 'OrderedSalesQuantity' },
  ship: { own: 'ShippedQuantity', limit: 'PackedQuantity' },
  invoice: { own: 'InvoicedQuantity', limit: 'OrderedSalesQuantity' },
} as const;

/** Posts a picking list, a packing slip or a shipment, in full or in part. */
export function postGoods(
  environment: Environment,
  order: StoredRecord,
  stage: GoodsStage,
  quantities: readonly LineQuantity[] | undefined,
): void {
  requireProcessable(environment, order);
  for (const { line, quantity } of quantitiesToPost(environment, order, stage, quantities))
    advance(environment, line, stage, quantity);
  showProgress(environment, order.values);
  if (stage !== 'pack') return;
  raiseBusinessEvent(environment, String(order.values.dataAreaId), 'SalesPackingSlipPostedBusinessEvent', {
    SalesOrderNumber: text(order.values, 'SalesOrderNumber'),
    SalesOrderAccount: text(order.values, 'OrderingCustomerAccountNumber'),
  });
}

export interface LineToPost {
  readonly line: StoredRecord;
  readonly quantity: Decimal;
}

/** Which quantity of which line a step takes. Throws when there is nothing, or more is asked than is left. */
export function quantitiesToPost(
  environment: Environment,
  order: StoredRecord,
  stage: keyof typeof stageColumns,
  quantities: readonly LineQuantity[] | undefined,
): LineToPost[] {
  const { set } = environment.store(orders.headers);
  const { own, limit } = stageColumns[stage];
  const lines = linesOf(environment, orders, order.values).filter((line) => isOpenLine(environment, line));
  const left = ({ values }: StoredRecord) => minus(amount(values, limit), amount(values, own));
  const found = quantities
    ? quantities.map(({ line: number, quantity }) => {
        const line = lines.find(({ values }) => values.LineCreationSequenceNumber === BigInt(number));
        if (!line) throw writeFailed(set, `Error: The order has no open line ${number}.`);
        if (!isPositive(quantity) || isMore(quantity, left(line)))
          throw writeFailed(set, `Error: The quantity of line ${number} is not what is left of it.`);
        return { line, quantity };
      })
    : lines.map((line) => ({ line, quantity: left(line) })).filter(({ quantity }) => isPositive(quantity));
  if (found.length === 0) throw writeFailed(set, 'Error: There is nothing to post.');
  return found;
}

/** Takes a line further. What is packed has been picked, what is invoiced has been delivered. */
export function advance(
  environment: Environment,
  line: StoredRecord,
  stage: keyof typeof stageColumns,
  quantity: Decimal,
): void {
  const { own } = stageColumns[stage];
  const reached = plus(amount(line.values, own), quantity);
  const before = earlier[stage].filter((column) => isMore(reached, amount(line.values, column)));
  const ordered = amount(line.values, 'OrderedSalesQuantity');
  environment
    .store(orders.lines)
    .update(
      line.id,
      Object.fromEntries([own, ...before].map((column) => [column, stored(least(reached, ordered))])),
      nextRecVersion(line.version),
    );
}

const earlier: Readonly<Record<keyof typeof stageColumns, readonly string[]>> = {
  pick: [],
  pack: ['PickedQuantity'],
  ship: [],
  invoice: ['PickedQuantity', 'PackedQuantity'],
};

function isOpenLine(environment: Environment, { values }: StoredRecord): boolean {
  const status = memberOf(environment.store(orders.lines).set, values, 'SalesOrderLineStatus');
  return !isYes(values, 'IsLineStopped') && status !== 'Canceled' && status !== 'Invoiced';
}
