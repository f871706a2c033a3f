import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { entityTypeText, metadataDocument, propertyAttributes } from '../scene/metadata.ts';
import { sources } from '../sources.ts';

/** The types of all properties in `$metadata`, with whether they may be null. */
async function propertyTypes(service: Parameters<typeof metadataDocument>[0]) {
  const { text } = await metadataDocument(service);
  return [...text.matchAll(/<Property Name="(\w+)" Type="([^"]+)"([^>]*)>/g)].map(([, name, type, rest]) => ({
    name,
    type,
    isNullable: !rest?.includes('Nullable="false"'),
  }));
}

/** `$metadata`, which a generator of clients reads. */
export const metadataDocumentCases: Chapter = {
  title: '$metadata',
  cases: [
    {
      fact: '$metadata is XML, an OData 4.0 description of one schema, Microsoft.Dynamics.DataEntities',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const { contentType, text } = await metadataDocument(service);
        expect(contentType).toMatch(/^application\/xml\b/);
        expect(text).toMatch(/<edmx:Edmx Version="4\.0" /);
        expect(text).toContain('<Schema Namespace="Microsoft.Dynamics.DataEntities"');
      },
    },
    {
      fact: 'No property is a boolean: yes and no is the enumeration NoYes',
      source: sources.tenantMetadata,
      readsOnly: true,
      async run(service) {
        const types = new Set((await propertyTypes(service)).map(({ type }) => type));
        expect(types).toContain('Microsoft.Dynamics.DataEntities.NoYes');
        expect(types).not.toContain('Edm.Boolean');
      },
    },
    {
      fact: 'No property is a date alone: dates are DateTimeOffset',
      source: sources.tenantMetadata,
      readsOnly: true,
      async run(service) {
        const types = new Set((await propertyTypes(service)).map(({ type }) => type));
        expect(types).toContain('Edm.DateTimeOffset');
        expect(types).not.toContain('Edm.Date');
      },
    },
    {
      fact: 'Types are String, Decimal, Int32, Int64, DateTimeOffset, Guid, Binary and enumerations',
      source: sources.tenantMetadata,
      readsOnly: true,
      async run(service) {
        const plain =
          /^(Edm\.(String|Decimal|Int32|Int64|DateTimeOffset|Guid|Binary)|Microsoft\.Dynamics\.DataEntities\.\w+)$/;
        expect((await propertyTypes(service)).filter(({ type = '' }) => !plain.test(type))).toEqual([]);
      },
    },
    ...['Decimal', 'Int32', 'Int64', 'DateTimeOffset'].map((type) => ({
      fact: `Properties of type ${type} are never null`,
      source: sources.tenantMetadata,
      readsOnly: true as const,
      async run(service: Parameters<typeof metadataDocument>[0]) {
        const found = (await propertyTypes(service)).filter((property) => property.type === `Edm.${type}`);
        expect(found.length).toBeGreaterThan(0);
        expect(found.filter(({ isNullable }) => isNullable)).toEqual([]);
      },
    })),
    {
      fact: 'Texts outside of keys may be null, as may members of enumerations',
      source: sources.tenantMetadata,
      readsOnly: true,
      async run(service) {
        for (const name of ['Description', 'IsSalesTaxIncludedInPrice'])
          expect(await propertyAttributes(service, 'CustomerGroup', name)).not.toHaveProperty('Nullable');
      },
    },
    {
      fact: 'The key of an entity is listed, each part by name',
      source: sources.tenantMetadata,
      readsOnly: true,
      async run(service) {
        const text = await entityTypeText(service, 'CDSSalesOrderLineV2');
        const names = [...text.matchAll(/<PropertyRef Name="(\w+)"/g)].map(([, name]) => name);
        expect(names.toSorted()).toEqual(['LineCreationSequenceNumber', 'SalesOrderNumber', 'dataAreaId']);
      },
    },
    {
      fact: 'The length of a text stands in $metadata',
      source: sources.tenantMetadata,
      assumption: 'fo-string-lengths',
      readsOnly: true,
      async run(service) {
        expect(await propertyAttributes(service, 'CustomerV3', 'CustomerAccount')).toMatchObject({
          MaxLength: '20',
        });
        expect(await propertyAttributes(service, 'CustomerV3', 'OrganizationName')).toMatchObject({
          MaxLength: '100',
        });
      },
    },
  ],
};
