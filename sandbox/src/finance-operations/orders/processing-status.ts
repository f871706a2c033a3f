import type { Decimal } from '../../edm/decimal.ts';
import { isMore, isPositive } from '../writing/values.ts';

/** How far goods and papers of an order line have come, each at most the ordered quantity. */
export interface LineProgress {
  readonly ordered: Decimal;
  readonly picked: Decimal;
  readonly packed: Decimal;
  readonly shipped: Decimal;
  readonly invoiced: Decimal;
  readonly isCanceled: boolean;
}

export type ProcessingStatus =
  | 'Active'
  | 'Confirmed'
  | 'PartiallyPicked'
  | 'Picked'
  | 'PartiallyPacked'
  | 'Packed'
  | 'PartiallyShipped'
  | 'Shipped'
  | 'PartiallyInvoiced'
  | 'Invoiced'
  | 'Cancelled';

/** From the last stage back: what is furthest decides. */
const stages = [
  { of: 'invoiced', all: 'Invoiced', some: 'PartiallyInvoiced' },
  { of: 'shipped', all: 'Shipped', some: 'PartiallyShipped' },
  { of: 'packed', all: 'Packed', some: 'PartiallyPacked' },
  { of: 'picked', all: 'Picked', some: 'PartiallyPicked' },
] as const;

/** The processing status of an order, or of one line, as Prospect to cash reads it. */
export function processingStatus(
  lines: readonly LineProgress[],
  { isConfirmed, isCanceled }: { isConfirmed: boolean; isCanceled: boolean },
): ProcessingStatus {
  const open = lines.filter((line) => !line.isCanceled);
  if (isCanceled || (lines.length > 0 && open.length === 0)) return 'Cancelled';
  for (const { of, all, some } of stages) {
    if (!open.some((line) => isPositive(line[of]))) continue;
    return open.every((line) => !isMore(line.ordered, line[of])) ? all : some;
  }
  return isConfirmed ? 'Confirmed' : 'Active';
}
