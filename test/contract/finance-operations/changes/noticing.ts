import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { makeHeader, makeLine } from '../scene/documents.ts';
import { orderAfter } from '../scene/orders.ts';
import { anyRow, rowsOf } from '../scene/read.ts';
import { expectBadRequest } from '../scene/refusals.ts';
import { step } from '../scene/sandbox.ts';
import { sources } from '../sources.ts';

const types = 'Microsoft.Dynamics.DataEntities';

/** What a client can ask for to find out what has changed: no feed, but filters. */
export const noticing: Chapter = {
  title: 'noticing changes',
  cases: [
    {
      fact: 'Prefer: odata.track-changes is passed over: there is no delta link',
      source: sources.changeTracking,
      readsOnly: true,
      async run(service) {
        const { status, headers, json } = await service.get('Currencies?$top=1', {
          prefer: 'odata.track-changes',
        });
        expect(status).toBe(200);
        expect(json).not.toHaveProperty(['@odata.deltaLink']);
        expect(headers.get('preference-applied')).toBeNull();
      },
    },
    {
      fact: 'A $deltatoken is refused',
      source: sources.changeTracking,
      readsOnly: true,
      run: async (service) => expectBadRequest(await service.get('Currencies?$deltatoken=1'), /\$deltatoken/),
    },
    ...['CustomersV3', 'CDSSalesOrderHeaders', 'CDSSalesQuotationHeaders', 'SellableReleasedProducts'].map(
      (set) => ({
        fact: `${set} has no property that tells when a record was changed`,
        source: sources.commonDataModel,
        readsOnly: true as const,
        async run(service: Parameters<typeof anyRow>[0]) {
          const row = await anyRow(service, set);
          expect(Object.keys(row).filter((name) => /modified/i.test(name))).toEqual([]);
        },
      }),
    ),
    {
      fact: 'Orders are found by their processing status',
      source: sources.queryExamples,
      onlySandbox: 'people confirm in the client of F&O',
      async run(service) {
        const { number } = await orderAfter(service, ['confirm']);
        const another = await orderAfter(service, []);
        const rows = await rowsOf(service, 'CDSSalesOrderHeaders', {
          $filter: `SalesOrderProcessingStatus eq ${types}.SalesOrderProcessingStatus'Confirmed' and (SalesOrderNumber eq '${number}' or SalesOrderNumber eq '${another.number}')`,
        });
        expect(rows.map(({ SalesOrderNumber }) => SalesOrderNumber)).toEqual([number]);
      },
    },
    {
      fact: 'Orders are found by their status, AreTotalsUpdated and whether customers are maintained in Sales',
      source: sources.orders,
      async run(service) {
        const { number } = await makeHeader(service, 'order');
        const rows = await rowsOf(service, 'CDSSalesOrderHeaders', {
          $filter: `SalesOrderNumber eq '${number}' and SalesOrderStatus eq ${types}.SalesStatus'Backorder' and AreTotalsUpdated eq ${types}.NoYes'No' and OrderingCustomerIsExternallyMaintained eq 'No' and InvoiceCustomerIsExternallyMaintained eq 'No'`,
        });
        expect(rows).toHaveLength(1);
      },
    },
    {
      fact: 'Quotations are found by their status',
      source: sources.queryExamples,
      onlySandbox: 'people send quotations in the client of F&O',
      async run(service) {
        const { number } = await makeHeader(service, 'quotation');
        await makeLine(service, 'quotation', number);
        const found = (status: string) =>
          rowsOf(service, 'CDSSalesQuotationHeaders', {
            $filter: `SalesQuotationStatus eq ${types}.SalesQuotationStatus'${status}' and SalesQuotationNumber eq '${number}'`,
          });
        expect([(await found('Created')).length, (await found('Sent')).length]).toEqual([1, 0]);
        await step(service, 'quotation', number, 'send');
        expect([(await found('Created')).length, (await found('Sent')).length]).toEqual([0, 1]);
      },
    },
    {
      fact: 'A full comparison reads all rows in pages by key, and a version tells which of them changed',
      source: sources.odata,
      async run(service) {
        const { number } = await makeHeader(service, 'order');
        const lines = [];
        for (let n = 0; n < 3; n += 1) lines.push(await makeLine(service, 'order', number));
        const read = async () => {
          const pages = [];
          for (const $skip of ['0', '2'])
            pages.push(
              ...(await rowsOf(service, 'CDSSalesOrderLinesV2', {
                $filter: `SalesOrderNumber eq '${number}'`,
                $orderby: 'dataAreaId,SalesOrderNumber,LineCreationSequenceNumber',
                $top: '2',
                $skip,
              })),
            );
          return pages.map((row) => row['@odata.etag']);
        };
        const before = await read();
        await service.patch(String(lines[1]?.url), { OrderedSalesQuantity: 8 });
        const after = await read();
        expect(after.map((etag, at) => etag === before[at])).toEqual([true, false, true]);
      },
    },
  ],
};
