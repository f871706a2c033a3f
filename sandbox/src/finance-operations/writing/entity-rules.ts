/** A property whose value must be the key of a record of another set, in the same company where that set has companies. */
export interface Relation {
  readonly property: string;
  /** Label of the field, as error texts say it. */
  readonly field: string;
  readonly targetSet: string;
  readonly targetKey: string;
  /** Label of the related table. */
  readonly relatedTable: string;
  readonly perCompany: boolean;
}

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

const paymentTerm = (property: string): Relation => ({
  property,
  field: 'Terms of payment',
  targetSet: 'PaymentTerms',
  targetKey: 'Name',
  relatedTable: 'Terms of payment',
  perCompany: true,
});

const currency = (property: string): Relation => ({
  property,
  field: 'Currency',
  targetSet: 'Currencies',
  targetKey: 'CurrencyCode',
  relatedTable: 'Currencies',
  perCompany: false,
});

const unit = (property: string): Relation => ({
  property,
  field: 'Unit',
  targetSet: 'UnitsOfMeasure',
  targetKey: 'UnitSymbol',
  relatedTable: 'Units',
  perCompany: false,
});

const company: Relation = {
  property: 'dataAreaId',
  field: 'Company',
  targetSet: 'LegalEntities',
  targetKey: 'LegalEntityId',
  relatedTable: 'Legal entities',
  perCompany: false,
};

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
    relations: [company, currency('CurrencyCode'), paymentTerm('PaymentTermsName')],
    labels: { CurrencyCode: 'Currency', RequestingCustomerAccountNumber: 'Customer account' },
  },
  CDSSalesQuotationLines: {
    table: 'Sales quotation lines (SalesQuotationLine)',
    identity: [
      { label: 'Quotation', property: 'SalesQuotationNumber' },
      { label: 'Line creation sequence number', property: 'LineCreationSequenceNumber' },
    ],
    relations: [company, unit('SalesUnitSymbol')],
    labels: { ProductNumber: 'Product number', SalesQuotationNumber: 'Quotation' },
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

/** Every relation that points to a set, with the set that has it. */
export function relationsTo(entitySet: string): { from: string; table: string; relation: Relation }[] {
  return Object.entries(rules).flatMap(([from, { relations, table }]) =>
    relations
      .filter(({ targetSet }) => targetSet === entitySet)
      .map((relation) => ({ from, table, relation })),
  );
}
