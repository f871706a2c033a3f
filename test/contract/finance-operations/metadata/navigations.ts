import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { describedEntity, entityTypeText } from '../scene/metadata.ts';
import { sources } from '../sources.ts';

interface Navigation {
  readonly from: string;
  readonly name: string;
  readonly to: string;
  readonly many: boolean;
}

const navigations: readonly Navigation[] = [
  { from: 'SalesQuotationHeaderV2', name: 'SalesQuotationLines', to: 'SalesQuotationLine', many: true },
  { from: 'SalesQuotationLine', name: 'SalesQuotationHeaderV2', to: 'SalesQuotationHeaderV2', many: false },
  {
    from: 'CDSSalesQuotationHeader',
    name: 'CDSSalesQuotationLines',
    to: 'CDSSalesQuotationLine',
    many: true,
  },
  { from: 'CDSSalesQuotationHeader', name: 'CDSSalesOrderHeader', to: 'CDSSalesOrderHeader', many: false },
  {
    from: 'CDSSalesQuotationLine',
    name: 'CDSSalesQuotationHeader',
    to: 'CDSSalesQuotationHeader',
    many: false,
  },
  { from: 'SalesOrderHeaderV2', name: 'SalesOrderLines', to: 'SalesOrderLine', many: true },
  { from: 'SalesOrderLine', name: 'SalesOrderHeaderV2', to: 'SalesOrderHeaderV2', many: false },
  { from: 'CDSSalesOrderHeader', name: 'CDSSalesOrderLinesV2', to: 'CDSSalesOrderLineV2', many: true },
  {
    from: 'CDSSalesOrderHeader',
    name: 'CDSSalesQuotationHeader',
    to: 'CDSSalesQuotationHeader',
    many: false,
  },
  { from: 'CDSSalesOrderLineV2', name: 'CDSSalesOrderHeader', to: 'CDSSalesOrderHeader', many: false },
  { from: 'SalesInvoiceHeaderV2', name: 'SalesInvoiceLinesV2', to: 'SalesInvoiceLineV2', many: true },
  { from: 'SalesInvoiceLineV2', name: 'SalesInvoiceHeaderV2', to: 'SalesInvoiceHeaderV2', many: false },
];

/** Navigation properties of documents, in both descriptions. */
export const navigationProperties: Chapter = {
  title: 'navigation properties',
  cases: navigations.map(
    ({ from, name, to, many }): ContractCase => ({
      fact: `${from} leads by ${name} to ${many ? 'many' : 'one'} ${to}`,
      source: sources.tenantMetadata,
      readsOnly: true,
      async run(service) {
        const { NavigationProperties } = await describedEntity(service, from);
        expect(NavigationProperties.find(({ Name }) => Name === name)).toMatchObject({
          RelatedEntity: to,
          Cardinality: many ? 'Multiple' : 'Single',
          Constraints: expect.any(Array),
        });
        const type = `Microsoft.Dynamics.DataEntities.${to}`;
        expect(await entityTypeText(service, from)).toContain(
          `<NavigationProperty Name="${name}" Type="${many ? `Collection(${type})` : type}"`,
        );
      },
    }),
  ),
};
