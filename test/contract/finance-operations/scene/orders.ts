import type { WireService } from '../../wire/wire-service.ts';
import { type MadeDocument, makeHeader, makeLine } from './documents.ts';
import type { Made } from './make.ts';
import { recordAt } from './read.ts';
import { adminDone, step } from './sandbox.ts';

/** A step of an order, with the quantity of its one line where it is a part. */
export type OrderStep = string | readonly [name: string, quantity: number];

export interface OrderScene extends MadeDocument {
  readonly line: Made;
  /** The numbers of the invoices that were posted. */
  readonly invoices: readonly string[];
}

/** An order of four pieces at 25, and the steps that it has gone. It stays: posted documents cannot be deleted. */
export async function orderAfter(
  service: WireService,
  steps: readonly OrderStep[],
  { header = {}, line = {} }: { header?: object; line?: object } = {},
): Promise<OrderScene> {
  const made = await makeHeader(service, 'order', header, { stays: true });
  const piece = await makeLine(service, 'order', made.number, {
    OrderedSalesQuantity: 4,
    SalesPrice: 25,
    ...line,
  });
  const invoices: string[] = [];
  for (const each of steps) {
    const [name, quantity] = typeof each === 'string' ? [each] : each;
    const lines = quantity === undefined ? {} : { lines: [{ line: 1, quantity }] };
    const { invoice } = await step(service, 'order', made.number, name, lines);
    if (invoice !== undefined) invoices.push(String(invoice));
  }
  return { ...made, line: piece, invoices };
}

/** Runs "Calculate sales totals", and reads a record then. */
export async function afterTotals(service: WireService, path: string) {
  await adminDone(service, 'POST', 'batch-jobs/sales-totals', {});
  return recordAt(service, path);
}
