/** What the schema descriptions lack: reference tables, P2C columns, lengths and enum members. Each is marked as assumed where no source confirms it. */

import { financeOperationsAdditions } from './finance-operations-additions.ts';

interface NewTable {
  primaryId: string;
  entitySet: string;
  properties: object[];
  alternateKeys?: object[];
  collectionNavigation?: Record<string, { table: string; foreignKey: string }>;
}
interface Option {
  label: string;
  value: number;
  state?: number;
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
    { ...lookupColumn('createdby', 'systemuser', 'systemusers'), required: 'None', validForCreate: false },
    { ...lookupColumn('modifiedby', 'systemuser', 'systemusers'), required: 'None', validForCreate: false },
    { name: 'versionnumber', edmType: 'Edm.Int64', validForCreate: false, validForUpdate: false },
    { ...lookupColumn('ownerid', 'systemuser', 'systemusers'), validForUpdate: true },
    { ...lookupColumn('owninguser', 'systemuser', 'systemusers'), required: 'None', validForCreate: false },
    {
      ...lookupColumn('owningbusinessunit', 'businessunit', 'businessunits'),
      required: 'None',
      validForCreate: false,
    },
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
          { name: 'azureactivedirectoryobjectid', edmType: 'Edm.Guid' },
          yesNo('isdisabled', false),
          choice('accessmode', [
            { label: 'Read-Write', value: 0 },
            { label: 'Administrative', value: 1 },
            { label: 'Read', value: 2 },
            { label: 'Support User', value: 3 },
            { label: 'Non-interactive', value: 4 },
            { label: 'Delegated Admin', value: 5 },
          ]),
          {
            ...guid('businessunitid'),
            odataName: '_businessunitid_value',
            lookup: [
              { table: 'businessunit', entitySet: 'businessunits', navigationProperty: 'businessunitid' },
            ],
          },
        ],
      },
      msdynce_p2cautonumber: {
        primaryId: 'msdynce_p2cautonumberid',
        entitySet: 'msdynce_p2cautonumbers',
        properties: [
          guid('msdynce_p2cautonumberid'),
          { ...text('msdynce_entityname', 100), required: 'SystemRequired' },
          { ...text('msdynce_prefix', 6), required: 'SystemRequired' },
          { ...integer('msdynce_numbersequence'), min: 0, max: 2147483647 },
          { ...integer('msdynce_suffixlength'), min: 0, max: 10 },
          { ...dateTime('createdon'), validForCreate: false, validForUpdate: false },
          { ...dateTime('modifiedon'), validForCreate: false, validForUpdate: false },
          {
            ...lookupColumn('createdby', 'systemuser', 'systemusers'),
            required: 'None',
            validForCreate: false,
          },
          {
            ...lookupColumn('modifiedby', 'systemuser', 'systemusers'),
            required: 'None',
            validForCreate: false,
          },
          { name: 'versionnumber', edmType: 'Edm.Int64', validForCreate: false, validForUpdate: false },
        ],
        alternateKeys: [{ attrs: ['msdynce_entityname'] }, { attrs: ['msdynce_prefix'] }],
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
      'msdynce_p2cautonumber.msdynce_entityname': 'dv-p2c-auto-number',
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
  financeOperations: financeOperationsAdditions,
};
