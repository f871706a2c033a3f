/** What the schema descriptions lack: reference tables, P2C columns, lengths and enum members. Each is marked as assumed where no source confirms it. */

interface NewTable {
  primaryId: string;
  entitySet: string;
  properties: object[];
  alternateKeys?: object[];
  collectionNavigation?: Record<string, { table: string }>;
}
interface Option {
  label: string;
  value: number;
  state?: number;
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
const dateTime = (name: string) => ({
  name,
  edmType: 'Edm.DateTimeOffset',
  validForCreate: true,
  validForUpdate: true,
});
const integer = (name: string) => ({
  name,
  edmType: 'Edm.Int32',
  validForCreate: true,
  validForUpdate: true,
});
const choice = (name: string, options: Option[]) => ({
  name,
  edmType: 'Edm.Int32',
  dataverseType: 'Picklist',
  validForCreate: true,
  validForUpdate: true,
  options,
});
/** An amount, and what it comes to in the currency of the organization. */
const money = (name: string) => [
  { ...moneyColumn(name, true), dataverseType: 'Money' },
  { ...moneyColumn(`${name}_base`, false), dataverseType: 'Money (base currency)' },
];
const moneyColumn = (name: string, valid: boolean) => ({
  name,
  edmType: 'Edm.Decimal',
  min: '-922337203685477',
  max: '922337203685477',
  validForCreate: valid,
  validForUpdate: valid,
});
const lookupColumn = (name: string, table: string, entitySet: string) => ({
  ...guid(name),
  odataName: `_${name}_value`,
  lookup: [{ table, entitySet, navigationProperty: name }],
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

/** The activity that closes a document. Microsoft Learn, table references of quoteclose and orderclose. */
const closingActivity = (entitySet: string, documentTable: string, documentNumber: string): NewTable => ({
  primaryId: 'activityid',
  entitySet,
  properties: [
    guid('activityid'),
    text('subject', 200),
    { ...text('description', 2000), dataverseType: 'Memo' },
    text('category', 250),
    text('subcategory', 250),
    text(documentNumber, 100),
    { ...lookupColumn(`${documentTable}id`, documentTable, `${documentTable}s`), required: 'None' },
    integer('revision'),
    dateTime('actualstart'),
    dateTime('actualend'),
    dateTime('scheduledstart'),
    dateTime('scheduledend'),
    integer('actualdurationminutes'),
    {
      ...choice('statecode', [
        { label: 'Open', value: 0 },
        { label: 'Completed', value: 1 },
        { label: 'Canceled', value: 2 },
      ]),
      dataverseType: 'State',
      required: 'SystemRequired',
    },
    {
      ...choice('statuscode', [
        { label: 'Open', value: 1, state: 0 },
        { label: 'Completed', value: 2, state: 1 },
        { label: 'Canceled', value: 3, state: 2 },
      ]),
      dataverseType: 'Status',
    },
    { ...text('activitytypecode', 64), validForCreate: false, validForUpdate: false },
    { ...dateTime('createdon'), validForCreate: false, validForUpdate: false },
    { ...dateTime('modifiedon'), validForCreate: false, validForUpdate: false },
    { name: 'versionnumber', edmType: 'Edm.Int64', validForCreate: false, validForUpdate: false },
    { ...lookupColumn('ownerid', 'systemuser', 'systemusers'), validForUpdate: true },
  ],
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
      'salesorder',
      'salesorderdetail',
      'invoice',
      'invoicedetail',
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
      quoteclose: closingActivity('quotecloses', 'quote', 'quotenumber'),
      orderclose: closingActivity('ordercloses', 'salesorder', 'ordernumber'),
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
        integer('msdynce_quoterevisionnumber'),
      ],
      salesorder: [
        yesNo('msdynce_hasexternallymaintainedproductsonly'),
        yesNo('msdynce_ismaintainedexternally'),
        ...money('msdynce_misctax'),
        choice('msdynce_processingstatus', [
          { label: 'Active', value: 647390000 },
          { label: 'Confirmed', value: 647390001 },
          { label: 'Packing Slip', value: 647390002 },
          { label: 'Invoiced', value: 647390003 },
          { label: 'Picked', value: 647390004 },
          { label: 'Partially Picked', value: 647390005 },
          { label: 'Partially Packed', value: 647390006 },
          { label: 'Shipped', value: 647390007 },
          { label: 'Partially Shipped', value: 647390008 },
          { label: 'Partially Invoiced', value: 647390009 },
          { label: 'Cancelled', value: 647390010 },
          { label: 'Draft', value: 647390011 },
        ]),
      ],
      salesorderdetail: [
        yesNo('msdynce_ismaintainedexternally'),
        yesNo('msdynce_ismisctax'),
        yesNo('msdynce_orderhasexternalmaintainedproductsonly'),
        yesNo('msdynce_orderissubmitted'),
        text('msdynce_ordernumber', 200),
      ],
      invoice: [
        dateTime('msdynce_invoicedate'),
        yesNo('msdynce_hasexternallymaintainedproductsonly'),
        yesNo('msdynce_ismaintainedexternally'),
        ...money('msdynce_misctax'),
      ],
      invoicedetail: [
        dateTime('msdynce_invoicedate'),
        text('msdynce_invoicenumber', 200),
        yesNo('msdynce_ismaintainedexternally'),
        yesNo('msdynce_ismisctax'),
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
      'salesorder.ordernumber': 'ORD-{SEQ}-{6}',
      'invoice.invoicenumber': 'INV-{SEQ}-{6}',
    } as Record<string, string>,
    /** Options that a solution adds to a choice, as in the description: label, value, state. */
    options: {
      'quote.statuscode': [{ label: 'Submitted', value: 647390000, state: 3 }],
    } as Record<string, Option[]>,
    changeTracking: [
      'account',
      'contact',
      'product',
      'quote',
      'quotedetail',
      'salesorder',
      'salesorderdetail',
      'invoice',
      'invoicedetail',
    ],
    /** Column → assumption, for facts that only a tenant confirms. */
    assumed: {
      'account.accountnumber': 'dv-account-alternate-key',
      'contact.msdynce_contactnumber': 'dv-contact-alternate-key',
      'product.productnumber': 'dv-product-number-unique',
      'quotedetail.sequencenumber': 'dv-line-sequence-number',
      'salesorder.ordernumber': 'dv-order-invoice-alternate-keys',
      'salesorder.msdynce_misctax': 'dv-p2c-misc-tax',
      'salesorderdetail.sequencenumber': 'dv-line-sequence-number',
      'salesorderdetail.msdynce_ismisctax': 'dv-p2c-misc-tax',
      'invoice.invoicenumber': 'dv-order-invoice-alternate-keys',
      'invoice.msdynce_invoicedate': 'dv-p2c-invoice-date',
      'invoice.msdynce_misctax': 'dv-p2c-misc-tax',
      'invoicedetail.sequencenumber': 'dv-line-sequence-number',
      'invoicedetail.msdynce_invoicedate': 'dv-p2c-invoice-date',
      'invoicedetail.msdynce_ismisctax': 'dv-p2c-misc-tax',
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
