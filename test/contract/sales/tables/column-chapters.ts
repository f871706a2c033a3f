import type { Chapter } from '../../wire/contract-case.ts';
import { accountColumns } from './columns/account.ts';
import { contactColumns } from './columns/contact.ts';
import { currencyColumns } from './columns/currency.ts';
import { invoiceColumns } from './columns/invoice.ts';
import { invoiceLineColumns } from './columns/invoice-line.ts';
import { orderColumns } from './columns/order.ts';
import { orderLineColumns } from './columns/order-line.ts';
import { priceListColumns } from './columns/price-list.ts';
import { priceListItemColumns } from './columns/price-list-item.ts';
import { productColumns } from './columns/product.ts';
import { quoteColumns } from './columns/quote.ts';
import { quoteLineColumns } from './columns/quote-line.ts';
import { unitColumns } from './columns/unit.ts';
import { unitGroupColumns } from './columns/unit-group.ts';

const chapter = (title: string, cases: Chapter['cases']): Chapter => ({ title: `columns: ${title}`, cases });

/** Columns of the tables of prospect to cash. */
export const columnChapters: readonly Chapter[] = [
  chapter('account', accountColumns),
  chapter('contact', contactColumns),
  chapter('product', productColumns),
  chapter('unit', unitColumns),
  chapter('unit group', unitGroupColumns),
  chapter('price list', priceListColumns),
  chapter('price list item', priceListItemColumns),
  chapter('currency', currencyColumns),
  chapter('quote', quoteColumns),
  chapter('quote line', quoteLineColumns),
  chapter('order', orderColumns),
  chapter('order line', orderLineColumns),
  chapter('invoice', invoiceColumns),
  chapter('invoice line', invoiceLineColumns),
];
