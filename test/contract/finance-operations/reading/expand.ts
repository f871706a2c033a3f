import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import { makeHeader, makeLine } from '../scene/documents.ts';
import { expectBadRequest } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

/** An order with two lines, by its number. */
const order = once(async (service) => {
  const { number, path } = await makeHeader(service, 'order');
  await makeLine(service, 'order', number);
  await makeLine(service, 'order', number, { OrderedSalesQuantity: 5 });
  return { number, path };
});

const nested: readonly (readonly [what: string, inside: string, assumption?: string])[] = [
  ['$expand', '$expand=CDSSalesOrderHeader'],
  ['$filter', '$filter=OrderedSalesQuantity gt 2', 'fo-nested-expand-options'],
  ['$orderby', '$orderby=OrderedSalesQuantity', 'fo-nested-expand-options'],
  ['$top', '$top=1', 'fo-nested-expand-options'],
  ['$skip', '$skip=1', 'fo-nested-expand-options'],
  ['$count', '$count=true', 'fo-nested-expand-options'],
];

/** `$expand`, of the first level. */
export const expand: Chapter = {
  title: '$expand',
  cases: [
    {
      fact: 'A header brings its lines',
      source: sources.odata,
      async run(service) {
        const { path } = await order(service);
        const { json } = await service.get(`${path}?cross-company=true&$expand=CDSSalesOrderLinesV2`);
        expect(json.CDSSalesOrderLinesV2).toMatchObject([
          { LineCreationSequenceNumber: 1, OrderedSalesQuantity: 2 },
          { LineCreationSequenceNumber: 2, OrderedSalesQuantity: 5 },
        ]);
      },
    },
    {
      fact: '$select inside of $expand leaves the named properties of the lines',
      source: sources.odata,
      async run(service) {
        const { path } = await order(service);
        const { json } = await service.get(
          `${path}?cross-company=true&$select=SalesOrderNumber&$expand=CDSSalesOrderLinesV2($select=OrderedSalesQuantity)`,
        );
        const etag = expect.stringMatching(/^W\//);
        expect(json.CDSSalesOrderLinesV2).toEqual([
          { '@odata.etag': etag, OrderedSalesQuantity: 2 },
          { '@odata.etag': etag, OrderedSalesQuantity: 5 },
        ]);
        expect(json).not.toHaveProperty('CurrencyCode');
      },
    },
    {
      fact: 'The rows of a list bring their lines, too',
      source: sources.odata,
      async run(service) {
        const { number } = await order(service);
        const { json } = await service.get(
          `SalesOrderHeadersV2?cross-company=true&$filter=SalesOrderNumber eq '${number}'&$expand=SalesOrderLines($select=ItemNumber)`,
        );
        expect(json.value[0]?.SalesOrderLines).toHaveLength(2);
      },
    },
    {
      fact: 'A line brings its header',
      source: sources.odata,
      async run(service) {
        const { number } = await order(service);
        const { json } = await service.get(
          `CDSSalesOrderLinesV2?cross-company=true&$filter=SalesOrderNumber eq '${number}'&$top=1&$expand=CDSSalesOrderHeader`,
        );
        expect(json.value[0]?.CDSSalesOrderHeader).toMatchObject({ SalesOrderNumber: number });
      },
    },
    {
      fact: 'What a navigation to one leads to is null where there is none',
      source: sources.odataJson,
      async run(service) {
        const { path } = await order(service);
        const { json } = await service.get(`${path}?cross-company=true&$expand=CDSSalesQuotationHeader`);
        expect(json.CDSSalesQuotationHeader).toBeNull();
      },
    },
    {
      fact: 'A navigation can be followed in the path, with query options',
      source: sources.odataUrls,
      assumption: 'fo-navigation-path',
      async run(service) {
        const { path } = await order(service);
        const { status, json } = await service.get(
          `${path}/CDSSalesOrderLinesV2?cross-company=true&$filter=OrderedSalesQuantity gt 2`,
        );
        expect([status, json.value.length]).toEqual([200, 1]);
      },
    },
    {
      fact: 'A navigation finds its records by company and document number',
      source: sources.tenantMetadata,
      assumption: 'fo-navigation-columns',
      async run(service) {
        const { number } = await order(service);
        const another = await makeHeader(service, 'order');
        await makeLine(service, 'order', another.number);
        const { json } = await service.get(`${another.url}&$expand=CDSSalesOrderLinesV2`);
        expect(json.CDSSalesOrderLinesV2).toHaveLength(1);
        expect(json.CDSSalesOrderLinesV2).not.toMatchObject([{ SalesOrderNumber: number }]);
      },
    },
    ...nested.map(
      ([what, inside, assumption]): ContractCase => ({
        fact: `${what} inside of $expand is refused`,
        source: sources.odata,
        ...(assumption === undefined ? {} : { assumption }),
        readsOnly: true,
        run: async (service) =>
          expectBadRequest(
            await service.get(
              `CDSSalesOrderHeaders?$top=1&$expand=${encodeURIComponent(`CDSSalesOrderLinesV2(${inside})`)}`,
            ),
            /expand/i,
          ),
      }),
    ),
  ],
};
