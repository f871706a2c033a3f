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
  /** The record goes with the one that it names, and does not keep it from being deleted. */
  readonly isPart?: boolean;
}

export const paymentTerm = (property: string): Relation => ({
  property,
  field: 'Terms of payment',
  targetSet: 'PaymentTerms',
  targetKey: 'Name',
  relatedTable: 'Terms of payment',
  perCompany: true,
});

export const currency = (property: string): Relation => ({
  property,
  field: 'Currency',
  targetSet: 'Currencies',
  targetKey: 'CurrencyCode',
  relatedTable: 'Currencies',
  perCompany: false,
});

export const unit = (property: string): Relation => ({
  property,
  field: 'Unit',
  targetSet: 'UnitsOfMeasure',
  targetKey: 'UnitSymbol',
  relatedTable: 'Units',
  perCompany: false,
});

export const site = (property: string): Relation => ({
  property,
  field: 'Site',
  targetSet: 'OperationalSitesV2',
  targetKey: 'SiteId',
  relatedTable: 'Sites',
  perCompany: true,
});

export const warehouse = (property: string): Relation => ({
  property,
  field: 'Warehouse',
  targetSet: 'Warehouses',
  targetKey: 'WarehouseId',
  relatedTable: 'Warehouses',
  perCompany: true,
});

export const deliveryMode = (property: string): Relation => ({
  property,
  field: 'Mode of delivery',
  targetSet: 'DeliveryModesV2',
  targetKey: 'ModeCode',
  relatedTable: 'Modes of delivery',
  perCompany: true,
});

export const deliveryTerms = (property: string): Relation => ({
  property,
  field: 'Delivery terms',
  targetSet: 'DeliveryTerms',
  targetKey: 'TermsCode',
  relatedTable: 'Terms of delivery',
  perCompany: true,
});

export const customer = (property: string, field: string): Relation => ({
  property,
  field,
  targetSet: 'CustomersV3',
  targetKey: 'CustomerAccount',
  relatedTable: 'Customers',
  perCompany: true,
});

const contact: Relation = {
  property: 'ContactPersonId',
  field: 'Contact',
  targetSet: 'CDSContactsV2',
  targetKey: 'ContactPersonId',
  relatedTable: 'Contacts',
  perCompany: true,
};

/** What headers of quotations and orders refer to. */
export const documentHeader: readonly Relation[] = [
  currency('CurrencyCode'),
  paymentTerm('PaymentTermsName'),
  customer('InvoiceCustomerAccountNumber', 'Invoice account'),
  contact,
  site('DefaultShippingSiteId'),
  warehouse('DefaultShippingWarehouseId'),
  deliveryMode('DeliveryModeCode'),
  deliveryTerms('DeliveryTermsCode'),
];

/** What their lines refer to. */
export const documentLine: readonly Relation[] = [
  unit('SalesUnitSymbol'),
  site('ShippingSiteId'),
  warehouse('ShippingWarehouseId'),
  deliveryMode('DeliveryModeCode'),
  deliveryTerms('DeliveryTermsId'),
];

export const company: Relation = {
  property: 'dataAreaId',
  field: 'Company',
  targetSet: 'LegalEntities',
  targetKey: 'LegalEntityId',
  relatedTable: 'Legal entities',
  perCompany: false,
};

/** What a line is part of. */
export const header = (
  property: string,
  field: string,
  targetSet: string,
  relatedTable: string,
): Relation => ({
  property,
  field,
  targetSet,
  targetKey: property,
  relatedTable,
  perCompany: true,
  isPart: true,
});
