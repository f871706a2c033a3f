import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { anyRow, recordAt } from '../scene/read.ts';
import { expectBadRequest, expectNotFound } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

/** A posted invoice's key with the date as the case writes it. */
const invoiceKey = (row: Readonly<Record<string, unknown>>, date: string): string =>
  `SalesInvoiceHeadersV2(dataAreaId='${row.dataAreaId}',InvoiceNumber='${row.InvoiceNumber}',InvoiceDate=${date},LedgerVoucher='${row.LedgerVoucher}')`;

/** Values in keys that are no texts. */
export const keyTypes: Chapter = {
  title: 'dates and numbers in keys',
  cases: [
    {
      fact: 'A date in a key stands bare, with time and zone',
      source: sources.compositeKeys,
      readsOnly: true,
      async run(service) {
        const row = await anyRow(service, 'SalesInvoiceHeadersV2');
        expect(row.InvoiceDate).toMatch(/^\d{4}-\d{2}-\d{2}T12:00:00Z$/);
        const found = await recordAt(service, invoiceKey(row, String(row.InvoiceDate)));
        expect(found.InvoiceNumber).toBe(row.InvoiceNumber);
      },
    },
    {
      fact: 'A date in a key is refused in quotes',
      source: sources.compositeKeys,
      readsOnly: true,
      async run(service) {
        const row = await anyRow(service, 'SalesInvoiceHeadersV2');
        expectBadRequest(
          await service.get(`${invoiceKey(row, `'${row.InvoiceDate}'`)}?cross-company=true`),
          /InvoiceDate/,
        );
      },
    },
    {
      fact: 'Another date in the key is another record',
      source: sources.compositeKeys,
      readsOnly: true,
      async run(service) {
        const row = await anyRow(service, 'SalesInvoiceHeadersV2');
        expectNotFound(await service.get(`${invoiceKey(row, '1950-01-01T12:00:00Z')}?cross-company=true`));
      },
    },
    {
      fact: 'An Int32 in a key stands bare',
      source: sources.compositeKeys,
      readsOnly: true,
      async run(service) {
        const { dataAreaId, SalesOrderNumber, LineCreationSequenceNumber } = await anyRow(
          service,
          'CDSSalesOrderLinesV2',
        );
        const found = await recordAt(
          service,
          `CDSSalesOrderLinesV2(dataAreaId='${dataAreaId}',SalesOrderNumber='${SalesOrderNumber}',LineCreationSequenceNumber=${LineCreationSequenceNumber})`,
        );
        expect(found).toMatchObject({ SalesOrderNumber, LineCreationSequenceNumber });
      },
    },
    {
      fact: 'An Int32 in a key is refused in quotes',
      source: sources.compositeKeys,
      readsOnly: true,
      async run(service) {
        const { dataAreaId, SalesOrderNumber } = await anyRow(service, 'CDSSalesOrderLinesV2');
        expectBadRequest(
          await service.get(
            `CDSSalesOrderLinesV2(dataAreaId='${dataAreaId}',SalesOrderNumber='${SalesOrderNumber}',LineCreationSequenceNumber='1')?cross-company=true`,
          ),
          /LineCreationSequenceNumber/,
        );
      },
    },
    {
      fact: 'A text in a key is refused without quotes',
      source: sources.compositeKeys,
      readsOnly: true,
      run: async (service) =>
        expectBadRequest(
          await service.get(`CustomerGroups(dataAreaId='${service.company}',CustomerGroupId=10)`),
          /CustomerGroupId/,
        ),
    },
    {
      fact: 'A posted invoice line is found by company, invoice, date, voucher and line',
      source: sources.tenantMetadata,
      readsOnly: true,
      async run(service) {
        const row = await anyRow(service, 'SalesInvoiceV2Lines');
        const found = await recordAt(
          service,
          `SalesInvoiceV2Lines(dataAreaId='${row.dataAreaId}',InvoiceDate=${row.InvoiceDate},InvoiceNumber='${row.InvoiceNumber}',LedgerVoucher='${row.LedgerVoucher}',LineCreationSequenceNumber=${row.LineCreationSequenceNumber})`,
        );
        expect(found).toMatchObject({ ProductNumber: row.ProductNumber, LineAmount: row.LineAmount });
      },
    },
  ],
};
