import type { ODataRecord } from '@p2c/odata';
import type {
  Contact,
  Customer,
  Product,
  Quote,
  QuoteLine,
  SalesContact,
  SalesProduct,
  SalesQuote,
} from '../generated/resolvers.ts';

/*
 * What resolvers hand on: the fields of a type that are read off its record, and the record for those that are read
 * when they are selected. An entity that Sales does not hold has no record.
 */

interface Read {
  readonly record: ODataRecord;
}
interface PerhapsRead {
  readonly record?: ODataRecord;
}

export type CustomerRecord = Omit<Customer, 'contacts' | 'quotes' | '__typename'> & PerhapsRead;
export type SalesContactRecord = Omit<SalesContact, 'contact'> & Read;
export type ContactRecord = Omit<Contact, 'customer' | 'sales' | '__typename'> &
  PerhapsRead & { sales?: SalesContactRecord | null };
export type SalesProductRecord = Omit<SalesProduct, 'product'> & Read;
export type ProductRecord = Omit<Product, 'quotes' | 'sales' | '__typename'> &
  PerhapsRead & { sales?: SalesProductRecord | null };
export type SalesQuoteRecord = Omit<SalesQuote, 'lines' | 'quote'> & Read;
export type QuoteRecord = Omit<
  Quote,
  'revisions' | 'customer' | 'contact' | 'lines' | 'sales' | '__typename'
> &
  PerhapsRead & { sales?: SalesQuoteRecord | null };
export type QuoteLineRecord = Omit<QuoteLine, 'product'> & Read;

/* What a payload carries: which record was written. Its entity is read when it is selected. */

export interface WrittenCustomer {
  readonly accountId: string;
}
export interface WrittenContact {
  readonly contactId: string;
}
export interface WrittenProduct {
  readonly productId: string;
}
export interface WrittenQuote {
  readonly quoteId: string;
}
