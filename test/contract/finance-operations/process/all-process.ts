import type { Chapter } from '../../wire/contract-case.ts';
import { balances } from './balances.ts';
import { contacts } from './contacts.ts';
import { customers } from './customers.ts';
import { invoiceAmounts } from './invoice-amounts.ts';
import { invoices } from './invoices.ts';
import { lineAmounts } from './line-amounts.ts';
import { orderDefaults } from './order-defaults.ts';
import { orderLines } from './order-lines.ts';
import { orderLocks } from './order-locks.ts';
import { orderStatuses } from './order-statuses.ts';
import { orderSteps } from './order-steps.ts';
import { orderTotals } from './order-totals.ts';
import { orders } from './orders.ts';
import { products } from './products.ts';
import { quotationLocks } from './quotation-locks.ts';
import { quotationSteps } from './quotation-steps.ts';
import { quotations } from './quotations.ts';

/** What prospect-to-cash does with F&O. */
export const allProcess: readonly Chapter[] = [
  customers,
  contacts,
  products,
  quotations,
  quotationSteps,
  quotationLocks,
  orders,
  orderDefaults,
  orderLines,
  orderStatuses,
  orderSteps,
  orderLocks,
  orderTotals,
  lineAmounts,
  invoices,
  invoiceAmounts,
  balances,
];
