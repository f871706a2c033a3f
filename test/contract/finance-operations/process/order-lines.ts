import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { makeHeader, makeLine } from '../scene/documents.ts';
import { recordAt } from '../scene/read.ts';
import { referenceData } from '../scene/reference-data.ts';
import { sources } from '../sources.ts';

/** Lines of orders. */
export const orderLines: Chapter = {
  title: 'lines of orders',
  cases: [
    {
      fact: 'A line takes unit, name and price of its product, currency, site and dates of its header',
      source: sources.dualWrite,
      async run(service) {
        const { product, currency, site, warehouse } = await referenceData(service);
        const RequestedReceiptDate = '2031-03-01T12:00:00Z';
        const { number } = await makeHeader(service, 'order', { RequestedReceiptDate });
        expect((await makeLine(service, 'order', number)).row).toMatchObject({
          SalesUnitSymbol: product.unit,
          ProductName: product.name,
          SalesPrice: product.price,
          CurrencyCode: currency,
          ShippingSiteId: site,
          ShippingWarehouseId: warehouse,
          RequestedReceiptDate,
          SalesOrderLineStatus: 'Backorder',
          SalesOrderProcessingStatus: 'Active',
        });
      },
    },
    {
      fact: 'A line shows through both of its entities: by document and number, and by lot',
      source: sources.tenantMetadata,
      assumption: 'fo-order-entities-share',
      async run(service) {
        const { number } = await makeHeader(service, 'order');
        const { row, path } = await makeLine(service, 'order', number);
        const plain = `SalesOrderLines(dataAreaId='${service.company}',InventoryLotId='${row.InventoryLotId}')`;
        expect(await recordAt(service, plain)).toMatchObject({ SalesOrderNumber: number });
        await service.patch(`${plain}?cross-company=true`, { OrderedSalesQuantity: 9 });
        expect((await recordAt(service, path)).OrderedSalesQuantity).toBe(9);
      },
    },
  ],
};
