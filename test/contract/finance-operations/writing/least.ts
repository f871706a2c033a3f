import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { customerBody, makeCustomer } from '../scene/customers.ts';
import { headerBody, lineBody, makeHeader, makeLine } from '../scene/documents.ts';
import { rowsOf } from '../scene/read.ts';
import { sources } from '../sources.ts';

/** The least that a record is made of. */
export const least: Chapter = {
  title: 'the least that a record is made of',
  cases: [
    {
      fact: 'A customer needs group, currency, name and party type',
      source: sources.crudExamples,
      async run(service) {
        const body = await customerBody(service);
        expect(Object.keys(body).toSorted()).toEqual([
          'CustomerAccount',
          'CustomerGroupId',
          'OrganizationName',
          'PartyType',
          'SalesCurrencyCode',
          'dataAreaId',
        ]);
        await makeCustomer(service);
      },
    },
    {
      fact: 'An order header needs customer, invoice customer and currency',
      source: sources.crudExamples,
      async run(service) {
        const body = await headerBody(service, 'order');
        const { OrderingCustomerAccountNumber } = body as { OrderingCustomerAccountNumber: string };
        const { row } = await makeHeader(service, 'order', {
          ...body,
          InvoiceCustomerAccountNumber: OrderingCustomerAccountNumber,
        });
        expect(row).toMatchObject({ OrderingCustomerAccountNumber, SalesOrderStatus: 'Backorder' });
      },
    },
    {
      fact: 'An order line needs order, product and quantity',
      source: sources.crudExamples,
      async run(service) {
        const { number } = await makeHeader(service, 'order');
        const body = await lineBody(service, 'order', number);
        const { row } = await makeLine(service, 'order', number);
        expect(row).toMatchObject(body);
      },
    },
    {
      fact: 'A line of the plain order entity names its item',
      source: sources.crudExamples,
      async run(service) {
        const { number } = await makeHeader(service, 'order');
        const { row } = await makeLine(service, 'order', number);
        const lines = await rowsOf(service, 'SalesOrderLines', {
          $filter: `SalesOrderNumber eq '${number}'`,
        });
        const { status, json } = await service.post('SalesOrderLines?cross-company=true', {
          dataAreaId: service.company,
          SalesOrderNumber: number,
          ItemNumber: lines[0]?.ItemNumber,
          OrderedSalesQuantity: 1,
        });
        expect([status, json.ItemNumber]).toEqual([201, lines[0]?.ItemNumber]);
        expect(row.ProductNumber).not.toBe('');
      },
    },
    {
      fact: 'A quotation header needs customer and currency',
      source: sources.crudExamples,
      async run(service) {
        const { row } = await makeHeader(service, 'quotation');
        expect(row.SalesQuotationStatus).toBe('Created');
      },
    },
    {
      fact: 'A quotation line needs quotation, product and quantity',
      source: sources.crudExamples,
      async run(service) {
        const { number } = await makeHeader(service, 'quotation');
        const body = await lineBody(service, 'quotation', number);
        expect((await makeLine(service, 'quotation', number)).row).toMatchObject(body);
      },
    },
  ],
};
