import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { expectRefusal } from '../support/refusal.ts';
import { cdm, sources } from '../support/sources.ts';

/** Values of columns that no client writes, by what they look like. */
const stamp = '2026-01-01T00:00:00Z';

const refused = (set: string, column: string, value: unknown, document: string): ContractCase => ({
  fact: `A create of ${set} that gives ${column} is refused`,
  source: cdm(document),
  async run(service) {
    const answer = await service.post(set, { [column]: value });
    expect(answer.status, answer.text).toBe(400);
    expect(answer.json.error.message).toContain(`'${column}'`);
  },
});

const lines: readonly (readonly [string, string])[] = [
  ['quotedetails', 'QuoteProduct'],
  ['salesorderdetails', 'OrderProduct'],
  ['invoicedetails', 'InvoiceProduct'],
];

/** Columns that are the platform's own. */
export const readOnlyColumns: Chapter = {
  title: 'columns that only the platform writes',
  cases: [
    ...(
      [
        ['accounts', 'Account'],
        ['contacts', 'Contact'],
        ['products', 'Product'],
        ['uoms', 'Unit'],
        ['uomschedules', 'UnitGroup'],
        ['pricelevels', 'PriceList'],
        ['productpricelevels', 'PriceListItem'],
        ['transactioncurrencies', 'Currency'],
        ['quotes', 'Quote'],
        ['salesorders', 'Order'],
        ['invoices', 'Invoice'],
        ...lines,
      ] as const
    ).flatMap(([set, document]) => [
      refused(set, 'createdon', stamp, document),
      refused(set, 'modifiedon', stamp, document),
      refused(set, 'versionnumber', 1, document),
    ]),
    refused('accounts', 'address1_composite', 'x', 'Account'),
    refused('accounts', 'exchangerate', 1, 'Account'),
    refused('contacts', 'fullname', 'x', 'Contact'),
    refused('products', 'hierarchypath', 'x', 'Product'),
    refused('uoms', 'isschedulebaseuom', true, 'Unit'),
    refused('productpricelevels', 'productnumber', 'x', 'PriceListItem'),
    refused('quotes', 'revisionnumber', 1, 'Quote'),
    refused('quotes', 'billto_composite', 'x', 'Quote'),
    refused('quotedetails', 'quotestatecode', 0, 'QuoteProduct'),
    refused('salesorderdetails', 'salesorderstatecode', 0, 'OrderProduct'),
    refused('salesorderdetails', 'salesorderispricelocked', true, 'OrderProduct'),
    refused('invoicedetails', 'invoicestatecode', 0, 'InvoiceProduct'),
    refused('invoicedetails', 'invoiceispricelocked', true, 'InvoiceProduct'),
    ...lines.flatMap(([set, document]) => [
      refused(set, 'volumediscountamount', 1, document),
      ...(['baseamount', 'extendedamount'] as const).map(
        (column): ContractCase => ({
          fact: `A create of ${set} does not take ${column}, which may be changed only`,
          source: sources.tables,
          assumption: 'dv-update-only-column',
          async run(service) {
            const answer = await service.post(set, { [column]: 1 });
            expectRefusal(answer, 400, '0x80040203', new RegExp(`'${column}'`));
          },
        }),
      ),
    ]),
  ],
};
