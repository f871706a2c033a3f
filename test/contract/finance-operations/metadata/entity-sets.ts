import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { describedEntity, metadataDocument } from '../scene/metadata.ts';
import { anyRow } from '../scene/read.ts';
import { sources } from '../sources.ts';

/** A set as it is published. */
interface PublishedSet {
  readonly set: string;
  readonly entity: string;
  readonly key: string;
  readonly isReadOnly?: true;
  /** Where the key, or the set itself, is inferred. */
  readonly assumption?: string;
}

const company = 'dataAreaId';
const inferredKey = 'fo-inferred-keys';
const reference = 'fo-reference-sets';
const invoice = `${company} InvoiceNumber InvoiceDate LedgerVoucher`;

const published: readonly PublishedSet[] = [
  { set: 'CustomersV3', entity: 'CustomerV3', key: `${company} CustomerAccount` },
  { set: 'CustomerGroups', entity: 'CustomerGroup', key: `${company} CustomerGroupId` },
  { set: 'PaymentTerms', entity: 'PaymentTerm', key: `${company} Name`, assumption: inferredKey },
  {
    set: 'CDSContactsV2',
    entity: 'CDSContactV2',
    key: `${company} ContactPersonId`,
    assumption: inferredKey,
  },
  { set: 'ContactsV2', entity: 'ContactV2', key: `${company} ContactPersonId`, assumption: inferredKey },
  { set: 'SellableReleasedProducts', entity: 'SellableReleasedProduct', key: `${company} ProductNumber` },
  {
    set: 'CDSReleasedDistinctProducts',
    entity: 'CDSReleasedDistinctProduct',
    key: `${company} ProductNumber`,
    assumption: inferredKey,
  },
  { set: 'ReleasedProductsV2', entity: 'ReleasedProductV2', key: `${company} ItemNumber` },
  {
    set: 'ReleasedDistinctProductsV2',
    entity: 'ReleasedDistinctProductV2',
    key: `${company} ItemNumber ProductConfigurationId ProductSizeId ProductColorId ProductStyleId ProductVersionId`,
    isReadOnly: true,
    assumption: inferredKey,
  },
  { set: 'ProductsV2', entity: 'ProductV2', key: 'ProductNumber', assumption: inferredKey },
  {
    set: 'SalesQuotationHeadersV2',
    entity: 'SalesQuotationHeaderV2',
    key: `${company} SalesQuotationNumber`,
  },
  { set: 'SalesQuotationLines', entity: 'SalesQuotationLine', key: `${company} InventoryLotId` },
  {
    set: 'CDSSalesQuotationHeaders',
    entity: 'CDSSalesQuotationHeader',
    key: `${company} SalesQuotationNumber`,
  },
  {
    set: 'CDSSalesQuotationLines',
    entity: 'CDSSalesQuotationLine',
    key: `${company} SalesQuotationNumber LineCreationSequenceNumber`,
    assumption: 'fo-cds-quotation-line-key',
  },
  { set: 'SalesOrderHeadersV2', entity: 'SalesOrderHeaderV2', key: `${company} SalesOrderNumber` },
  { set: 'SalesOrderLines', entity: 'SalesOrderLine', key: `${company} InventoryLotId` },
  { set: 'CDSSalesOrderHeaders', entity: 'CDSSalesOrderHeader', key: `${company} SalesOrderNumber` },
  {
    set: 'CDSSalesOrderLinesV2',
    entity: 'CDSSalesOrderLineV2',
    key: `${company} SalesOrderNumber LineCreationSequenceNumber`,
  },
  { set: 'SalesInvoiceHeadersV2', entity: 'SalesInvoiceHeaderV2', key: invoice, isReadOnly: true },
  {
    set: 'SalesInvoiceV2Lines',
    entity: 'SalesInvoiceLineV2',
    key: `${invoice} LineCreationSequenceNumber`,
    isReadOnly: true,
  },
  { set: 'OperationalSitesV2', entity: 'OperationalSiteV2', key: `${company} SiteId`, assumption: reference },
  { set: 'Warehouses', entity: 'Warehouse', key: `${company} WarehouseId`, assumption: reference },
  { set: 'DeliveryModesV2', entity: 'DeliveryModeV2', key: `${company} ModeCode`, assumption: reference },
  { set: 'DeliveryTerms', entity: 'DeliveryTerms', key: `${company} TermsCode`, assumption: reference },
];

/** The sets that take part in the process: what they are called, what identifies their records, who may write. */
export const entitySets: Chapter = {
  title: 'entity sets',
  cases: published.flatMap((expected) => [describes(expected), shows(expected)]),
};

function describes({ set, entity, key, isReadOnly, assumption }: PublishedSet): ContractCase {
  const names = key.split(' ');
  const whose = names.includes(company) ? 'per company' : 'of all companies';
  return {
    fact: `${set} holds ${entity}, ${whose}, keyed by ${names.join(', ')}${isReadOnly ? ', read only' : ''}`,
    source: sources.tenantMetadata,
    ...(assumption === undefined ? {} : { assumption }),
    readsOnly: true,
    async run(service) {
      const described = await describedEntity(service, entity);
      const keys = described.Properties.filter(({ IsKey }) => IsKey).map(({ Name }) => Name);
      expect(described).toMatchObject({
        Name: entity,
        EntitySetName: set,
        IsReadOnly: isReadOnly ?? false,
      });
      expect(keys.toSorted()).toEqual(names.toSorted());
      const { text } = await metadataDocument(service);
      expect(text).toContain(
        `<EntitySet Name="${set}" EntityType="Microsoft.Dynamics.DataEntities.${entity}"`,
      );
    },
  };
}

function shows({ set, entity }: PublishedSet): ContractCase {
  return {
    fact: `A row of ${set} has every property, and none of them is null`,
    source: sources.customerGroups,
    readsOnly: true,
    async run(service) {
      const row = await anyRow(service, set);
      const { Properties } = await describedEntity(service, entity);
      expect(
        Object.keys(row)
          .filter((name) => !name.startsWith('@'))
          .toSorted(),
      ).toEqual(Properties.map(({ Name }) => Name).toSorted());
      expect(Object.entries(row).filter(([, value]) => value === null)).toEqual([]);
    },
  };
}
