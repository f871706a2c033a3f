import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../support/sources.ts';

/** Metadata that is read as rows are. */
export const definitionsAsData: Chapter = {
  title: 'definitions',
  cases: [
    {
      fact: 'A table is defined under its logical name, with what is selected of it',
      source: sources.definitions,
      readsOnly: true,
      async run(service) {
        const path = "EntityDefinitions(LogicalName='account')?$select=LogicalName,EntitySetName";
        const { status, json } = await service.get(path);
        expect(status).toBe(200);
        expect(json).toMatchObject({
          '@odata.context': `${service.root}$metadata#EntityDefinitions(LogicalName,EntitySetName)/$entity`,
          LogicalName: 'account',
          EntitySetName: 'accounts',
          MetadataId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        });
      },
    },
    {
      fact: 'A definition is expanded with its columns and keys',
      source: sources.definitions,
      readsOnly: true,
      async run(service) {
        const { json } = await service.get(
          "EntityDefinitions(LogicalName='account')?$select=LogicalName&$expand=Attributes($select=LogicalName),Keys($select=KeyAttributes,EntityKeyIndexStatus)",
        );
        expect(json.Attributes).toContainEqual(expect.objectContaining({ LogicalName: 'accountnumber' }));
        expect(json.Keys).toEqual(expect.any(Array));
      },
    },
    {
      fact: 'A key tells its columns, and that its index is Active',
      source: sources.keys,
      assumption: 'dv-account-alternate-key',
      readsOnly: true,
      async run(service) {
        const { json } = await service.get("EntityDefinitions(LogicalName='account')/Keys");
        expect(json.value).toContainEqual(
          expect.objectContaining({ KeyAttributes: ['accountnumber'], EntityKeyIndexStatus: 'Active' }),
        );
      },
    },
    {
      fact: 'Definitions are filtered',
      source: sources.definitions,
      readsOnly: true,
      async run(service) {
        const { json } = await service.get(
          "EntityDefinitions?$select=LogicalName&$filter=LogicalName eq 'quote' or LogicalName eq 'salesorder'",
        );
        expect(json.value.map((row) => row.LogicalName).sort()).toEqual(['quote', 'salesorder']);
      },
    },
    {
      fact: 'A column is defined under its logical name',
      source: sources.definitions,
      readsOnly: true,
      async run(service) {
        const { status, json } = await service.get(
          "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='name')",
        );
        expect([status, json.LogicalName, json.AttributeType]).toEqual([200, 'name', 'String']);
      },
    },
    {
      fact: 'A cast gives the columns of one kind with what that kind has',
      source: sources.definitions,
      readsOnly: true,
      async run(service) {
        const { json } = await service.get(
          "EntityDefinitions(LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=LogicalName,MaxLength",
        );
        expect(json.value).toContainEqual(expect.objectContaining({ LogicalName: 'name', MaxLength: 160 }));
        expect(json.value.map((row) => row.LogicalName)).not.toContain('creditlimit');
      },
    },
    ...['account', 'contact', 'product', 'quote', 'quotedetail', 'salesorder', 'invoice'].map((table) => ({
      fact: `Changes of ${table} are tracked, as the definition and the annotation tell`,
      source: sources.changes,
      readsOnly: true as const,
      async run(service: Parameters<Chapter['cases'][number]['run']>[0]) {
        const path = `EntityDefinitions(LogicalName='${table}')?$select=ChangeTrackingEnabled`;
        expect((await service.get(path)).json.ChangeTrackingEnabled).toBe(true);
        const { text } = await service.get('$metadata?annotations=true');
        expect(text).toContain('Org.OData.Capabilities.V1.ChangeTracking');
      },
    })),
    {
      fact: 'A table that is not there is 404',
      source: sources.definitions,
      readsOnly: true,
      async run(service) {
        expect((await service.get("EntityDefinitions(LogicalName='nothing')")).status).toBe(404);
      },
    },
    {
      fact: 'Choices that tables share are defined by GlobalOptionSetDefinitions',
      source: sources.definitions,
      readsOnly: true,
      async run(service) {
        const { status, json } = await service.get('GlobalOptionSetDefinitions?$select=Name');
        expect([status, json.value]).toEqual([200, expect.any(Array)]);
      },
    },
    {
      fact: 'EntityDefinitions are not written by a plain create',
      source: sources.definitions,
      onlySandbox: 'a real environment would make the table',
      async run(service) {
        expect((await service.post('EntityDefinitions', { LogicalName: 'x' })).status).toBeGreaterThanOrEqual(
          400,
        );
      },
    },
  ],
};
