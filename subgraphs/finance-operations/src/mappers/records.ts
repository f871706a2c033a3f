import type { CustomerKey } from '@p2c/subgraph-runtime';
import type { FinanceOperationsQuotation, QuotationLine, Quote } from '../generated/resolvers.ts';

/** What a payload carries: which record was written. It is read when it is selected. */
export interface WrittenEntity {
  readonly key: CustomerKey;
}

/** A quotation without its lines, which are read when they are selected. */
export type QuotationRecord = Omit<FinanceOperationsQuotation, 'lines'>;
export type QuoteRecord = Omit<Quote, 'financeOperations' | '__typename'> & {
  financeOperations?: QuotationRecord | null;
};
/** A line, and the company of its product. */
export type QuotationLineRecord = Omit<QuotationLine, 'product'> & { readonly company: string };
