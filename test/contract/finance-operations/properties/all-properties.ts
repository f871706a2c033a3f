import type { Chapter } from '../../wire/contract-case.ts';
import { contactProperties } from './contacts.ts';
import { customerProperties } from './customers.ts';
import { invoiceProperties } from './invoices.ts';
import { orderProperties } from './orders.ts';
import { productProperties } from './products.ts';
import { quotationProperties } from './quotations.ts';

/** One case for each property that is carried between the systems. */
export const allProperties: readonly Chapter[] = [
  customerProperties,
  contactProperties,
  productProperties,
  quotationProperties,
  orderProperties,
  invoiceProperties,
];
