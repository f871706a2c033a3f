import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { makeCustomer } from '../scene/customers.ts';
import { makeHeader, makeLine } from '../scene/documents.ts';
import { anyRow, recordAt, rowsOf } from '../scene/read.ts';
import { expectDeleteRefused, expectNotFound } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

/** DELETE on a record. */
export const deleting: Chapter = {
  title: 'deleting records',
  cases: [
    {
      fact: 'DELETE is answered 204 without a body, and the record is gone',
      source: sources.odata,
      async run(service) {
        const { url } = await makeCustomer(service);
        const { status, text } = await service.delete(url);
        expect([status, text]).toEqual([204, '']);
        expectNotFound(await service.get(url));
      },
    },
    {
      fact: 'DELETE on a key that no record has is answered 404',
      source: sources.odata,
      async run(service) {
        const { url } = await makeCustomer(service);
        await service.delete(url);
        expectNotFound(await service.delete(url));
      },
    },
    {
      fact: 'A number is free again when its record is gone',
      source: sources.odata,
      assumption: 'fo-customer-number-manual',
      async run(service) {
        const { url, row } = await makeCustomer(service);
        await service.delete(url);
        await makeCustomer(service, { CustomerAccount: row.CustomerAccount });
      },
    },
    ...(['quotation', 'order'] as const).flatMap((kind): ContractCase[] => [
      {
        fact: `The lines of ${kind === 'order' ? 'an order' : 'a quotation'} go with it`,
        source: sources.odata,
        async run(service) {
          const { number, url } = await makeHeader(service, kind);
          const line = await makeLine(service, kind, number);
          expect((await service.delete(url)).status).toBe(204);
          expectNotFound(await service.get(line.url));
        },
      },
      {
        fact: `A line of ${kind === 'order' ? 'an order' : 'a quotation'} is deleted, and the others keep their numbers`,
        source: sources.odata,
        async run(service) {
          const { number } = await makeHeader(service, kind);
          const first = await makeLine(service, kind, number);
          const second = await makeLine(service, kind, number);
          expect((await service.delete(first.url)).status).toBe(204);
          expect((await recordAt(service, second.path)).LineCreationSequenceNumber).toBe(2);
        },
      },
    ]),
    {
      fact: 'A record that others refer to is not deleted: 500 with the Infolog',
      source: sources.odata,
      async run(service) {
        const { row, url, path } = await makeCustomer(service);
        await makeHeader(service, 'order', { OrderingCustomerAccountNumber: row.CustomerAccount });
        expectDeleteRefused(await service.delete(url), 'CustCustomerV3Entity', /Infolog: /);
        await recordAt(service, path);
      },
    },
    ...['SalesInvoiceHeadersV2', 'SalesInvoiceV2Lines'].map(
      (set): ContractCase => ({
        fact: `${set} is read only: no row of it is created, changed or deleted`,
        source: sources.tenantMetadata,
        assumption: 'fo-read-only-entity',
        onlySandbox: 'it would change posted records where the fact does not hold',
        async run(service) {
          const row = await anyRow(service, set);
          const line = row.LineCreationSequenceNumber;
          const key = `${set}(dataAreaId='${row.dataAreaId}',InvoiceNumber='${row.InvoiceNumber}',InvoiceDate=${row.InvoiceDate},LedgerVoucher='${row.LedgerVoucher}'${line === undefined ? '' : `,LineCreationSequenceNumber=${line}`})`;
          const answers = [
            await service.post(set, { InvoiceNumber: 'X' }),
            await service.patch(key, { CurrencyCode: 'EUR' }),
            await service.delete(key),
          ];
          expect(answers.map(({ status }) => status)).toEqual([405, 405, 405]);
          expect(await recordAt(service, key)).toMatchObject(row);
          expect(await rowsOf(service, set, { $filter: "InvoiceNumber eq 'X'" })).toEqual([]);
        },
      }),
    ),
  ],
};
