import type { Chapter } from '../../wire/contract-case.ts';
import { balances } from './balances.ts';
import { contacts } from './contacts.ts';
import { customers } from './customers.ts';
import { invoices } from './invoices.ts';
import { lineAmounts } from './line-amounts.ts';
import { orderLife } from './order-life.ts';
import { orderTotals } from './order-totals.ts';
import { orders } from './orders.ts';
import { products } from './products.ts';
import { quotationLife } from './quotation-life.ts';
import { quotations } from './quotations.ts';

/** What prospect-to-cash does with F&O. */
export const allProcess: readonly Chapter[] = [
  customers,
  contacts,
  products,
  quotations,
  quotationLife,
  orders,
  orderLife,
  orderTotals,
  lineAmounts,
  invoices,
  balances,
];
