import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { describedEntity, metadataUrl } from '../scene/metadata.ts';
import { expectNotFound } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

/** The JSON metadata service beside the OData endpoint: small answers where `$metadata` is tens of megabytes. */
export const metadataService: Chapter = {
  title: 'the JSON metadata service',
  cases: [
    {
      fact: 'DataEntities lists the entities of the environment with the names of entity and collection',
      source: sources.metadata,
      readsOnly: true,
      async run(service) {
        const { status, json } = await service.get(metadataUrl(service, 'DataEntities'));
        expect(status).toBe(200);
        expect(
          json.value.find(({ PublicCollectionName }) => PublicCollectionName === 'CustomersV3'),
        ).toMatchObject({
          Name: 'CustCustomerV3Entity',
          PublicEntityName: 'CustomerV3',
          PublicCollectionName: 'CustomersV3',
          DataServiceEnabled: true,
          IsReadOnly: false,
        });
      },
    },
    {
      fact: 'DataEntities tells which entities are read only',
      source: sources.metadata,
      readsOnly: true,
      async run(service) {
        const { json } = await service.get(metadataUrl(service, 'DataEntities'));
        expect(
          json.value.find(({ PublicCollectionName }) => PublicCollectionName === 'SalesInvoiceHeadersV2'),
        ).toMatchObject({ IsReadOnly: true });
      },
    },
    {
      fact: 'PublicEntities describes an entity under its own name, with its properties, navigations and actions',
      source: sources.metadata,
      readsOnly: true,
      async run(service) {
        const described = await describedEntity(service, 'CustomerV3');
        expect(described).toMatchObject({
          Name: 'CustomerV3',
          EntitySetName: 'CustomersV3',
          IsReadOnly: false,
          ConfigurationEnabled: true,
          Properties: expect.any(Array),
          NavigationProperties: expect.any(Array),
          Actions: expect.any(Array),
        });
        expect(described.Properties.find(({ Name }) => Name === 'CustomerAccount')).toMatchObject({
          TypeName: 'Edm.String',
          DataType: 'String',
          IsKey: true,
          AllowEdit: false,
          IsDimension: false,
        });
      },
    },
    {
      fact: 'PublicEntities does not know an entity by the name of its collection',
      source: sources.metadata,
      readsOnly: true,
      run: async (service) =>
        expectNotFound(await service.get(metadataUrl(service, "PublicEntities('CustomersV3')"))),
    },
    {
      fact: 'PublicEnumerations describes an enumeration with its members and their values',
      source: sources.metadata,
      readsOnly: true,
      async run(service) {
        const { status, json } = await service.get(metadataUrl(service, "PublicEnumerations('NoYes')"));
        expect(status).toBe(200);
        expect(json.Name).toBe('NoYes');
        expect(json.Members).toMatchObject([
          { Name: 'No', Value: 0 },
          { Name: 'Yes', Value: 1 },
        ]);
      },
    },
    {
      fact: 'PublicEnumerations does not know what is no enumeration',
      source: sources.metadata,
      readsOnly: true,
      run: async (service) =>
        expectNotFound(await service.get(metadataUrl(service, "PublicEnumerations('YesNo')"))),
    },
    ...['PublicEntities', 'PublicEnumerations'].map((collection) => ({
      fact: `${collection} without a name lists all of them`,
      source: sources.metadata,
      onlySandbox: 'the list of a real environment is tens of megabytes',
      readsOnly: true as const,
      async run(service: Parameters<typeof metadataUrl>[0]) {
        const { status, json } = await service.get(metadataUrl(service, collection));
        const names = json.value.map(({ Name }) => Name);
        expect(status).toBe(200);
        expect(names).toContain(collection === 'PublicEntities' ? 'CustomerV3' : 'NoYes');
        expect(names.length).toBeGreaterThan(20);
      },
    })),
    {
      fact: 'The metadata service is read only',
      source: sources.metadata,
      onlySandbox: 'it would write where the fact does not hold',
      async run(service) {
        const { status } = await service.post(metadataUrl(service, 'DataEntities'), { Name: service.mark });
        expect(status).toBe(405);
      },
    },
  ],
};
