import { describe, expect, it } from 'vitest';
import type { Entity } from '../record-ref.ts';
import { loadRules } from './load-rules.ts';
import type { CheckedTemplate } from './template.ts';
import { printPaths } from './template.ts';
import { models, schemas } from './testing/shipped-rules.ts';

const { templates } = loadRules({ schemas, models });

/**
 * What the templates that Microsoft published for Data Integrator carry, by the target's property: all of it, in the
 * spelling of the entities that stand for the ones of 2017. Source: the mapping pictures of Microsoft Learn, "Synchronize
 * accounts / contacts / products / sales quotation headers and lines" (Prospect to cash, direct). `constant` where the
 * template gives the value itself.
 */
const published: Record<
  'Customer' | 'Contact' | 'Product' | 'Quote' | 'QuoteLine',
  Record<string, string>
> = {
  Customer: {
    CreditLimit: 'creditlimit',
    CustomerGroupId: 'constant',
    PrimaryContactFax: 'fax',
    OrganizationNumberOfEmployees: 'numberofemployees',
    SalesCurrencyCode: 'transactioncurrencyid.isocurrencycode',
    CustomerAccount: 'accountnumber',
    AddressCity: 'address1_city',
    AddressCountryRegionISOCode: 'address1_country',
    SalesMemo: 'description',
    PrimaryContactEmail: 'emailaddress1',
    AddressStreet: 'address1_line1',
    PartyType: 'constant',
    PrimaryContactPhone: 'telephone1',
    AddressZipCode: 'address1_postalcode',
    AddressState: 'address1_stateorprovince',
    PrimaryContactURL: 'websiteurl',
    AddressLocationRoles: 'constant',
    OrganizationName: 'name',
    SiteId: 'constant',
    WarehouseId: 'constant',
    LanguageId: 'constant',
    PartyNumber: 'accountnumber',
    AddressDescription: 'name',
    IsExternallyMaintained: 'constant',
    DeliveryAddressStreet: 'address2_line1',
    DeliveryAddressCity: 'address2_city',
    DeliveryAddressCountryRegionISOCode: 'address2_country',
    DeliveryAddressZipCode: 'address2_postalcode',
    DeliveryAddressState: 'address2_stateorprovince',
    DeliveryAddressDescription: 'name',
  },
  Contact: {
    EmploymentDepartment: 'department',
    Notes: 'description',
    PrimaryEmailAddress: 'emailaddress1',
    Gender: 'gendercode',
    GovernmentIdentificationNumber: 'governmentid',
    FirstName: 'firstname',
    LastName: 'lastname',
    ContactPersonPartyNumber: 'msdynce_contactnumber',
    PrimaryAddressCity: 'address1_city',
    PrimaryAddressCountryRegionISOCode: 'address1_country',
    MiddleName: 'middlename',
    PrimaryAddressStreet: 'address1_line1',
    ContactPersonPartyType: 'constant',
    PrimaryPhoneNumber: 'telephone1',
    PrimaryAddressZipCode: 'address1_postalcode',
    PrimaryAddressStateId: 'address1_stateorprovince',
    PrimaryURL: 'websiteurl',
    MaritalStatus: 'familystatuscode',
    IsReceivingDirectMail: 'donotemail',
    EmploymentProfession: 'jobtitle',
    IsInactive: 'statecode',
    AssociatedPartyNumber: 'parentcustomerid.accountnumber',
    IsContactPersonExternallyMaintained: 'constant',
  },
  Product: {
    'transactioncurrencyid.isocurrencycode': 'CurrencyCode',
    description: 'ProductDescription',
    name: 'ProductName',
    productnumber: 'ProductNumber',
    'defaultuomid.name': 'SalesUnitSymbol',
    price: 'SalesPrice',
    currentcost: 'UnitCost',
    isstockitem: 'IsStockedProduct',
    producttypecode: 'ProductType',
    'defaultuomscheduleid.name': 'constant',
    msdynce_ismaintainedexternally: 'constant',
    quantitydecimal: 'SalesUnitDecimalPrecision',
  },
  Quote: {
    RequestingCustomerAccountNumber:
      'customerid_account.accountnumber or customerid_contact.msdynce_contactnumber',
    DeliveryAddressCity: 'shipto_city',
    DeliveryAddressCountryRegionISOCode: 'shipto_country',
    CurrencyCode: 'transactioncurrencyid.isocurrencycode',
    DeliveryAddressStreet: 'shipto_line1',
    DeliveryAddressStreetNumber: 'billto_line2',
    DeliveryAddressZipCode: 'billto_postalcode',
    SalesQuotationNumber: 'quotenumber',
    DeliveryAddressStateId: 'shipto_stateorprovince',
    QuotationTotalAmount: 'totalamount',
    SalesQuotationName: 'name',
    DeliveryAddressName: 'constant',
    IsDeliveryAddressOrderSpecific: 'constant',
    DeliveryAddressDescription: 'constant',
  },
  QuoteLine: {
    ProductNumber: 'productid.productnumber',
    RequestedSalesQuantity: 'quantity',
    SalesQuotationNumber: 'quoteid.quotenumber',
    LineCreationSequenceNumber: 'sequencenumber',
    SalesUnitSymbol: 'uomid.name',
    TotalDiscountAmount: 'manualdiscountamount',
    SalesPrice: 'priceperunit',
  },
};

