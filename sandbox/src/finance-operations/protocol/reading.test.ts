import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOrderScene, type OrderScene } from '../../test-support/order-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('reading F&O', () => {
  const test = useSandbox({ salesTotalsSeconds: 0 });
  let scene: OrderScene;
  let number = '';
  beforeAll(async () => {
    scene = await createOrderScene(test.financeOperations, test.sandbox.financeOperations.serviceRoot);
    number = await scene.order();
    await scene.line(number);
    await scene.line(number, { ProductNumber: 'A0001', OrderedSalesQuantity: 7 });
  });
  const key = () => `dataAreaId='usmf',SalesOrderNumber='${number}'`;

  describe('$expand', () => {
    it('brings the lines with a header, whole or selected, and the header with a line', async () => {
      const { json } = await test.financeOperations.get(
        `SalesOrderHeadersV2?$select=SalesOrderNumber&$expand=SalesOrderLines($select=ItemNumber)`,
      );
      const root = test.sandbox.financeOperations.serviceRoot;
      expect(json['@odata.context']).toBe(
        `${root}$metadata#SalesOrderHeadersV2(SalesOrderNumber,SalesOrderLines(ItemNumber))`,
      );
      const etag = expect.stringContaining('W/');
      expect(json.value).toEqual([
        {
          '@odata.etag': etag,
          SalesOrderNumber: number,
          SalesOrderLines: [
            { '@odata.etag': etag, ItemNumber: 'D0001' },
            { '@odata.etag': etag, ItemNumber: 'A0001' },
          ],
        },
      ]);
      const [line] = (
        await test.financeOperations.get('CDSSalesOrderLinesV2?$expand=CDSSalesOrderHeader&$top=1')
      ).json.value;
      expect(line?.CDSSalesOrderHeader).toMatchObject({ SalesOrderNumber: number, CurrencyCode: 'USD' });
    });

    it('of what is not there is null', async () => {
      const { json } = await test.financeOperations.get(
        `CDSSalesOrderHeaders(${key()})?$expand=CDSSalesQuotationHeader`,
      );
      expect(json.CDSSalesQuotationHeader).toBeNull();
    });

    it.each([
      ['SalesOrderLines($expand=SalesOrderHeaderV2)', 'too deep. The maximum depth allowed is 1'],
      ['SalesOrderLines($filter=OrderedSalesQuantity gt 1)', "'$filter' is not supported inside $expand"],
      ['SalesOrderLines($top=1)', "'$top' is not supported inside $expand"],
      ['SalesOrderLines($select=Nothing)', "Could not find a property named 'Nothing'"],
      ['SalesOrderLines/SalesOrderHeaderV2', 'is not supported'],
      ['SalesOrderNumber', 'is not a navigation property'],
      ['SalesOrderLines,SalesOrderLines', 'expanded more than once'],
    ])('refuses %s', async (expand, message) => {
      const { status, json } = await test.financeOperations.get(`SalesOrderHeadersV2?$expand=${expand}`);
      expect([status, json.error.message]).toEqual([400, expect.stringContaining(message)]);
    });

    it('can be followed as a path as well', async () => {
      const { json } = await test.financeOperations.get(
        `SalesOrderHeadersV2(${key()})/SalesOrderLines?$filter=ItemNumber eq 'A0001'&$select=OrderedSalesQuantity`,
      );
      expect(json.value.map((row) => row.OrderedSalesQuantity)).toEqual([7]);
    });
  });

  describe('arithmetic', () => {
    it.each([
      ['OrderedSalesQuantity mul SalesPrice gt 100', 'D0001'],
      ['OrderedSalesQuantity add 1 eq 3', 'D0001'],
      ['SalesPrice sub 2.5 eq 10', 'A0001'],
      ['(OrderedSalesQuantity add 1) mul 2 eq 16', 'A0001'],
      ['2 mul (OrderedSalesQuantity add 1) eq 6', 'D0001'],
      ['OrderedSalesQuantity sub 1 sub 1 eq 5', 'A0001'],
      ['LineCreationSequenceNumber div 2 eq 0', 'D0001'],
      ['LineCreationSequenceNumber divby 2 eq 0.5', 'D0001'],
      ['LineCreationSequenceNumber mod 2 eq 0', 'A0001'],
      ['not (OrderedSalesQuantity add 0 eq 2)', 'A0001'],
      ['LineAmount eq OrderedSalesQuantity mul SalesPrice', 'D0001 A0001'],
      ['OrderedSalesQuantity div 0 gt 0', ''],
      ['OrderedSalesQuantity gt LineCreationSequenceNumber', 'D0001 A0001'],
      ['OrderedSalesQuantity eq SalesPriceQuantity add 1', 'D0001'],
    ])('reckons %s', async (filter, items) => {
      const { status, json } = await test.financeOperations.get(
        `SalesOrderLines?$orderby=LineNumber&$filter=${encodeURIComponent(filter)}`,
      );
      expect(status).toBe(200);
      expect(json.value.map((row) => row.ItemNumber).join(' ')).toBe(items);
    });

    it.each([
      "ItemNumber add 'x' eq 'y'",
      'RequestedShippingDate add 1 gt 2',
      'Nothing add 1 gt 2',
      'LineNumber add gt 1',
    ])('refuses %s', async (filter) => {
      const { status } = await test.financeOperations.get(
        `SalesOrderLines?$filter=${encodeURIComponent(filter)}`,
      );
      expect(status).toBe(400);
    });

    it('agrees with whole numbers, whatever they are', async () => {
      const whole = fc.integer({ min: -1000, max: 1000 });
      await fc.assert(
        fc.asyncProperty(whole, whole, whole, async (a, b, c) => {
          const filter = `LineCreationSequenceNumber mul ${a} sub ${b} ge ${c}`;
          const { text } = await test.financeOperations.get(
            `SalesOrderLines/$count?$filter=${encodeURIComponent(filter)}`,
          );
          expect(Number(text)).toBe([1, 2].filter((n) => n * a - b >= c).length);
        }),
        { numRuns: 25 },
      );
    });
  });

  describe('metadata levels', () => {
    const get = (level: string) =>
      test.financeOperations.get(`CDSSalesOrderHeaders(${key()})`, {
        accept: `application/json;odata.metadata=${level}`,
      });

    it('full tells type, place and edit link of the record, types of properties, and navigation links', async () => {
      const { json, headers } = await get('full');
      const root = test.sandbox.financeOperations.serviceRoot;
      expect(headers.get('content-type')).toBe('application/json; odata.metadata=full');
      expect(json).toMatchObject({
        '@odata.type': '#Microsoft.Dynamics.DataEntities.CDSSalesOrderHeader',
        '@odata.id': `${root}CDSSalesOrderHeaders(${key()})`,
        '@odata.editLink': `CDSSalesOrderHeaders(${key()})`,
        'OrderTotalAmount@odata.type': '#Decimal',
        'RequestedShippingDate@odata.type': '#DateTimeOffset',
        'AreTotalsUpdated@odata.type': '#Microsoft.Dynamics.DataEntities.NoYes',
        'CDSSalesOrderLinesV2@odata.navigationLink': `${root}CDSSalesOrderHeaders(${key()})/CDSSalesOrderLinesV2`,
      });
      expect(json).not.toHaveProperty('SalesOrderNumber@odata.type');
      const linked = await test.financeOperations.get(
        String(json['CDSSalesOrderLinesV2@odata.navigationLink']),
      );
      expect(linked.json.value).toHaveLength(2);
    });

    it('full brings keys for its links even where they are not selected', async () => {
      const { json } = await test.financeOperations.get('CDSSalesOrderHeaders?$select=CurrencyCode', {
        accept: 'application/json;odata.metadata=full',
      });
      expect(json.value[0]?.['@odata.editLink']).toBe(`CDSSalesOrderHeaders(${key()})`);
      expect(json.value[0]).not.toHaveProperty('SalesOrderNumber');
    });

    it('none tells nothing but the values', async () => {
      const { json } = await get('none');
      expect(Object.keys(json).filter((name) => name.includes('@'))).toEqual([]);
    });
  });

  it('echoes the name that a caller gives its request, beside its own and how long it took', async () => {
    const { headers } = await test.financeOperations.get('CustomerGroups', {
      'x-ms-client-request-id': 'request-1',
    });
    expect(headers.get('x-ms-client-request-id')).toBe('request-1');
    expect(headers.get('ms-dyn-aid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('server-timing')).toMatch(/^total;dur=\d+\.\d$/);
  });

  it('knows enums in keys of paths only in their qualified form, and numbers bare', async () => {
    const line = `CDSSalesOrderLinesV2(${key()},LineCreationSequenceNumber=`;
    expect((await test.financeOperations.get(`${line}1)`)).status).toBe(200);
    expect((await test.financeOperations.get(`${line}'1')`)).status).toBe(400);
  });
});
