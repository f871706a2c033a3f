import { and, or } from '@sap-cloud-sdk/odata-v4';
import { describe, expect, it } from 'vitest';
import type { GeneratedClient } from './generated-client.ts';
import { refusalOf } from './refusal-of.ts';

/** Reading lists, with each option that the client knows. */
export function describeLists(client: () => GeneratedClient): void {
  describe('reads lists', () => {
    const customers = () => client().api.customersV3Api;
    const wire = async (path: string) =>
      (await client().systems.financeOperations('GET', path)).body.value as Record<string, unknown>[];

    it('filtered, sorted, cut to a page and to some properties', async () => {
      const { schema, requestBuilder } = api(customers());
      const found = await requestBuilder()
        .getAll()
        .select(schema.CUSTOMER_ACCOUNT, schema.ORGANIZATION_NAME)
        .filter(
          and(
            schema.CUSTOMER_GROUP_ID.equals('30'),
            or(schema.CUSTOMER_ACCOUNT.greaterThan('US-003'), schema.CUSTOMER_ACCOUNT.equals('US-001')),
          ),
        )
        .orderBy(schema.CUSTOMER_ACCOUNT)
        .skip(1)
        .top(3)
        .execute(client().destination);
      const all = await wire("CustomersV3?$filter=CustomerGroupId eq '30'&$orderby=CustomerAccount");
      const numbers = all.map((customer) => String(customer.CustomerAccount));
      const expected = numbers.filter((number) => number === 'US-001' || number > 'US-003').slice(1, 4);
      expect(found.map(({ customerAccount }) => customerAccount)).toEqual(expected);
      expect(expected).toHaveLength(3);
      expect(found[0]?.creditLimit).toBeUndefined();
    });

    it('with members of enums by name, and with dates', async () => {
      const { requestBuilder } = api(client().api.cdsSalesOrderHeadersApi);
      const found = await requestBuilder().getAll().execute(client().destination);
      const expected = await wire('CDSSalesOrderHeaders');
      expect(found.map(({ salesOrderStatus }) => salesOrderStatus)).toEqual(
        expected.map(({ SalesOrderStatus }) => SalesOrderStatus),
      );
      expect(found.map(({ confirmedShippingDate }) => confirmedShippingDate?.valueOf())).toEqual(
        expected.map(({ ConfirmedShippingDate }) => Date.parse(String(ConfirmedShippingDate))),
      );
    });

    it('filtered by an enum, where the client is told how F&O writes one', async () => {
      const { schema, requestBuilder } = api(client().api.cdsSalesOrderHeadersApi);
      const inItsWords = schema.SALES_ORDER_STATUS.equals('Backorder');
      const refused = await refusalOf(
        requestBuilder().getAll().filter(inItsWords).execute(client().destination),
      );
      expect(refused).toMatchObject({
        status: 400,
        error: { message: expect.stringContaining('incompatible types') },
      });
      // It prints members as plain strings, which is OData 4.01; F&O speaks 4.0.
      const $filter = "SalesOrderStatus eq Microsoft.Dynamics.DataEntities.SalesStatus'Backorder'";
      const found = await requestBuilder()
        .getAll()
        .addCustomQueryParameters({ $filter: encodeURIComponent($filter) })
        .execute(client().destination);
      expect(found.length).toBeGreaterThan(0);
      for (const { salesOrderStatus } of found) expect(salesOrderStatus).toBe('Backorder');
    });

    it('filtered by a decimal that it read before', async () => {
      const { schema, requestBuilder } = api(client().api.salesOrderLinesApi);
      const [line] = await requestBuilder().getAll().top(1).execute(client().destination);
      if (!line?.orderedSalesQuantity) throw new Error('There is no line.');
      const found = await requestBuilder()
        .getAll()
        .filter(schema.ORDERED_SALES_QUANTITY.greaterOrEqual(line.orderedSalesQuantity))
        .execute(client().destination);
      const expected = await wire(
        `SalesOrderLines?$filter=OrderedSalesQuantity ge ${line.orderedSalesQuantity}`,
      );
      expect(found.map(({ inventoryLotId }) => inventoryLotId)).toEqual(
        expected.map(({ InventoryLotId }) => InventoryLotId),
      );
      expect(found.map(({ inventoryLotId }) => inventoryLotId)).toContain(line.inventoryLotId);
    });

    it('with the lines of each document, cut to some properties', async () => {
      const { schema, requestBuilder } = api(client().api.salesOrderHeadersV2Api);
      const lines = client().api.salesOrderLinesApi.schema;
      const [order] = await requestBuilder()
        .getAll()
        .filter(schema.SALES_ORDER_NUMBER.equals('000702'))
        .expand(schema.SALES_ORDER_LINES.select(lines.ITEM_NUMBER, lines.ORDERED_SALES_QUANTITY))
        .execute(client().destination);
      const expected = await wire("SalesOrderLines?$filter=SalesOrderNumber eq '000702'");
      expect(order?.salesOrderLines.map(({ itemNumber }) => itemNumber).sort()).toEqual(
        expected.map(({ ItemNumber }) => ItemNumber).sort(),
      );
      expect(expected.length).toBeGreaterThan(0);
    });

    it('of all companies by a query parameter of its own, and of its own company without', async () => {
      const { schema, requestBuilder } = api(customers());
      const ofTheOther = () => requestBuilder().getAll().filter(schema.DATA_AREA_ID.equals('demf'));
      expect(await ofTheOther().execute(client().destination)).toEqual([]);
      const across = ofTheOther().addCustomQueryParameters({ 'cross-company': 'true' });
      const expected = await wire("CustomersV3?cross-company=true&$filter=dataAreaId eq 'demf'");
      expect(await across.execute(client().destination)).toHaveLength(expected.length);
      expect(expected.length).toBeGreaterThan(0);
    });

    it('counted instead of read', async () => {
      const { schema, requestBuilder } = api(customers());
      const inGroup = requestBuilder().getAll().filter(schema.CUSTOMER_GROUP_ID.equals('30'));
      const expected = await wire("CustomersV3?$filter=CustomerGroupId eq '30'");
      expect(await inGroup.count().execute(client().destination)).toBe(expected.length);
    });

    it('and is told what F&O does not know', async () => {
      const { schema, requestBuilder } = api(customers());
      const { contains } = await import('@sap-cloud-sdk/odata-v4');
      const filter = contains(schema.ORGANIZATION_NAME, 'Contoso').equals(true);
      const refused = await refusalOf(requestBuilder().getAll().filter(filter).execute(client().destination));
      expect(refused).toMatchObject({ status: 400, error: { message: expect.stringContaining('contains') } });
    });
  });
}

/** The two halves of what is generated for an entity set; methods keep their object. */
function api<Schema, Builder>(of: { schema: Schema; requestBuilder(): Builder }) {
  return { schema: of.schema, requestBuilder: () => of.requestBuilder() };
}
