import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { employer, makeContact } from '../scene/contacts.ts';
import { recordAt } from '../scene/read.ts';
import { sources } from '../sources.ts';
import { carriedProperties } from './carried-properties.ts';

/** What prospect-to-cash writes to a contact person, and finds there again. */
const carried: Readonly<Record<string, unknown>> = {
  FirstName: 'Maria',
  MiddleName: 'A.',
  LastName: 'Campbell',
  PrimaryEmailAddress: 'maria@example.com',
  PrimaryPhoneNumber: '555-0100',
  PrimaryFaxNumber: '555-0101',
  PrimaryURL: 'https://example.com/maria',
  PrimaryAddressStreet: '1 Main St',
  PrimaryAddressCity: 'Redmond',
  PrimaryAddressZipCode: '98052',
  EmploymentProfession: 'Buyer',
  EmploymentDepartment: 'Purchasing',
  SpouseName: 'Sam',
  GovernmentIdentificationNumber: 'X-1',
  Notes: 'Likes speakers',
  Gender: 'Female',
  MaritalStatus: 'Married',
  IsReceivingDirectMail: 'Yes',
  IsContactPersonExternallyMaintained: 'Yes',
};

/** Contact persons, which contacts of Sales become. */
export const contacts: Chapter = {
  title: 'contact persons',
  cases: [
    ...carriedProperties('a contact person', makeContact, carried),
    {
      fact: 'A contact person belongs to the party of a customer',
      source: sources.contacts,
      assumption: 'fo-contact-party',
      async run(service) {
        const { row } = await makeContact(service);
        expect(row.AssociatedPartyNumber).toBe(await employer(service));
        expect(row.ContactPersonPartyNumber).not.toBe('');
      },
    },
    {
      fact: 'A contact person shows through both of its entities, with one version',
      source: sources.commonDataModel,
      assumption: 'fo-order-entities-share',
      async run(service) {
        const { path, etag } = await makeContact(service, { PrimaryPhoneNumber: '555-0102' });
        const plain = await recordAt(service, path.replace('CDSContactsV2', 'ContactsV2'));
        expect(plain).toMatchObject({
          PrimaryPhoneNumber: '555-0102',
          ContactPersonName: expect.stringContaining('Campbell'),
        });
        expect(plain['@odata.etag']).toBe(etag);
      },
    },
  ],
};