/** Where what is shipped is another on purpose, with the reason; undefined where nothing is sent. */
const different: Record<keyof typeof published, Record<string, string | undefined>> = {
  Customer: {},
  Contact: {
    // The entity of today has a number of its own beside that of the party.
    ContactPersonId: 'msdynce_contactnumber',
    // The party that the customer has in F&O, which is not its account number where F&O made it.
    AssociatedPartyNumber: 'customer.PartyNumber',
  },
  Product: {
    // In 2017 code in Sales chose the price list.
    pricelevelid: 'CurrencyCode',
  },
  Quote: {
    // The template mixed bill-to into the delivery address.
    DeliveryAddressStreetNumber: 'shipto_line2',
    DeliveryAddressZipCode: 'shipto_postalcode',
    // Calculated by F&O from the lines.
    QuotationTotalAmount: undefined,
    DeliveryAddressName: 'shipto_name',
    DeliveryAddressDescription: 'name',
  },
  QuoteLine: {
    // The key of the header, of which the quotation number is a part.
    SalesQuotationNumber: undefined,
  },
};

function shipped({ checkedRows, key }: Pick<CheckedTemplate, 'checkedRows' | 'key'>): Record<string, string> {
  const keys = key.map(({ to, from }) => [to, from]);
  const rows = checkedRows.map(({ to, value, lookup }) => [
    lookup?.kind === 'by' ? `${to}.${lookup.property}` : to,
    value.kind === 'constant' ? 'constant' : printPaths(value.paths),
  ]);
  return Object.fromEntries([...keys, ...rows]);
}

describe('what the published templates carry', () => {
  const of = (entity: Entity) => {
    const template = templates.get(entity);
    if (template === undefined) throw new Error(`Expected a template for ${entity}.`);
    return template;
  };
  const lines = of('Quote').lines?.template;
  if (lines === undefined) throw new Error('Expected the template of quotes to have lines.');

  it.each([
    ['Customer', of('Customer')],
    ['Contact', of('Contact')],
    ['Product', of('Product')],
    ['Quote', of('Quote')],
    ['QuoteLine', lines],
  ] as const)('is carried, row by row, but for what is different on purpose: %s', (name, template) => {
    const expected = { ...published[name], ...different[name] };
    const sent = Object.entries(expected).filter(([, from]) => from !== undefined);
    expect(shipped(template)).toEqual(Object.fromEntries(sent));
  });
});
