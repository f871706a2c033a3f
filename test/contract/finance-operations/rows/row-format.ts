import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { makeCustomer } from '../scene/customers.ts';
import { anyRow } from '../scene/read.ts';
import { sources } from '../sources.ts';

/** Property of a customer, what is written to it, and the text of its value in the answer. */
const written: readonly (readonly [what: string, property: string, value: unknown, json: string])[] = [
  ['A decimal is a number', 'CreditLimit', 1234.56, '1234.56'],
  ['A decimal without a fraction has no point', 'CreditLimit', 1000, '1000'],
  ['A negative decimal has its sign', 'AddressLatitude', -12.5, '-12.5'],
  ['An Int32 is a number', 'OrganizationNumberOfEmployees', 42, '42'],
  ['A text is a text', 'SalesMemo', 'Bring "samples"', '"Bring \\"samples\\""'],
  ['A text of other scripts stays what it is', 'SalesMemo', 'Żółć 東京 ✓', '"Żółć 東京 ✓"'],
  ['A text of several lines stays what it is', 'SalesMemo', 'one\ntwo', '"one\\ntwo"'],
  ['A member of an enumeration is its bare name', 'OnHoldStatus', 'All', '"All"'],
  ['Yes is the name of a member, not true', 'IsOneTimeCustomer', 'Yes', '"Yes"'],
  [
    'A date is written with 12:00 UTC',
    'CredManCreditLimitDate',
    '2030-06-15T12:00:00Z',
    '"2030-06-15T12:00:00Z"',
  ],
];

/** What stands in a row, and around it. */
export const rowFormat: Chapter = {
  title: 'rows',
  cases: [
    {
      fact: 'A list has its context and its rows under value',
      source: sources.customerGroups,
      readsOnly: true,
      async run(service) {
        const { status, headers, json } = await service.get('CustomerGroups?$top=1');
        expect(status).toBe(200);
        expect(headers.get('content-type')).toMatch(/^application\/json; odata\.metadata=minimal\b/);
        expect(headers.get('odata-version')).toBe('4.0');
        expect(Object.keys(json)).toEqual(['@odata.context', 'value']);
        expect(json['@odata.context']).toBe(`${service.root}$metadata#CustomerGroups`);
      },
    },
    {
      fact: 'A row begins with its version, then its properties',
      source: sources.customerGroups,
      readsOnly: true,
      async run(service) {
        const row = await anyRow(service, 'CustomerGroups');
        expect(Object.keys(row)[0]).toBe('@odata.etag');
        expect(row).toMatchObject({
          dataAreaId: expect.stringMatching(/./),
          CustomerGroupId: expect.stringMatching(/./),
          Description: expect.any(String),
          IsSalesTaxIncludedInPrice: expect.stringMatching(/^(No|Yes)$/),
          PaymentTermId: expect.any(String),
          TaxGroupId: expect.any(String),
        });
      },
    },
    {
      fact: 'A single record has the context of an entity',
      source: sources.odataJson,
      readsOnly: true,
      async run(service) {
        const { CurrencyCode } = await anyRow(service, 'Currencies');
        const { json } = await service.get(`Currencies('${CurrencyCode}')`);
        expect(json['@odata.context']).toBe(`${service.root}$metadata#Currencies/$entity`);
        expect(json).not.toHaveProperty('value');
      },
    },
    ...written.map(
      ([what, property, value, text]): ContractCase => ({
        fact: `${what}: ${property} ${text}`,
        source: sources.tenantMetadata,
        async run(service) {
          const { url, row } = await makeCustomer(service, { [property]: value });
          expect(row[property]).toBe(value);
          const answer = await service.get(url);
          expect(answer.text).toContain(`"${property}":${text}`);
        },
      }),
    ),
    {
      fact: 'An Int64 is a number',
      source: sources.tenantMetadata,
      readsOnly: true,
      async run(service) {
        const { DefaultDimension } = await anyRow(service, 'CustomerGroups');
        expect(DefaultDimension).toEqual(expect.any(Number));
      },
    },
    {
      fact: 'A header says when a record was ordered in full seconds of UTC',
      source: sources.tenantMetadata,
      readsOnly: true,
      async run(service) {
        const { OrderCreationDateTime } = await anyRow(service, 'CDSSalesOrderHeaders');
        expect(OrderCreationDateTime).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
      },
    },
  ],
};
