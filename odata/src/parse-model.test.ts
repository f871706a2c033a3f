import { describe, expect, it } from 'vitest';
import { parseModel } from './parse-model.ts';
import { dataverseModel, financeOperationsModel } from './test-support/clients.ts';

const csdl = (sets: string, types: string, more = '') => `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="A.B" xmlns="http://docs.oasis-open.org/odata/ns/edm">${types}
<EntityContainer Name="System">${sets}</EntityContainer></Schema>${more}</edmx:DataServices></edmx:Edmx>`;
const one = (properties: string) => {
  const type = `<EntityType Name="t"><Key><PropertyRef Name="a"/></Key>${properties}</EntityType>`;
  return parseModel(csdl('<EntitySet Name="ts" EntityType="A.B.t"/>', type)).entitySets.get('ts');
};
const annotated = (...annotations: string[]) =>
  one(`<Property Name="p" Type="Edm.String">${annotations.join('')}</Property>`)?.properties.get('p');

describe('a property', () => {
  it('has the type and the bounds of its attributes', () => {
    const type = one(`
      <Property Name="a" Type="Edm.String" Nullable="false" MaxLength="20"/>
      <Property Name="b" Type="Edm.Decimal" Scale="4">
        <Annotation Term="Org.OData.Validation.V1.Minimum" String="-922337203685477"/>
        <Annotation Term="Org.OData.Validation.V1.Maximum" String="922337203685477.0000"/>
      </Property>
      <Property Name="c" Type="A.B.NoYes" MaxLength="max" Scale="variable"/>`);
    expect(type?.keys).toEqual(['a']);
    expect([...(type?.properties.values() ?? [])]).toMatchObject([
      { name: 'a', type: 'Edm.String', nullable: false, maxLength: 20 },
      { name: 'b', nullable: true, scale: 4, minimum: '-922337203685477', maximum: '922337203685477.0000' },
      { name: 'c', type: 'A.B.NoYes', nullable: true },
    ]);
    expect(type?.properties.get('c')).not.toHaveProperty('maxLength');
    expect(type?.properties.get('c')).not.toHaveProperty('scale');
  });

  it.each([
    ['nothing', [], { creatable: true, updatable: true, required: false, numberSequence: false }],
    ['Org.OData.Core.V1.Computed', ['Bool="true"'], { creatable: false, updatable: false }],
    ['Org.OData.Core.V1.Computed', ['Bool="false"'], { creatable: true, updatable: true }],
    ['Org.OData.Core.V1.Computed', [''], { creatable: false, updatable: false }],
    ['Org.OData.Core.V1.Immutable', ['Bool="true"'], { creatable: true, updatable: false }],
    ['P2C.Model.V1.UpdateOnly', ['Bool="true"'], { creatable: false, updatable: true }],
    ['P2C.Model.V1.RequiredLevel', ['String="SystemRequired"'], { required: true }],
    ['P2C.Model.V1.RequiredLevel', ['String="ApplicationRequired"'], { required: false }],
    ['P2C.Model.V1.RequiredOnCreate', ['Bool="true"'], { required: true }],
    ['P2C.Model.V1.NumberSequence', ['Bool="true"'], { numberSequence: true }],
    ['P2C.Model.V1.AutoNumber', ['Bool="true"'], { numberSequence: true }],
    ['P2C.Model.V1.Assumed', ['String="fo-string-lengths"'], { assumed: 'fo-string-lengths' }],
  ] as const)('annotated with %s %o is read so', (term, values, expected) => {
    expect(annotated(...values.map((value) => `<Annotation Term="${term}" ${value}/>`))).toMatchObject(
      expected,
    );
  });

  it('has its options with the state they belong to', () => {
    const options = '1=Active[0]; 2=Inactive[1]; -1=Doctor&apos;s Offices [none]; 100000000=A=B';
    expect(annotated(`<Annotation Term="P2C.Model.V1.Options" String="${options}"/>`)?.options).toEqual([
      { value: 1, label: 'Active', state: 0 },
      { value: 2, label: 'Inactive', state: 1 },
      { value: -1, label: "Doctor's Offices [none]" },
      { value: 100000000, label: 'A=B' },
    ]);
  });
});

describe('an entity set', () => {
  it.each([
    [
      '<Annotation Term="Org.OData.Capabilities.V1.ChangeTracking"><Record><PropertyValue Property="Supported" Bool="true"/></Record></Annotation>',
      true,
    ],
    [
      '<Annotation Term="Org.OData.Capabilities.V1.ChangeTracking"><Record><PropertyValue Property="Supported" Bool="false"/></Record></Annotation>',
      false,
    ],
    ['', false],
  ])('says whether it tracks changes: %s', (annotation, expected) => {
    const set = `<EntitySet Name="ts" EntityType="A.B.t">${annotation}</EntitySet>`;
    const model = parseModel(csdl(set, '<EntityType Name="t"/>'));
    expect(model.entitySets.get('ts')?.changeTracking).toBe(expected);
  });

  it('may have its type and its enums in another schema', () => {
    const more = `<Schema Namespace="C"><EntityType Name="u"><Key><PropertyRef Name="a"/><PropertyRef Name="b"/></Key></EntityType>
      <EnumType Name="NoYes"><Member Name="No" Value="0"/><Member Name="Yes" Value="1"/></EnumType></Schema>`;
    const model = parseModel(csdl('<EntitySet Name="us" EntityType="C.u"/>', '', more));
    expect(model.namespace).toBe('A.B');
    expect(model.entitySets.get('us')).toMatchObject({ name: 'u', entitySet: 'us', keys: ['a', 'b'] });
    expect(model.enums.get('NoYes')).toEqual(['No', 'Yes']);
  });
});

it.each(['', '<html/>', '{"value":[]}'])('a text without a schema is refused: %o', (text) => {
  expect(() => parseModel(text)).toThrow(TypeError);
});

describe('the model of', () => {
  it('Sales has accounts with their alternate key, lookups, options and change tracking', () => {
    const account = dataverseModel.entitySets.get('accounts');
    expect(account).toMatchObject({
      name: 'account',
      keys: ['accountid'],
      alternateKeys: [['accountnumber']],
      changeTracking: true,
    });
    expect(account?.navigationProperties.get('transactioncurrencyid')).toEqual({
      name: 'transactioncurrencyid',
      targetType: 'transactioncurrency',
      collection: false,
      foreignKey: '_transactioncurrencyid_value',
    });
    expect(account?.properties.get('statuscode')?.options).toContainEqual({
      value: 1,
      label: 'Active',
      state: 0,
    });
    expect(account?.properties.get('name')).toMatchObject({ type: 'Edm.String', maxLength: 160 });
  });

  it('F&O has customers by company and number, enums, and what may be given once', () => {
    const customer = financeOperationsModel.entitySets.get('CustomersV3');
    expect(customer?.keys).toEqual(['dataAreaId', 'CustomerAccount']);
    expect(customer?.properties.get('CustomerAccount')).toMatchObject({
      numberSequence: true,
      creatable: true,
      updatable: false,
    });
    expect(customer?.properties.get('CreditLimit')).toMatchObject({ type: 'Edm.Decimal' });
    expect(financeOperationsModel.enums.get('NoYes')).toEqual(['No', 'Yes']);
  });
});
