import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { customerBody, makeCustomer } from '../scene/customers.ts';
import { headerBody, kinds, lineBody, makeHeader, makeLine } from '../scene/documents.ts';
import { recordAt } from '../scene/read.ts';
import { expectWriteRefused } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

/** A body of which one property names nothing. */
interface Referring {
  readonly set: string;
  readonly rowType: string;
  readonly properties: string;
  body(service: WireService): Promise<object>;
}

const onHeader =
  'InvoiceCustomerAccountNumber PaymentTermsName ContactPersonId DefaultShippingSiteId DefaultShippingWarehouseId DeliveryModeCode DeliveryTermsCode';

const referring: readonly Referring[] = [
  {
    set: 'CustomersV3',
    rowType: 'CustCustomerV3Entity',
    properties:
      'CustomerGroupId SalesCurrencyCode PaymentTerms InvoiceAccount DeliveryMode DeliveryTerms SiteId WarehouseId',
    body: (service) => customerBody(service),
  },
  ...(['quotation', 'order'] as const).flatMap((kind): Referring[] => [
    {
      set: kinds[kind].headers,
      rowType: kinds[kind].headerRow,
      properties: `${kinds[kind].customer} CurrencyCode ${onHeader}`,
      body: (service) => headerBody(service, kind),
    },
    {
      set: kinds[kind].lines,
      rowType: kinds[kind].lineRow,
      properties: `${kinds[kind].number} ProductNumber SalesUnitSymbol ShippingSiteId ShippingWarehouseId DeliveryModeCode DeliveryTermsId`,
      body: async (service) => lineBody(service, kind, (await makeHeader(service, kind)).number),
    },
  ]),
];

/** No record is called that; it fits the shortest of the properties. */
const nobody = '~~~';
const missing = new RegExp(
  `The value '${nobody}' in field '[^']+' is not found in the related table '[^']+'\\.`,
);

/** A property that names a record which is not there: 500, to be told by its text, and sent again when that is. */
export const related: Chapter = {
  title: 'records that are referred to and missing',
  cases: [
    ...referring.flatMap(({ set, rowType, properties, body }) =>
      properties.split(' ').map(
        (property): ContractCase => ({
          fact: `${set} is refused with a ${property} that there is not`,
          source: sources.odata,
          async run(service) {
            const given = { ...(await body(service)), [property]: nobody };
            expectWriteRefused(await service.post(`${set}?cross-company=true`, given), rowType, missing);
          },
        }),
      ),
    ),
    {
      fact: 'The text names value, field and related table: Item number and Items',
      source: sources.odata,
      async run(service) {
        const { number } = await makeHeader(service, 'order');
        const answer = await service.post('SalesOrderLines?cross-company=true', {
          dataAreaId: service.company,
          SalesOrderNumber: number,
          ItemNumber: nobody,
          OrderedSalesQuantity: 1,
        });
        expectWriteRefused(
          answer,
          'SalesOrderLineV2Entity',
          `The value '${nobody}' in field 'Item number' is not found in the related table 'Items'.`,
        );
      },
    },
    {
      fact: 'A change is refused like a creation, and changes nothing',
      source: sources.odata,
      async run(service) {
        const { url, path, row } = await makeCustomer(service);
        expectWriteRefused(
          await service.patch(url, { SalesMemo: 'x', CustomerGroupId: nobody }),
          'CustCustomerV3Entity',
          missing,
        );
        expect(await recordAt(service, path)).toEqual(row);
      },
    },
    {
      fact: 'A line is refused in a change, too',
      source: sources.odata,
      async run(service) {
        const { number } = await makeHeader(service, 'quotation');
        const { url } = await makeLine(service, 'quotation', number);
        expectWriteRefused(
          await service.patch(url, { SalesUnitSymbol: nobody }),
          'SalesQuotationLineCDSEntity',
          missing,
        );
      },
    },
    {
      fact: 'Of several refusals the first alone is told, in the order of the body',
      source: sources.odata,
      async run(service) {
        const {
          CustomerGroupId: _,
          SalesCurrencyCode: __,
          ...rest
        } = (await customerBody(service)) as Record<string, unknown>;
        const texts = [];
        for (const wrong of [
          { CustomerGroupId: '~1', SalesCurrencyCode: '~2' },
          { SalesCurrencyCode: '~2', CustomerGroupId: '~1' },
        ])
          texts.push(
            (await service.post('CustomersV3?cross-company=true', { ...rest, ...wrong })).json.error
              .innererror?.message,
          );
        expect(texts).toEqual([expect.stringContaining("'~1'"), expect.stringContaining("'~2'")]);
        expect(texts[0]).not.toContain("'~2'");
      },
    },
    {
      fact: 'Fields are checked before the rules of the row: a field that names nothing speaks before one that is missing',
      source: sources.odata,
      async run(service) {
        const body = await customerBody(service, { SalesCurrencyCode: undefined, SiteId: nobody });
        expectWriteRefused(
          await service.post('CustomersV3?cross-company=true', body),
          'CustCustomerV3Entity',
          missing,
        );
      },
    },
  ],
};
