import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { contactBody, makeContact } from '../scene/contacts.ts';
import { customerBody, makeCustomer } from '../scene/customers.ts';
import { headerBody, kinds, lineBody, makeHeader, makeLine } from '../scene/documents.ts';
import { anyRow, recordAt } from '../scene/read.ts';
import { expectWriteRefused } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

const exists = /\nThe record already exists\.\.$/;

/** A record that is there already: 500, to be told from other refusals by its text. */
export const duplicates: Chapter = {
  title: 'records that exist already',
  cases: [
    {
      fact: 'A customer group that exists is refused with the table, its identity and "The record already exists."',
      source: sources.failedWrite,
      async run(service) {
        const { dataAreaId, CustomerGroupId, Description } = await anyRow(service, 'CustomerGroups');
        const answer = await service.post('CustomerGroups?cross-company=true', {
          dataAreaId,
          CustomerGroupId,
          Description,
        });
        expect(answer.status).toBe(500);
        expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
        expect(answer.json).toEqual({
          error: {
            code: '',
            message: 'An error has occurred.',
            innererror: {
              message: `Write failed for table row of type 'CustCustomerGroupEntity'. Infolog: Info: Cannot create a record in Customer groups (CustGroup). Customer group: ${CustomerGroupId}, ${Description}.\nThe record already exists..`,
              type: 'Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException',
              stacktrace: expect.stringMatching(/^ {3}at /),
            },
          },
        });
      },
    },
    {
      fact: 'A customer with the number of another is refused, and the other stays as it is',
      source: sources.failedWrite,
      async run(service) {
        const { row, path } = await makeCustomer(service);
        const body = await customerBody(service, {
          CustomerAccount: row.CustomerAccount,
          OrganizationName: 'Another',
        });
        expectWriteRefused(
          await service.post('CustomersV3?cross-company=true', body),
          'CustCustomerV3Entity',
          exists,
        );
        expect(await recordAt(service, path)).toEqual(row);
      },
    },
    {
      fact: 'A number that differs from that of another in case alone is that number',
      source: sources.failedWrite,
      assumption: 'fo-key-case',
      async run(service) {
        const { row } = await makeCustomer(service);
        const CustomerAccount = String(row.CustomerAccount).toLowerCase();
        const body = await customerBody(service, { CustomerAccount });
        expectWriteRefused(
          await service.post('CustomersV3?cross-company=true', body),
          'CustCustomerV3Entity',
          exists,
        );
      },
    },
    {
      fact: 'A contact person with the number of another is refused',
      source: sources.failedWrite,
      async run(service) {
        const { row } = await makeContact(service);
        const body = await contactBody(service, { ContactPersonId: row.ContactPersonId });
        expectWriteRefused(
          await service.post('CDSContactsV2?cross-company=true', body),
          'smmContactPersonCDSV2Entity',
          exists,
        );
      },
    },
    ...(['quotation', 'order'] as const).flatMap((kind): ContractCase[] => {
      const { headers, lines, number, headerRow, lineRow } = kinds[kind];
      return [
        {
          fact: `A header with the number of another ${kind} is refused`,
          source: sources.failedWrite,
          async run(service) {
            const made = await makeHeader(service, kind);
            const body = await headerBody(service, kind, { [number]: made.number });
            expectWriteRefused(await service.post(`${headers}?cross-company=true`, body), headerRow, exists);
          },
        },
        {
          fact: `A line with the number of another line of the ${kind} is refused`,
          source: sources.failedWrite,
          async run(service) {
            const made = await makeHeader(service, kind);
            await makeLine(service, kind, made.number, { LineCreationSequenceNumber: 3 });
            const body = await lineBody(service, kind, made.number, { LineCreationSequenceNumber: 3 });
            expectWriteRefused(await service.post(`${lines}?cross-company=true`, body), lineRow, exists);
          },
        },
        {
          fact: `Lines of two ${kind}s may have the same number`,
          source: sources.tenantMetadata,
          async run(service) {
            for (const made of [await makeHeader(service, kind), await makeHeader(service, kind)])
              await makeLine(service, kind, made.number, { LineCreationSequenceNumber: 3 });
          },
        },
      ];
    }),
  ],
};
