import type { Chapter } from '../../wire/contract-case.ts';
import { contactProperties } from './contacts.ts';
import { customerProperties } from './customers.ts';
import { invoiceProperties } from './invoices.ts';
import { orderProperties } from './orders.ts';
import { plainOrderProperties } from './plain-orders.ts';
import { plainQuotationProperties } from './plain-quotations.ts';
import { productProperties } from './products.ts';
import { quotationProperties } from './quotations.ts';
import { soldProductProperties } from './sold-products.ts';

/** One case for each published property that takes part in the process. */
export const allProperties: readonly Chapter[] = [
  customerProperties,
  contactProperties,
  soldProductProperties,
  productProperties,
  quotationProperties,
  plainQuotationProperties,
  orderProperties,
  plainOrderProperties,
  invoiceProperties,
];
