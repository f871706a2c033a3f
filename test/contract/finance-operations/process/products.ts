import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { lineBody, makeHeader, makeLine } from '../scene/documents.ts';
import { make } from '../scene/make.ts';
import { nextName } from '../scene/names.ts';
import { anyRow, recordAt } from '../scene/read.ts';
import { referenceData } from '../scene/reference-data.ts';
import { expectDeleteRefused, expectNotFound, expectWriteRefused } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

const sold = (service: WireService, number: string) =>
  `SellableReleasedProducts(dataAreaId='${service.company}',ProductNumber='${encodeURIComponent(number)}')`;

/** A product of all companies that the company of the cases has released. */
async function releasedProduct(service: WireService): Promise<string> {
  const number = nextName(service, 'I');
  const { product } = await referenceData(service);
  await make(service, 'ProductsV2', {
    dataAreaId: undefined,
    ProductNumber: number,
    ProductName: 'Speaker',
    ProductDescription: 'A loud one',
    ProductType: 'Item',
  });
  await make(service, 'ReleasedProductsV2', {
    ItemNumber: number,
    ProductNumber: number,
    SalesUnitSymbol: product.unit,
    SalesPrice: 99.5,
  });
  return number;
}

/** Products, which Sales reads. */
export const products: Chapter = {
  title: 'products',
  cases: [
    {
      fact: 'A sold product has number, name, description, unit, price and currency',
      source: sources.products,
      readsOnly: true,
      async run(service) {
        const { product } = await referenceData(service);
        expect(await recordAt(service, sold(service, product.number))).toMatchObject({
          ProductNumber: product.number,
          ProductName: expect.stringMatching(/./),
          ProductDescription: expect.any(String),
          SalesUnitSymbol: expect.stringMatching(/./),
          SalesPrice: expect.any(Number),
          UnitCost: expect.any(Number),
          CurrencyCode: expect.stringMatching(/^[A-Z]{3}$/),
          IsStockedProduct: expect.stringMatching(/^(No|Yes)$/),
        });
      },
    },
    {
      fact: 'The number of digits of a unit stands with the product',
      source: sources.products,
      readsOnly: true,
      async run(service) {
        const { product } = await referenceData(service);
        const row = await recordAt(service, sold(service, product.number));
        expect(row.SalesUnitDecimalPrecision).toEqual(expect.any(Number));
      },
    },
    {
      fact: 'A product that is released to a company is sold there',
      source: sources.products,
      async run(service) {
        const number = await releasedProduct(service);
        expect(await recordAt(service, sold(service, number))).toMatchObject({
          ProductName: 'Speaker',
          ProductDescription: 'A loud one',
          ProductType: 'Item',
          IsStockedProduct: 'Yes',
          SalesPrice: 99.5,
        });
      },
    },
    {
      fact: 'A sold product takes another name, price and description',
      source: sources.products,
      assumption: 'fo-sellable-product-writable',
      async run(service) {
        const number = await releasedProduct(service);
        const path = sold(service, number);
        const changes = { ProductName: 'Soft speaker', SalesPrice: 12.25, ProductDescription: 'A soft one' };
        expect((await service.patch(`${path}?cross-company=true`, changes)).status).toBe(204);
        expect(await recordAt(service, path)).toMatchObject(changes);
      },
    },
    {
      fact: 'A change of the name shows with the product of all companies',
      source: sources.products,
      assumption: 'fo-sellable-product-writable',
      async run(service) {
        const number = await releasedProduct(service);
        await service.patch(`${sold(service, number)}?cross-company=true`, { ProductName: 'Soft speaker' });
        expect(await recordAt(service, `ProductsV2('${number}')`)).toMatchObject({
          ProductName: 'Soft speaker',
        });
      },
    },
    {
      fact: 'A distinct product shows what is sold, with its item number',
      source: sources.dualWrite,
      assumption: 'fo-inferred-keys',
      async run(service) {
        const number = await releasedProduct(service);
        const path = sold(service, number).replace('SellableReleasedProducts', 'CDSReleasedDistinctProducts');
        expect(await recordAt(service, path)).toMatchObject({ ItemNumber: number, SalesPrice: 99.5 });
      },
    },
    {
      fact: 'A variant is a sold product, numbered by item and dimensions',
      source: sources.products,
      assumption: 'fo-variant-number',
      onlySandbox: 'it looks for a variant by its number',
      readsOnly: true,
      async run(service) {
        const { ProductNumber } = await anyRow(service, 'SellableReleasedProducts', {
          $filter: `dataAreaId eq '${service.company}' and ProductNumber eq '*:*'`,
        });
        const [item = '', size = '', configuration = '', color = ''] = String(ProductNumber).split(':');
        const row = await recordAt(
          service,
          sold(service, String(ProductNumber)).replace(
            'SellableReleasedProducts',
            'CDSReleasedDistinctProducts',
          ),
        );
        expect(row).toMatchObject({
          ItemNumber: item,
          ProductSizeId: size,
          ProductConfigurationId: configuration,
          ProductColorId: color,
        });
      },
    },
    {
      fact: 'A product whose release is taken back is not sold any more',
      source: sources.commonDataModel,
      assumption: 'fo-order-entities-share',
      async run(service) {
        const number = await releasedProduct(service);
        const release = `ReleasedProductsV2(dataAreaId='${service.company}',ItemNumber='${number}')?cross-company=true`;
        expect((await service.delete(release)).status).toBe(204);
        expectNotFound(await service.get(`${sold(service, number)}?cross-company=true`));
      },
    },
    {
      fact: 'The release of a product that lines name is not taken back',
      source: sources.commonDataModel,
      async run(service) {
        const number = await releasedProduct(service);
        const order = await makeHeader(service, 'order');
        await makeLine(service, 'order', order.number, { ProductNumber: number });
        const release = `ReleasedProductsV2(dataAreaId='${service.company}',ItemNumber='${number}')?cross-company=true`;
        expectDeleteRefused(await service.delete(release), 'EcoResReleasedProductV2Entity', /SalesLine/);
        await recordAt(service, sold(service, number));
      },
    },
    {
      fact: 'A line of a product whose sale is stopped is refused',
      source: sources.products,
      async run(service) {
        const number = await releasedProduct(service);
        await service.patch(`${sold(service, number)}?cross-company=true`, { IsSalesStopped: 'Yes' });
        const order = await makeHeader(service, 'order');
        expectWriteRefused(
          await service.post(
            'CDSSalesOrderLinesV2?cross-company=true',
            await lineBody(service, 'order', order.number, { ProductNumber: number }),
          ),
          'SalesOrderLineCDSEntity',
          new RegExp(number),
        );
      },
    },
  ],
};
