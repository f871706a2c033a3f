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
const yesNo = (name: string, valid = true) => ({
  name,
  edmType: 'Edm.Boolean',
  validForCreate: valid,
  validForUpdate: valid,
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
    tables: [
      'account',
      'transactioncurrency',
      'uomschedule',
      'uom',
      'pricelevel',
      'product',
      'productpricelevel',
      'contact',
      'quote',
      'quotedetail',
    ],
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
    columns: {
      contact: [
        { ...text('msdynce_contactnumber', 40), required: 'SystemRequired' },
        yesNo('msdynce_isactivecustomer'),
        yesNo('msdynce_iscompanyanaccount'),
      ],
      product: [yesNo('msdynce_ismaintainedexternally')],
      quote: [yesNo('msdynce_hasexternallymaintainedproductsonly'), yesNo('msdynce_ismaintainedexternally')],
      quotedetail: [
        yesNo('msdynce_ismaintainedexternally'),
        yesNo('msdynce_quotehasexternalmaintainedproductsonly'),
        {
          name: 'msdynce_quoterevisionnumber',
          edmType: 'Edm.Int32',
          validForCreate: true,
          validForUpdate: true,
        },
      ],
    } as Record<string, object[]>,
    /** Alternate keys where the description of a table does not name the column. */
    alternateKeys: { contact: [{ attrs: ['msdynce_contactnumber'] }] } as Record<
      string,
      { attrs: string[] }[]
    >,
    /** Columns that the platform or the P2C solution numbers, with the form of the number. */
    autoNumbers: {
      'account.accountnumber': 'ACC-{SEQ}-{6}',
      'contact.msdynce_contactnumber': 'CON-{SEQ}-{6}',
      'quote.quotenumber': 'QUO-{SEQ}-{6}',
    } as Record<string, string>,
    /** Options that a solution adds to a choice, as in the description: label, value, state. */
    options: {
      'quote.statuscode': [{ label: 'Submitted', value: 647390000, state: 3 }],
    } as Record<string, { label: string; value: number; state?: number }[]>,
    changeTracking: ['account', 'contact', 'product', 'quote', 'quotedetail'],
    /** Column → assumption, for facts that only a tenant confirms. */
    assumed: {
      'account.accountnumber': 'dv-account-alternate-key',
      'contact.msdynce_contactnumber': 'dv-contact-alternate-key',
      'product.productnumber': 'dv-product-number-unique',
      'quotedetail.sequencenumber': 'dv-line-sequence-number',
    } as Record<string, string>,
  },
  financeOperations: {
    entitySets: [
      'CustomersV3',
      'CustomerGroups',
      'PaymentTerms',
      'ProductsV2',
      'ReleasedProductsV2',
      'SellableReleasedProducts',
      'CDSContactsV2',
      'CDSSalesQuotationHeaders',
      'CDSSalesQuotationLines',
    ],
    /** Only these columns of an entity set of hundreds. */
    only: {
      ProductsV2: [
        'ProductNumber',
        'ProductType',
        'ProductSubType',
        'ProductName',
        'ProductSearchName',
        'ProductDescription',
        'ProductDimensionGroupName',
        'StorageDimensionGroupName',
        'TrackingDimensionGroupName',
      ],
      ReleasedProductsV2: [
        'dataAreaId',
        'ItemNumber',
        'ProductNumber',
        'ProductType',
        'ProductSubType',
        'ProductSearchName',
        'SearchName',
        'ProductGroupId',
        'ItemModelGroupId',
        'StorageDimensionGroupName',
        'TrackingDimensionGroupName',
        'SalesUnitSymbol',
        'SalesPrice',
        'SalesPriceDate',
        'UnitCost',
        'InventoryUnitSymbol',
        'PurchaseUnitSymbol',
        'SalesSalesTaxItemGroupCode',
        'NetProductWeight',
      ],
    } as Record<string, string[]>,
    newEntitySets: {
      Currencies: {
        entityType: 'Microsoft.Dynamics.DataEntities.Currency',
        aotEntity: 'CurrencyEntity',
        keys: ['CurrencyCode'],
        properties: [key('CurrencyCode'), field('Name'), field('Symbol')],
      },
      UnitsOfMeasure: {
        entityType: 'Microsoft.Dynamics.DataEntities.UnitOfMeasure',
        aotEntity: 'UnitOfMeasureEntity',
        keys: ['UnitSymbol'],
        properties: [key('UnitSymbol'), field('UnitDescription'), field('DecimalPrecision', 'Edm.Int32')],
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
      '*.ProductNumber': 70,
      '*.ItemNumber': 20,
      '*.ProductName': 60,
      '*.ProductSearchName': 60,
      '*.SearchName': 20,
      '*.ProductDescription': 1000,
      '*.SalesUnitSymbol': 10,
      '*.InventoryUnitSymbol': 10,
      '*.PurchaseUnitSymbol': 10,
      '*.UnitSymbol': 10,
      '*.UnitDescription': 60,
      '*.ProductGroupId': 10,
      '*.ItemModelGroupId': 10,
      '*.ContactPersonId': 20,
      '*.ContactPersonPartyNumber': 40,
      '*.AssociatedPartyNumber': 40,
      '*.FirstName': 25,
      '*.MiddleName': 25,
      '*.LastName': 25,
      'CDSContactsV2.PrimaryAddressCity': 60,
      'CDSContactsV2.PrimaryAddressStreet': 250,
      'CDSContactsV2.PrimaryAddressZipCode': 10,
      'CDSContactsV2.PrimaryAddressStateId': 10,
      'CDSContactsV2.PrimaryAddressCountryRegionISOCode': 10,
      'CDSContactsV2.PrimaryAddressCountryRegionId': 10,
      'CDSContactsV2.EmploymentDepartment': 60,
      'CDSContactsV2.EmploymentProfession': 60,
      'CDSContactsV2.GovernmentIdentificationNumber': 50,
      'CDSContactsV2.PrimaryEmailAddress': 255,
      'CDSContactsV2.PrimaryPhoneNumber': 255,
      'CDSContactsV2.PrimaryFaxNumber': 255,
      'CDSContactsV2.PrimaryURL': 255,
      'CDSContactsV2.ContactPersonPartyType': 20,
      '*.SalesQuotationNumber': 20,
      '*.SalesQuotationName': 60,
      '*.RequestingCustomerAccountNumber': 20,
      '*.InvoiceCustomerAccountNumber': 20,
      'CDSSalesQuotationHeaders.DeliveryAddressCity': 60,
      'CDSSalesQuotationHeaders.DeliveryAddressStreet': 250,
      'CDSSalesQuotationHeaders.DeliveryAddressStreetNumber': 20,
      'CDSSalesQuotationHeaders.DeliveryAddressZipCode': 10,
      'CDSSalesQuotationHeaders.DeliveryAddressStateId': 10,
      'CDSSalesQuotationHeaders.DeliveryAddressCountryRegionISOCode': 10,
      'CDSSalesQuotationHeaders.DeliveryAddressName': 60,
      'CDSSalesQuotationHeaders.DeliveryAddressDescription': 60,
      'CDSSalesQuotationHeaders.CustomersReference': 60,
      'CDSSalesQuotationHeaders.DefaultShippingSiteId': 10,
      'CDSSalesQuotationHeaders.DefaultShippingWarehouseId': 10,
      'CDSSalesQuotationLines.ShippingSiteId': 10,
      'CDSSalesQuotationLines.ShippingWarehouseId': 10,
      'CDSSalesQuotationLines.LineDescription': 1000,
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
      EcoResProductSubtype: ['Product', 'ProductMaster', 'ProductVariant'],
      EcoResFieldServiceProductType: ['None', 'Inventory', 'NonInventory', 'Service'],
      ContactPersonAssociatedContactType: [
        'None',
        'Customer',
        'Vendor',
        'Prospect',
        'Competitor',
        'CustomerAndVendor',
      ],
      SalesQuotationCreationMethod: ['User', 'CallCenter', 'Integration'],
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
