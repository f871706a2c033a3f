import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { create, newNumber, read, rows, update } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { catalogue as makeCatalogue } from './scene.ts';

const productSource = 'Learn: product table/entity reference';
/** The values of a product of the scene that is not there yet. */
async function productOf(service: WireService, changes: object = {}): Promise<object> {
  const { group, unit, list, currency } = await makeCatalogue(service);
  return {
    name: `${service.mark} product`,
    productnumber: newNumber(service),
    quantitydecimal: 0,
    'defaultuomscheduleid@odata.bind': `/uomschedules(${group})`,
    'defaultuomid@odata.bind': `/uoms(${unit})`,
    'pricelevelid@odata.bind': `/pricelevels(${list})`,
    'transactioncurrencyid@odata.bind': currency,
    ...changes,
  };
}

/** Products. */
export const products: Chapter = {
  title: 'products',
  cases: [
    {
      fact: 'A product is created with name, number, unit group, unit and decimals',
      source: productSource,
      async run(service) {
        const id = await create(service, 'products', await productOf(service));
        const { unit } = await makeCatalogue(service);
        expect(await read(service, `products(${id})`)).toMatchObject({
          quantitydecimal: 0,
          _defaultuomid_value: unit,
          productstructure: 1,
        });
      },
    },
    {
      fact: 'A new product is active where the organization says so',
      source: productSource,
      assumption: 'dv-products-created-active',
      async run(service) {
        const id = await create(service, 'products', await productOf(service));
        expect(await read(service, `products(${id})`)).toMatchObject({ statecode: 0, statuscode: 1 });
      },
    },
    {
      fact: 'A product number is taken once',
      source: productSource,
      assumption: 'dv-product-number-unique',
      async run(service) {
        const productnumber = newNumber(service);
        await create(service, 'products', await productOf(service, { productnumber }));
        const again = await service.post('products', await productOf(service, { productnumber }));
        expect(again.status).toBe(412);
      },
    },
    {
      fact: 'A product needs its unit',
      source: productSource,
      async run(service) {
        const values = await productOf(service, { 'defaultuomid@odata.bind': undefined });
        expect((await service.post('products', values)).status).toBe(400);
      },
    },
    {
      fact: 'A product needs its number of decimals',
      source: productSource,
      async run(service) {
        const values = await productOf(service, { quantitydecimal: undefined });
        expect((await service.post('products', values)).status).toBe(400);
      },
    },
    {
      fact: 'A unit of a product is one of its group',
      source: productSource,
      async run(service) {
        const group = await create(service, 'uomschedules', {
          name: `${service.mark} weights`,
          baseuomname: 'kg',
        });
        const values = await productOf(service, {
          'defaultuomscheduleid@odata.bind': `/uomschedules(${group})`,
        });
        expectRefusal(await service.post('products', values), 400, '0x80043b16');
      },
    },
    {
      fact: 'productstructure is given at creation and stays',
      source: productSource,
      async run(service) {
        const id = await create(service, 'products', await productOf(service));
        expectRefusal(
          await service.patch(`products(${id})`, { productstructure: 3 }),
          400,
          '0x80040203',
          /productstructure/,
        );
        expect(await read(service, `products(${id})`)).toMatchObject({ productstructure: 1 });
      },
    },
    {
      fact: 'A product that is not active is not put on a line',
      source: 'Learn: quotedetail table/entity reference',
      assumption: 'dv-product-not-active',
      async run(service) {
        const { unit, list, account } = await makeCatalogue(service);
        const product = await create(service, 'products', await productOf(service));
        await update(service, `products(${product})`, { statecode: 1, statuscode: 2 });
        const quote = await create(service, 'quotes', {
          name: service.mark,
          'customerid_account@odata.bind': `/accounts(${account})`,
          'pricelevelid@odata.bind': `/pricelevels(${list})`,
        });
        const answer = await service.post('quotedetails', {
          'quoteid@odata.bind': `/quotes(${quote})`,
          'productid@odata.bind': `/products(${product})`,
          'uomid@odata.bind': `/uoms(${unit})`,
          quantity: 1,
        });
        expect([answer.status, answer.json.error?.code]).toEqual([400, '0x80040224']);
      },
    },
    {
      fact: 'The solution keeps a product on its price list, at its price',
      source: 'Learn: Synchronize products directly from Supply Chain Management to products in Sales',
      assumption: 'dv-p2c-item-unit',
      async run(service) {
        const { list } = await makeCatalogue(service);
        const id = await create(service, 'products', await productOf(service, { price: 5 }));
        const items = () =>
          rows(
            service,
            `productpricelevels?$select=amount,_pricelevelid_value&$filter=_productid_value eq ${id}`,
          );
        expect(await items()).toMatchObject([{ amount: 5, _pricelevelid_value: list }]);
        await update(service, `products(${id})`, { price: 6 });
        expect(await items()).toMatchObject([{ amount: 6 }]);
      },
    },
  ],
};
