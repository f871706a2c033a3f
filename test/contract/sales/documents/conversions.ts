import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { read } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { action } from '../support/sources.ts';
import {
  activeQuote,
  idIn,
  invoiceKind,
  linesOf,
  makeDocument,
  makeLine,
  orderKind,
  orderOfQuote,
  quoteKind,
  wonQuote,
} from './scene.ts';

const all = { AllColumns: true };

/** From quotes to orders to invoices. */
export const conversions: Chapter = {
  title: 'conversions',
  cases: [
    {
      fact: 'ConvertQuoteToSalesOrder answers the order of a won quote',
      source: action('ConvertQuoteToSalesOrder'),
      async run(service) {
        const quote = await wonQuote(service);
        const order = await orderOfQuote(service, quote);
        expect(order['@odata.context']).toBe(`${service.root}$metadata#salesorders/$entity`);
        expect(order).toMatchObject({
          _quoteid_value: idIn(quote),
          statecode: 0,
          statuscode: 1,
          totalamount: 200,
        });
      },
    },
    {
      fact: 'The lines of the order are those of the quote',
      source: action('ConvertQuoteToSalesOrder'),
      assumption: 'dv-conversion-prices',
      async run(service) {
        const quote = await wonQuote(service);
        const order = await orderOfQuote(service, quote);
        const [line] = await linesOf(service, quoteKind, quote);
        expect(await linesOf(service, orderKind, `salesorders(${order.salesorderid})`)).toMatchObject([
          {
            quantity: 2,
            priceperunit: 100,
            _productid_value: line?._productid_value,
            sequencenumber: line?.sequencenumber,
          },
        ]);
      },
    },
    {
      fact: 'ConvertQuoteToSalesOrder wins an active quote when it says how it closes',
      source: action('ConvertQuoteToSalesOrder'),
      assumption: 'dv-quote-conversion',
      async run(service) {
        const quote = await activeQuote(service);
        const { status, json } = await service.post('ConvertQuoteToSalesOrder', {
          QuoteId: idIn(quote),
          ColumnSet: all,
          QuoteCloseDate: '2026-08-22T00:00:00Z',
          QuoteCloseStatus: 4,
          QuoteCloseSubject: 'Won',
          QuoteCloseDescription: 'At the fair',
        });
        service.keep(`salesorders(${json.salesorderid})`);
        expect(status).toBe(200);
        expect(await read(service, quote)).toMatchObject({ statecode: 2, statuscode: 4 });
      },
    },
    {
      fact: 'ConvertQuoteToSalesOrder does not take a draft',
      source: action('ConvertQuoteToSalesOrder'),
      async run(service) {
        const quote = await makeDocument(service, quoteKind);
        const answer = await service.post('ConvertQuoteToSalesOrder', {
          QuoteId: idIn(quote),
          ColumnSet: all,
        });
        expectRefusal(answer, 400, '0x80040224');
      },
    },
    {
      fact: 'ConvertQuoteToSalesOrder does not take an active quote that nobody closed',
      source: action('ConvertQuoteToSalesOrder'),
      assumption: 'dv-quote-conversion',
      async run(service) {
        const quote = await activeQuote(service);
        const answer = await service.post('ConvertQuoteToSalesOrder', {
          QuoteId: idIn(quote),
          ColumnSet: all,
        });
        expectRefusal(answer, 400, '0x80040224');
      },
    },
    {
      fact: 'ConvertQuoteToSalesOrder answers the columns of its ColumnSet',
      source: action('ConvertQuoteToSalesOrder'),
      async run(service) {
        const quote = await wonQuote(service);
        const { json } = await service.post('ConvertQuoteToSalesOrder', {
          QuoteId: idIn(quote),
          ColumnSet: { AllColumns: false, Columns: ['name', 'ordernumber'] },
        });
        service.keep(`salesorders(${json.salesorderid})`);
        const names = Object.keys(json).filter((name) => !name.startsWith('@'));
        expect(names.sort()).toEqual(['name', 'ordernumber', 'salesorderid']);
      },
    },
    {
      fact: 'ConvertSalesOrderToInvoice answers the invoice of an order, with its lines',
      source: action('ConvertSalesOrderToInvoice'),
      async run(service) {
        const order = await makeDocument(service, orderKind);
        await makeLine(service, orderKind, order);
        const answer = await service.post('ConvertSalesOrderToInvoice', {
          SalesOrderId: idIn(order),
          ColumnSet: all,
        });
        expect(answer.status, answer.text).toBe(200);
        service.keep(`invoices(${answer.json.invoiceid})`);
        expect(answer.json['@odata.context']).toBe(`${service.root}$metadata#invoices/$entity`);
        expect(answer.json).toMatchObject({
          _salesorderid_value: idIn(order),
          statecode: 0,
          totalamount: 200,
        });
        expect(await linesOf(service, invoiceKind, `invoices(${answer.json.invoiceid})`)).toMatchObject([
          { quantity: 2, priceperunit: 100 },
        ]);
      },
    },
    {
      fact: 'An order that became an invoice is Invoiced',
      source: action('ConvertSalesOrderToInvoice'),
      assumption: 'dv-order-invoiced-by-conversion',
      async run(service) {
        const order = await makeDocument(service, orderKind);
        const { json } = await service.post('ConvertSalesOrderToInvoice', {
          SalesOrderId: idIn(order),
          ColumnSet: all,
        });
        service.keep(`invoices(${json.invoiceid})`);
        expect(await read(service, order)).toMatchObject({ statecode: 4, statuscode: 100003 });
      },
    },
    {
      fact: 'A lookup of an invoice to its order shows the name of the order',
      source: 'Learn: invoice table/entity reference',
      async run(service) {
        const order = await makeDocument(service, orderKind, { name: `${service.mark} shown` });
        const { json } = await service.post('ConvertSalesOrderToInvoice', {
          SalesOrderId: idIn(order),
          ColumnSet: all,
        });
        service.keep(`invoices(${json.invoiceid})`);
        const prefer = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"';
        const answer = await service.get(`invoices(${json.invoiceid})?$select=_salesorderid_value`, {
          prefer,
        });
        expect(answer.json['_salesorderid_value@OData.Community.Display.V1.FormattedValue']).toBe(
          `${service.mark} shown`,
        );
      },
    },
    {
      fact: 'An order outlives its quote',
      source: 'Learn: salesorder table/entity reference',
      async run(service) {
        const quote = await wonQuote(service);
        const order = await orderOfQuote(service, quote);
        expect((await service.delete(quote)).status).toBe(204);
        expect(await read(service, `salesorders(${order.salesorderid})`)).toMatchObject({
          _quoteid_value: null,
        });
      },
    },
  ],
};
