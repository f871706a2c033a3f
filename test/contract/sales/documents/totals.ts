import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { create, read, update } from '../support/records.ts';
import { sources } from '../support/sources.ts';
import { each } from './each-kind.ts';
import { catalogue, makeDocument, makeLine, orderKind } from './scene.ts';

/** Totals, and what documents are as a whole. */
export const totals: Chapter = {
  title: 'documents and their totals',
  cases: [
    ...each(
      (table) => `The totals of ${table} are those of its lines, and follow them`,
      (kind) => async (service) => {
        const document = await makeDocument(service, kind);
        await makeLine(service, kind, document, { tax: 5 });
        const second = await makeLine(service, kind, document, { quantity: 1 });
        expect(await read(service, document)).toMatchObject({
          totallineitemamount: 300,
          totaltax: 5,
          totalamount: 305,
        });
        await update(service, second, { quantity: 3 });
        expect(await read(service, document)).toMatchObject({ totallineitemamount: 500, totalamount: 505 });
        await service.delete(second);
        expect(await read(service, document)).toMatchObject({ totallineitemamount: 200, totalamount: 205 });
      },
    ),
    ...each(
      (table) => `Discounts and freight of ${table} count in its totals`,
      (kind) => async (service) => {
        const document = await makeDocument(service, kind, {
          discountpercentage: 10,
          discountamount: 5,
          freightamount: 7,
        });
        await makeLine(service, kind, document);
        expect(await read(service, document)).toMatchObject({
          totaldiscountamount: 25,
          totalamountlessfreight: 175,
          totalamount: 182,
        });
      },
    ),
    ...each(
      (table) => `Totals that a client gives ${table} are passed over`,
      (kind) => async (service) => {
        const document = await makeDocument(service, kind, { totalamount: 99 });
        await update(service, document, { totalamount: 98, totallineitemamount: 97 });
        expect(await read(service, document)).toMatchObject({ totalamount: 0, totallineitemamount: 0 });
      },
    ),
    ...each(
      (table) => `A ${table} has the currency of its price list`,
      (kind) => async (service) => {
        const { currency } = await catalogue(service);
        const row = await read(service, await makeDocument(service, kind));
        expect(currency).toContain(String(row._transactioncurrencyid_value));
      },
    ),
    ...each(
      (table) => `A customer of ${table} is an account, and _accountid_value says so`,
      (kind) => async (service) => {
        const { account } = await catalogue(service);
        expect(await read(service, await makeDocument(service, kind))).toMatchObject({
          _customerid_value: account,
          _accountid_value: account,
          _contactid_value: null,
        });
      },
    ),
    ...each(
      (table) => `A deleted ${table} takes its lines along`,
      (kind) => async (service) => {
        const document = await makeDocument(service, kind);
        const line = await makeLine(service, kind, document);
        expect((await service.delete(document)).status).toBe(204);
        expect((await service.get(line)).status).toBe(404);
      },
    ),
    ...each(
      (table) => `A ${table} is made with its lines in one request`,
      (kind) => async (service) => {
        const { account, list, speaker, unit } = await catalogue(service);
        const collection =
          { quote: 'quote_details', salesorder: 'order_details', invoice: 'invoice_details' }[kind.table] ??
          '';
        const answer = await service.post(
          kind.set,
          {
            name: `${service.mark} whole`,
            'customerid_account@odata.bind': `/accounts(${account})`,
            'pricelevelid@odata.bind': `/pricelevels(${list})`,
            [collection]: [
              {
                'productid@odata.bind': `/products(${speaker})`,
                'uomid@odata.bind': `/uoms(${unit})`,
                quantity: 3,
              },
            ],
          },
          { prefer: 'return=representation' },
        );
        expect(answer.status, answer.text).toBe(201);
        service.keep(`${kind.set}(${answer.json[kind.key]})`);
        expect(await read(service, `${kind.set}(${answer.json[kind.key]})`)).toMatchObject({
          totalamount: 300,
        });
      },
      'dv-collection-names',
    ),
    {
      fact: 'CalculatePrice reckons the prices of a document anew, 204',
      source: 'Learn: CalculatePrice action',
      assumption: 'dv-price-list-change',
      async run(service) {
        const { currency, speaker, unit } = await catalogue(service);
        const list = await create(service, 'pricelevels', {
          name: `${service.mark} moving prices`,
          'transactioncurrencyid@odata.bind': currency,
        });
        const item = await create(service, 'productpricelevels', {
          amount: 80,
          'productid@odata.bind': `/products(${speaker})`,
          'pricelevelid@odata.bind': `/pricelevels(${list})`,
          'uomid@odata.bind': `/uoms(${unit})`,
        });
        const order = await makeDocument(service, orderKind, {
          'pricelevelid@odata.bind': `/pricelevels(${list})`,
        });
        await makeLine(service, orderKind, order);
        expect(await read(service, order)).toMatchObject({ totalamount: 160 });
        await update(service, `productpricelevels(${item})`, { amount: 90 });
        const Target = {
          '@odata.type': 'Microsoft.Dynamics.CRM.salesorder',
          salesorderid: /\((.*)\)/.exec(order)?.[1],
        };
        const answer = await service.post('CalculatePrice', { Target });
        expect(answer.status, answer.text).toBe(204);
        expect(await read(service, order)).toMatchObject({ totalamount: 180 });
      },
    },
    {
      fact: 'The currency of a document is that of its price list, or the document is refused',
      source: sources.tables,
      assumption: 'dv-price-list-currency',
      onlySandbox: 'it adds a currency to the organization',
      async run(service) {
        const { list } = await catalogue(service);
        const code = service.mark.slice(-3);
        const currency = await service.post('transactioncurrencies', {
          isocurrencycode: code,
          currencyname: `${service.mark} coin`,
          currencysymbol: 'x',
          exchangerate: 2,
          currencyprecision: 2,
        });
        expect(currency.status, currency.text).toBe(204);
        const path = String(currency.headers.get('odata-entityid')).slice(service.root.length);
        service.keep(path);
        const answer = await service.post('quotes', {
          name: service.mark,
          'pricelevelid@odata.bind': `/pricelevels(${list})`,
          'transactioncurrencyid@odata.bind': `/${path}`,
        });
        expect([answer.status, answer.json.error?.code]).toEqual([400, '0x80048cf6']);
      },
    },
  ],
};
