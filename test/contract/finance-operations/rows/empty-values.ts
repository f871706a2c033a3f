import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { makeCustomer } from '../scene/customers.ts';
import { makeHeader } from '../scene/documents.ts';
import { recordAt } from '../scene/read.ts';
import { expectBadRequest } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

const noDate = '1900-01-01T12:00:00Z';

/** Property of a customer that nobody has set, and its value. */
const unset: readonly (readonly [what: string, property: string, value: unknown])[] = [
  ['A text', 'SalesMemo', ''],
  ['A decimal', 'CreditLimit', 0],
  ['An Int32', 'OrganizationNumberOfEmployees', 0],
  ['A date', 'CredManCreditLimitDate', noDate],
  ['A yes or no', 'IsExternallyMaintained', 'No'],
  ['Another enumeration', 'OnHoldStatus', 'No'],
];

const cleared: readonly (readonly [property: string, value: unknown, after: unknown])[] = [
  ['SalesMemo', 'A note', ''],
  ['PrimaryContactEmail', 'a@example.com', ''],
  ['OnHoldStatus', 'All', 'No'],
];

/** What stands where nothing was written: never null. */
export const emptyValues: Chapter = {
  title: 'what is not set',
  cases: [
    ...unset.map(
      ([what, property, value]): ContractCase => ({
        fact: `${what} that nobody has set is ${JSON.stringify(value)}: ${property}`,
        source: sources.tenantMetadata,
        async run(service) {
          const { row, path } = await makeCustomer(service);
          expect(row[property]).toBe(value);
          expect((await recordAt(service, path))[property]).toBe(value);
        },
      }),
    ),
    ...['SalesQuotationExpiryDate', 'SalesQuotationConfirmationDate', 'SalesQuotationFollowUpDate'].map(
      (property): ContractCase => ({
        fact: `A date of a quotation that nobody has set is ${noDate}: ${property}`,
        source: sources.tenantMetadata,
        async run(service) {
          const { row } = await makeHeader(service, 'quotation');
          expect(row[property]).toBe(noDate);
        },
      }),
    ),
    ...cleared.map(
      ([property, value, after]): ContractCase => ({
        fact: `null clears ${property}, which then is ${JSON.stringify(after)}`,
        source: sources.tenantMetadata,
        async run(service) {
          const { url, path } = await makeCustomer(service, { [property]: value });
          expect((await service.patch(url, { [property]: null })).status).toBe(204);
          expect((await recordAt(service, path))[property]).toBe(after);
        },
      }),
    ),
    ...['CreditLimit', 'OrganizationNumberOfEmployees', 'CredManCreditLimitDate'].map(
      (property): ContractCase => ({
        fact: `null is refused for ${property}, which is never null`,
        source: sources.tenantMetadata,
        async run(service) {
          const { url, path, etag } = await makeCustomer(service);
          expectBadRequest(await service.patch(url, { [property]: null }), new RegExp(property));
          expect((await recordAt(service, path))['@odata.etag']).toBe(etag);
        },
      }),
    ),
    {
      fact: 'A number is cleared with 0, a date with 1900-01-01',
      source: sources.tenantMetadata,
      async run(service) {
        const { url, path } = await makeCustomer(service, {
          CreditLimit: 5,
          CredManCreditLimitDate: '2030-01-01T12:00:00Z',
        });
        expect((await service.patch(url, { CreditLimit: 0, CredManCreditLimitDate: noDate })).status).toBe(
          204,
        );
        expect(await recordAt(service, path)).toMatchObject({
          CreditLimit: 0,
          CredManCreditLimitDate: noDate,
        });
      },
    },
  ],
};
