import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { sources } from '../support/sources.ts';

const filters = (message: string, table: string) =>
  `sdkmessagefilters?$select=sdkmessagefilterid&$filter=sdkmessageid/name eq '${message}' and primaryobjecttypecode eq '${table}'`;

const offers = (message: string, table: string): ContractCase => ({
  fact: `sdkmessagefilters tells that ${table} has ${message}`,
  source: sources.bulk,
  assumption: 'dv-bulk-tables',
  readsOnly: true,
  async run(service) {
    const { status, json } = await service.get(filters(message, table));
    expect([status, json.value.length]).toEqual([200, 1]);
  },
});

const messages = ['CreateMultiple', 'UpdateMultiple', 'UpsertMultiple'];
const tables = [
  'account',
  'contact',
  'product',
  'quote',
  'quotedetail',
  'salesorder',
  'salesorderdetail',
  'invoice',
  'invoicedetail',
];

/** Which tables have bulk messages. */
export const bulkSupport: Chapter = {
  title: 'which tables take bulk messages',
  cases: [
    ...tables.flatMap((table) => messages.map((message) => offers(message, table))),
    {
      fact: 'A message that a table does not have has no filter: DeleteMultiple is one of elastic tables',
      source: sources.bulk,
      readsOnly: true,
      async run(service) {
        expect((await service.get(filters('DeleteMultiple', 'account'))).json.value).toEqual([]);
      },
    },
  ],
};
