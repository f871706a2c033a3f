import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { makeCustomer } from '../scene/customers.ts';
import { makeHeader } from '../scene/documents.ts';
import { referenceData } from '../scene/reference-data.ts';
import { sources } from '../sources.ts';
import { carriedProperties } from './carried-properties.ts';

/** What prospect-to-cash writes to a customer, and finds there again. */
const carried: Readonly<Record<string, unknown>> = {
  OrganizationName: 'Fabrikam, Inc.',
  KnownAs: 'Fabrikam',
  OrganizationNumberOfEmployees: 120,
  CreditLimit: 50_000.5,
  CreditLimitIsMandatory: 'Yes',
  OnHoldStatus: 'Invoice',
  IsOneTimeCustomer: 'Yes',
  IsExternallyMaintained: 'Yes',
  LanguageId: 'de',
  SalesMemo: 'Calls on Mondays',
  PrimaryContactPhone: '+1 425 555 0100',
  PrimaryContactEmail: 'sales@fabrikam.example.com',
  PrimaryContactFax: '+1 425 555 0101',
  PrimaryContactURL: 'https://fabrikam.example.com',
  AddressStreet: '1 Main St',
  AddressCity: 'Redmond',
  AddressState: 'WA',
  AddressZipCode: '98052',
  AddressCountryRegionISOCode: 'US',
  DeliveryAddressStreet: '2 Dock Rd',
  DeliveryAddressCity: 'Kent',
  DeliveryAddressZipCode: '98032',
  InvoiceAddressStreet: '3 Bank Ln',
  InvoiceAddressCity: 'Seattle',
  IdentificationNumber: 'ID-1',
  TaxExemptNumber: '',
};

/** Customers, which accounts of Sales become. */
export const customers: Chapter = {
  title: 'customers',
  cases: [
    ...carriedProperties('a customer', makeCustomer, carried),
    {
      fact: 'A customer is an organization or a person, by name of the type',
      source: sources.dualWrite,
      async run(service) {
        const { row } = await makeCustomer(service, {
          PartyType: 'Person',
          OrganizationName: undefined,
          PersonFirstName: 'Maria',
          PersonLastName: 'Campbell',
        });
        expect(row).toMatchObject({
          PartyType: 'Person',
          PersonFirstName: 'Maria',
          PersonLastName: 'Campbell',
        });
      },
    },
    {
      fact: 'A customer keeps site and warehouse, which its documents take over',
      source: sources.accounts,
      async run(service) {
        const { site, warehouse } = await referenceData(service);
        const { row } = await makeCustomer(service, { SiteId: site, WarehouseId: warehouse });
        const order = await makeHeader(service, 'order', {
          OrderingCustomerAccountNumber: row.CustomerAccount,
        });
        expect(order.row).toMatchObject({
          DefaultShippingSiteId: site,
          DefaultShippingWarehouseId: warehouse,
        });
      },
    },
    {
      fact: 'Each customer is a party of its own',
      source: sources.commonDataModel,
      async run(service) {
        const [one, two] = [await makeCustomer(service), await makeCustomer(service)];
        expect(one.row.PartyNumber).not.toBe('');
        expect(one.row.PartyNumber).not.toBe(two.row.PartyNumber);
      },
    },
    {
      fact: 'The full address is put together, and read only',
      source: sources.commonDataModel,
      async run(service) {
        const { row } = await makeCustomer(service, {
          AddressStreet: '1 Main St',
          AddressCity: 'Redmond',
          AddressCountryRegionISOCode: 'US',
        });
        expect(row.FullPrimaryAddress).toMatch(/1 Main St[\s\S]*Redmond/);
      },
    },
    {
      fact: 'A country given as ISO code shows as region of the address book, too',
      source: sources.commonDataModel,
      async run(service) {
        const { row } = await makeCustomer(service, {
          AddressCity: 'Redmond',
          AddressCountryRegionISOCode: 'US',
        });
        expect(row).toMatchObject({ AddressCountryRegionId: 'USA', AddressCountryRegionISOCode: 'US' });
      },
    },
  ],
};
