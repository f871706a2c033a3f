import {
  company,
  currency,
  customer,
  deliveryMode,
  deliveryTerms,
  documentHeader,
  documentLine,
  header,
  paymentTerm,
  type Relation,
  site,
  unit,
  warehouse,
} from './relation.ts';

/** What F&O knows of an entity beyond its metadata. */
export interface EntityRules {
  /** Label and name of the table, for error texts: `Customer groups (CustGroup)`. */
  readonly table: string;
  /** Properties shown when a record cannot be created, with their labels. */
  readonly identity: readonly { readonly label?: string; readonly property: string }[];
  readonly relations: readonly Relation[];
  /** Labels of required fields. */
  readonly labels: Readonly<Record<string, string>>;
}

const rules: Readonly<Record<string, EntityRules>> = {
  CustomersV3: {
    table: 'Customers (CustTable)',
    identity: [{ label: 'Customer account', property: 'CustomerAccount' }, { property: 'OrganizationName' }],
    relations: [
      company,
      {
        property: 'CustomerGroupId',
        field: 'Customer group',
        targetSet: 'CustomerGroups',
        targetKey: 'CustomerGroupId',
        relatedTable: 'Customer groups',
        perCompany: true,
      },
      currency('SalesCurrencyCode'),
      paymentTerm('PaymentTerms'),
      customer('InvoiceAccount', 'Invoice account'),
      deliveryMode('DeliveryMode'),
      deliveryTerms('DeliveryTerms'),
      site('SiteId'),
      warehouse('WarehouseId'),
    ],
    labels: { CustomerGroupId: 'Customer group', SalesCurrencyCode: 'Currency' },
  },
  CustomerGroups: {
    table: 'Customer groups (CustGroup)',
    identity: [{ label: 'Customer group', property: 'CustomerGroupId' }, { property: 'Description' }],
    relations: [company, paymentTerm('PaymentTermId')],
    labels: { CustomerGroupId: 'Customer group' },
  },
  PaymentTerms: {
    table: 'Terms of payment (PaymTerm)',
    identity: [{ label: 'Terms of payment', property: 'Name' }, { property: 'Description' }],
    relations: [company],
    labels: { Name: 'Terms of payment' },
  },
  ProductsV2: {
    table: 'Products (EcoResProduct)',
    identity: [{ label: 'Product number', property: 'ProductNumber' }],
    relations: [],
    labels: { ProductNumber: 'Product number', ProductType: 'Product type' },
  },
  ReleasedProductsV2: {
    table: 'Released products (InventTable)',
    identity: [{ label: 'Item number', property: 'ItemNumber' }],
    relations: [
      company,
      {
        property: 'ProductNumber',
        field: 'Product number',
        targetSet: 'ProductsV2',
        targetKey: 'ProductNumber',
        relatedTable: 'Products',
        perCompany: false,
      },
      unit('SalesUnitSymbol'),
      unit('InventoryUnitSymbol'),
    ],
    labels: { ItemNumber: 'Item number', ProductNumber: 'Product number' },
  },
  SellableReleasedProducts: {
    table: 'Released products (InventTable)',
    identity: [{ label: 'Product number', property: 'ProductNumber' }],
    relations: [company, unit('SalesUnitSymbol'), currency('CurrencyCode')],
    labels: { ProductNumber: 'Product number' },
  },
  CDSContactsV2: {
    table: 'Contacts (ContactPerson)',
    identity: [{ label: 'Contact', property: 'ContactPersonId' }, { property: 'LastName' }],
    relations: [company],
    labels: {},
  },
  CDSSalesQuotationHeaders: {
    table: 'Sales quotations (SalesQuotationTable)',
    identity: [{ label: 'Quotation', property: 'SalesQuotationNumber' }],
    relations: [company, customer('RequestingCustomerAccountNumber', 'Customer account'), ...documentHeader],
    labels: { CurrencyCode: 'Currency', RequestingCustomerAccountNumber: 'Customer account' },
  },
  CDSSalesQuotationLines: {
    table: 'Sales quotation lines (SalesQuotationLine)',
    identity: [
      { label: 'Quotation', property: 'SalesQuotationNumber' },
      { label: 'Line creation sequence number', property: 'LineCreationSequenceNumber' },
    ],
    relations: [
      company,
      header('SalesQuotationNumber', 'Quotation', 'CDSSalesQuotationHeaders', 'Sales quotations'),
      ...documentLine,
    ],
    labels: { ProductNumber: 'Product number', ItemNumber: 'Item number', SalesQuotationNumber: 'Quotation' },
  },
  CDSSalesOrderHeaders: {
    table: 'Sales orders (SalesTable)',
    identity: [{ label: 'Sales order', property: 'SalesOrderNumber' }],
    relations: [company, customer('OrderingCustomerAccountNumber', 'Customer account'), ...documentHeader],
    labels: {
      CurrencyCode: 'Currency',
      OrderingCustomerAccountNumber: 'Customer account',
      InvoiceCustomerAccountNumber: 'Invoice account',
    },
  },
  CDSSalesOrderLinesV2: {
    table: 'Order lines (SalesLine)',
    identity: [
      { label: 'Sales order', property: 'SalesOrderNumber' },
      { label: 'Line creation sequence number', property: 'LineCreationSequenceNumber' },
    ],
    relations: [
      company,
      header('SalesOrderNumber', 'Sales order', 'CDSSalesOrderHeaders', 'Sales orders'),
      ...documentLine,
    ],
    labels: { ProductNumber: 'Product number', ItemNumber: 'Item number', SalesOrderNumber: 'Sales order' },
  },
  SalesInvoiceHeadersV2: {
    table: 'Customer invoice journal (CustInvoiceJour)',
    identity: [{ label: 'Invoice', property: 'InvoiceNumber' }],
    relations: [customer('InvoiceCustomerAccountNumber', 'Invoice account')],
    labels: {},
  },
  OperationalSitesV2: {
    table: 'Sites (InventSite)',
    identity: [{ label: 'Site', property: 'SiteId' }, { property: 'SiteName' }],
    relations: [company],
    labels: { SiteId: 'Site' },
  },
  Warehouses: {
    table: 'Warehouses (InventLocation)',
    identity: [{ label: 'Warehouse', property: 'WarehouseId' }, { property: 'WarehouseName' }],
    relations: [company, site('OperationalSiteId')],
    labels: { WarehouseId: 'Warehouse', OperationalSiteId: 'Site' },
  },
  DeliveryModesV2: {
    table: 'Modes of delivery (DlvMode)',
    identity: [{ label: 'Mode of delivery', property: 'ModeCode' }],
    relations: [company],
    labels: { ModeCode: 'Mode of delivery' },
  },
  DeliveryTerms: {
    table: 'Terms of delivery (DlvTerm)',
    identity: [{ label: 'Delivery terms', property: 'TermsCode' }],
    relations: [company],
    labels: { TermsCode: 'Delivery terms' },
  },
  UnitsOfMeasure: {
    table: 'Units (UnitOfMeasure)',
    identity: [{ label: 'Unit', property: 'UnitSymbol' }],
    relations: [],
    labels: { UnitSymbol: 'Unit' },
  },
  Currencies: {
    table: 'Currencies (Currency)',
    identity: [{ label: 'Currency', property: 'CurrencyCode' }, { property: 'Name' }],
    relations: [],
    labels: { CurrencyCode: 'Currency' },
  },
  LegalEntities: {
    table: 'Legal entities (CompanyInfo)',
    identity: [{ label: 'Company', property: 'LegalEntityId' }, { property: 'Name' }],
    relations: [],
    labels: { LegalEntityId: 'Company' },
  },
};

/** The rules of a set. */
export function rulesOf(entitySet: string): EntityRules {
  return rules[entitySet] ?? { table: entitySet, identity: [], relations: [], labels: {} };
}

/** Every relation that keeps a record of a table from being deleted, with the table that has it. */
export function relationsTo(entitySet: string): { from: string; table: string; relation: Relation }[] {
  return Object.entries(rules).flatMap(([from, { relations, table }]) =>
    relations
      .filter(({ targetSet, isPart }) => targetSet === entitySet && !isPart)
      .map((relation) => ({ from, table, relation })),
  );
}
