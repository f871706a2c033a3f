import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { contactBody } from '../scene/contacts.ts';
import { customerBody, makeCustomer } from '../scene/customers.ts';
import { headerBody, kinds, lineBody, makeHeader } from '../scene/documents.ts';
import { referenceData } from '../scene/reference-data.ts';
import { expectWriteRefused } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

/** A body that lacks one property in turn. */
interface Demanding {
  readonly set: string;
  readonly rowType: string;
  readonly properties: readonly string[];
  readonly assumption?: string;
  body(service: WireService): Promise<object>;
}

const demanding: readonly Demanding[] = [
  {
    set: 'CustomersV3',
    rowType: 'CustCustomerV3Entity',
    properties: ['CustomerGroupId', 'SalesCurrencyCode'],
    body: (service) => customerBody(service),
  },
  {
    set: 'CDSContactsV2',
    rowType: 'smmContactPersonCDSV2Entity',
    properties: ['AssociatedPartyNumber'],
    assumption: 'fo-contact-party',
    body: (service) => contactBody(service),
  },
  ...(['quotation', 'order'] as const).flatMap((kind): Demanding[] => [
    {
      set: kinds[kind].headers,
      rowType: kinds[kind].headerRow,
      properties: ['CurrencyCode', kinds[kind].customer],
      body: (service) => headerBody(service, kind),
    },
    {
      set: kinds[kind].lines,
      rowType: kinds[kind].lineRow,
      properties: [kinds[kind].number, 'ProductNumber', kinds[kind].quantity],
      body: async (service) => lineBody(service, kind, (await makeHeader(service, kind)).number),
    },
  ]),
];

/** What must be given, and what else the rules of a row refuse. */
export const mandatory: Chapter = {
  title: 'what a record must have',
  cases: [
    ...demanding.flatMap(({ set, rowType, properties, assumption, body }) =>
      properties.map(
        (property): ContractCase => ({
          fact: `${set} is refused without ${property}`,
          source: sources.metadata,
          ...(assumption === undefined ? {} : { assumption }),
          async run(service) {
            const given = { ...(await body(service)), [property]: undefined };
            expectWriteRefused(
              await service.post(`${set}?cross-company=true`, given),
              rowType,
              /Infolog: \w+: ./,
            );
          },
        }),
      ),
    ),
    ...['CustomerGroupId', 'SalesCurrencyCode'].map(
      (property): ContractCase => ({
        fact: `${property} of a customer is not emptied`,
        source: sources.metadata,
        async run(service) {
          const { url } = await makeCustomer(service);
          expectWriteRefused(
            await service.patch(url, { [property]: '' }),
            'CustCustomerV3Entity',
            /Infolog: /,
          );
        },
      }),
    ),
    {
      fact: 'A contact person is refused for a party that is no customer of the company',
      source: sources.contacts,
      assumption: 'fo-contact-party',
      async run(service) {
        const body = await contactBody(service, { AssociatedPartyNumber: '~~~' });
        expectWriteRefused(
          await service.post('CDSContactsV2?cross-company=true', body),
          'smmContactPersonCDSV2Entity',
          /'~~~'/,
        );
      },
    },
    {
      fact: 'A warehouse is refused with a site that is not its own',
      source: sources.orders,
      async run(service) {
        const { site, warehouse } = await referenceData(service);
        const { json } = await service.get(
          `OperationalSitesV2?cross-company=true&$top=1&$filter=dataAreaId eq '${service.company}' and SiteId ne '${site}'`,
        );
        const SiteId = json.value[0]?.SiteId;
        const body = await customerBody(service, { SiteId, WarehouseId: warehouse });
        expectWriteRefused(
          await service.post('CustomersV3?cross-company=true', body),
          'CustCustomerV3Entity',
          new RegExp(String(warehouse)),
        );
      },
    },
  ],
};
