/** What the schema descriptions lack: reference tables, P2C columns, lengths and enum members. Each is marked as assumed where no source confirms it. */

interface NewTable {
  primaryId: string;
  entitySet: string;
  properties: object[];
  alternateKeys?: object[];
  collectionNavigation?: Record<string, { table: string }>;
}
interface NewEntitySet {
  entityType: string;
  aotEntity: string;
  keys: string[];
  isReadOnly?: boolean;
  properties: object[];
}

const guid = (name: string) => ({
  name,
  edmType: 'Edm.Guid',
  required: 'SystemRequired',
  validForCreate: true,
  validForUpdate: false,
});
const text = (name: string, maxLength: number) => ({
  name,
  edmType: 'Edm.String',
  maxLength,
  validForCreate: true,
  validForUpdate: true,
});
const key = (name: string) => ({
  name,
  edmType: 'Edm.String',
  isKey: true,
  nullable: false,
  requiredOnCreate: true,
  allowEditOnCreate: true,
  allowEdit: false,
});
const field = (name: string, edmType = 'Edm.String') => ({
  name,
  edmType,
  nullable: edmType === 'Edm.String',
  allowEditOnCreate: true,
  allowEdit: true,
});

export const additions = {
  dataverse: {
    tables: ['account', 'transactioncurrency'],
    newTables: {
      businessunit: {
        primaryId: 'businessunitid',
        entitySet: 'businessunits',
        properties: [
          guid('businessunitid'),
          text('name', 160),
          {
            ...guid('parentbusinessunitid'),
            odataName: '_parentbusinessunitid_value',
            required: 'None',
            lookup: [
              {
                table: 'businessunit',
                entitySet: 'businessunits',
                navigationProperty: 'parentbusinessunitid',
              },
            ],
          },
          { name: 'isdisabled', edmType: 'Edm.Boolean', validForCreate: false, validForUpdate: false },
        ],
      },
      systemuser: {
        primaryId: 'systemuserid',
        entitySet: 'systemusers',
        properties: [
          guid('systemuserid'),
          text('fullname', 200),
          text('domainname', 1024),
          {
            ...guid('businessunitid'),
            odataName: '_businessunitid_value',
            lookup: [
              { table: 'businessunit', entitySet: 'businessunits', navigationProperty: 'businessunitid' },
            ],
          },
        ],
      },
    } as Record<string, NewTable>,
    /** Columns that a solution adds to a table, by logical name of the table. */
    columns: {} as Record<string, object[]>,
    changeTracking: ['account'],
    /** Column → assumption, for facts that only a tenant confirms. */
    assumed: { 'account.accountnumber': 'dv-account-alternate-key' } as Record<string, string>,
  },
  financeOperations: {
    entitySets: ['CustomersV3', 'CustomerGroups', 'PaymentTerms'],
    newEntitySets: {
      Currencies: {
        entityType: 'Microsoft.Dynamics.DataEntities.Currency',
        aotEntity: 'CurrencyEntity',
        keys: ['CurrencyCode'],
        properties: [key('CurrencyCode'), field('Name'), field('Symbol')],
      },
      LegalEntities: {
        entityType: 'Microsoft.Dynamics.DataEntities.LegalEntity',
        aotEntity: 'OMLegalEntityEntity',
        keys: ['LegalEntityId'],
        properties: [
          key('LegalEntityId'),
          field('Name'),
          field('AddressCountryRegionISOCode'),
          field('LanguageId'),
        ],
      },
    } as Record<string, NewEntitySet>,
    /** MaxLength by entity set and property, or by property in any set (`*`). */
    lengths: {
      '*.dataAreaId': 4,
      '*.CustomerAccount': 20,
      '*.CustomerGroupId': 10,
      '*.CurrencyCode': 3,
      '*.LanguageId': 7,
      '*.PartyNumber': 40,
      '*.Description': 60,
      'PaymentTerms.Name': 10,
      'Currencies.Name': 60,
      'LegalEntities.Name': 60,
      'LegalEntities.LegalEntityId': 4,
      'CustomersV3.PartyType': 20,
      'CustomersV3.OrganizationName': 100,
      'CustomersV3.NameAlias': 60,
      'CustomersV3.KnownAs': 100,
      'CustomersV3.SalesCurrencyCode': 3,
      'CustomersV3.CreditRating': 10,
      'CustomersV3.PaymentTerms': 10,
      'CustomersV3.DeliveryMode': 10,
      'CustomersV3.DeliveryTerms': 10,
      'CustomersV3.SalesTaxGroup': 10,
      'CustomersV3.SiteId': 10,
      'CustomersV3.WarehouseId': 10,
      'CustomersV3.PrimaryContactEmail': 255,
      'CustomersV3.PrimaryContactPhone': 255,
      'CustomersV3.PrimaryContactFax': 255,
      'CustomersV3.PrimaryContactURL': 255,
      'CustomersV3.AddressDescription': 60,
      'CustomersV3.AddressStreet': 250,
      'CustomersV3.AddressCity': 60,
      'CustomersV3.AddressState': 10,
      'CustomersV3.AddressZipCode': 10,
      'CustomersV3.AddressCountryRegionId': 10,
      'CustomersV3.AddressCountryRegionISOCode': 10,
      'CustomersV3.AddressLocationRoles': 255,
      'CustomersV3.DeliveryAddressDescription': 60,
      'CustomersV3.DeliveryAddressStreet': 250,
      'CustomersV3.DeliveryAddressCity': 60,
      'CustomersV3.DeliveryAddressState': 10,
      'CustomersV3.DeliveryAddressZipCode': 10,
      'CustomersV3.DeliveryAddressCountryRegionId': 10,
      'CustomersV3.DeliveryAddressCountryRegionISOCode': 10,
    } as Record<string, number>,
    enums: {
      Gender: ['None', 'Male', 'Female', 'NonSpecific'],
      DirPersonMaritalStatus: [
        'None',
        'Married',
        'Single',
        'Widowed',
        'Divorced',
        'Cohabiting',
        'RegisteredPartnership',
      ],
      MonthsOfYear: [
        'None',
        'January',
        'February',
        'March',
        'April',
        'May',
        'June',
        'July',
        'August',
        'September',
        'October',
        'November',
        'December',
      ],
      ABC: ['None', 'A', 'B', 'C'],
      CustAccountStatement: ['Always', 'Quarter', 'Biannually', 'Yearly', 'Never'],
      CreditCardCVC: ['NotUsed', 'Optional', 'Mandatory'],
      Timezone: [
        'GMT_COORDINATEDUNIVERSALTIME',
        'GMTMINUS0800PACIFICTIME',
        'GMTPLUS0100_AMSTERDAM_BERLIN_BERN_ROME',
      ],
      NetCurrent: ['Net', 'CurrentMonth', 'CurrentQuarter', 'CurrentYear', 'CurrentWeek', 'COD'],
    } as Record<string, string[]>,
  },
};
