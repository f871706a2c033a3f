import type { WireService } from '../../wire/wire-service.ts';
import { type MadeDocument, makeHeader, makeLine } from './documents.ts';
import type { Made } from './make.ts';
import { step } from './sandbox.ts';

export interface QuotationScene extends MadeDocument {
  readonly line: Made;
  /** The number of the order that the last step made. */
  readonly order: string;
}

/** A quotation of two pieces at 100, less 10, and the steps that it has gone, by name. It stays: closed ones do. */
export async function quotationAfter(service: WireService, steps: string): Promise<QuotationScene> {
  const made = await makeHeader(service, 'quotation', {}, { stays: true });
  const line = await makeLine(service, 'quotation', made.number, {
    SalesPrice: 100,
    TotalDiscountAmount: 10,
  });
  let order = '';
  for (const name of steps.split(' ').filter((each) => each !== ''))
    order = String((await step(service, 'quotation', made.number, name)).order);
  return { ...made, line, order };
}
