import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('what F&O says of itself', () => {
  const test = useSandbox();
  const metadata = (path: string) =>
    test.financeOperations.get(`${new URL(test.sandbox.financeOperations.serviceRoot).origin}/${path}`);

  it('lists its data entities with their public names', async () => {
    const { json } = await metadata('Metadata/DataEntities');
    expect(json.value).toContainEqual(
      expect.objectContaining({
        Name: 'SalesInvoiceHeaderV2Entity',
        PublicEntityName: 'SalesInvoiceHeaderV2',
        PublicCollectionName: 'SalesInvoiceHeadersV2',
        IsReadOnly: true,
        DataServiceEnabled: true,
      }),
    );
  });

  it('describes all public entities, or one by its name, in any case of the path', async () => {
    const all = await metadata('metadata/PublicEntities');
    expect(all.json.value.length).toBeGreaterThan(25);
    const { json } = await metadata("Metadata/PublicEntities('SalesOrderHeaderV2')");
    expect(json).toMatchObject({
      Name: 'SalesOrderHeaderV2',
      EntitySetName: 'SalesOrderHeadersV2',
      IsReadOnly: false,
      Properties: expect.arrayContaining([
        expect.objectContaining({ Name: 'dataAreaId', IsKey: true, IsMandatory: true, AllowEdit: false }),
        expect.objectContaining({
          Name: 'SalesOrderStatus',
          TypeName: 'Microsoft.Dynamics.DataEntities.SalesStatus',
          DataType: 'Enum',
          AllowEdit: false,
          AllowEditOnCreate: false,
        }),
      ]),
      NavigationProperties: [
        expect.objectContaining({
          Name: 'SalesOrderLines',
          RelatedEntity: 'SalesOrderLine',
          Cardinality: 'Multiple',
          Constraints: [
            expect.objectContaining({ Property: 'dataAreaId', ReferencedProperty: 'dataAreaId' }),
            expect.objectContaining({ Property: 'SalesOrderNumber', ReferencedProperty: 'SalesOrderNumber' }),
          ],
        }),
      ],
      Actions: expect.arrayContaining([
        expect.objectContaining({ Name: 'confirm', BindingKind: 'BoundToEntityInstance' }),
        expect.objectContaining({ Name: 'calculateTotals', BindingKind: 'BoundToEntitySet' }),
      ]),
    });
    expect((json.Properties as object[]).length).toBe(174);
  });

  it('lists its enums with their members, and knows no others', async () => {
    expect((await metadata('Metadata/PublicEnumerations')).json.value).toContainEqual(
      expect.objectContaining({ Name: 'SalesQuotationStatus' }),
    );
    for (const path of ["PublicEnumerations('None')", "PublicEntities('None')", 'Labels'])
      expect((await metadata(`Metadata/${path}`)).status).toBe(404);
  });

  it('prints $metadata whose parts all refer to parts that are there', async () => {
    const { text, headers } = await test.financeOperations.get('$metadata');
    expect(headers.get('content-type')).toBe('application/xml');
    expect(text).not.toContain('P2C.');
    const list = [
      'EntityType',
      'EntitySet',
      'Property',
      'NavigationProperty',
      'PropertyRef',
      'EnumType',
      'NavigationPropertyBinding',
      'ReferentialConstraint',
      'Action',
      'Parameter',
      'ActionImport',
    ];
    const parsed = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: (name, _path, _isLeaf, isAttribute) => !isAttribute && list.includes(name),
    }).parse(text);
    const schema = parsed['edmx:Edmx']['edmx:DataServices'].Schema;
    type Named = { Name: string; Type: string };
    const types = new Map<
      string,
      { Property: Named[]; NavigationProperty?: (Named & { Partner?: string })[] }
    >(schema.EntityType.map((type: Named) => [`${schema.Namespace}.${type.Name}`, type]));
    const sets = new Set(schema.EntityContainer.EntitySet.map((set: Named) => set.Name));
    const enums = new Set(schema.EnumType.map((type: Named) => `${schema.Namespace}.${type.Name}`));
    expect(sets.size).toBe(types.size);
    for (const set of schema.EntityContainer.EntitySet) {
      expect(types.has(set.EntityType)).toBe(true);
      for (const { Target } of set.NavigationPropertyBinding ?? []) expect(sets).toContain(Target);
    }
    for (const type of types.values()) {
      for (const { Type } of type.Property) expect(Type.startsWith('Edm.') || enums.has(Type)).toBe(true);
      for (const { Type, Partner } of type.NavigationProperty ?? []) {
        const target = types.get(Type.replace(/^Collection\((.*)\)$/, '$1'));
        expect(target).toBeDefined();
        if (Partner) expect(target?.NavigationProperty?.map(({ Name }) => Name)).toContain(Partner);
      }
    }
    const names = schema.Action.map((action: Named) => action.Name);
    expect(names).toContain('calculateSalesTotals');
  });

  it('names its entity sets in the service document', async () => {
    const { json } = await test.financeOperations.get('');
    expect(json.value).toContainEqual({ name: 'SalesOrderLines', kind: 'EntitySet', url: 'SalesOrderLines' });
  });
});
