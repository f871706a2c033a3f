import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';
import { opportunityActions } from '../documents/actions/opportunity-actions.ts';
import { salesActions } from '../documents/actions/sales-actions.ts';

interface Element {
  readonly [name: string]: Element & Element[] & string;
}

describe('Dataverse, $metadata', () => {
  const test = useSandbox();

  const schema = async (query = ''): Promise<Element> => {
    const { status, headers, text } = await test.sales.get(`$metadata${query}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/xml');
    const lists = new Set([
      'EntityType',
      'Property',
      'NavigationProperty',
      'EntitySet',
      'Action',
      'Annotation',
    ]);
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: (name, _path, _leaf, isAttribute) => !isAttribute && lists.has(name),
    });
    return parser.parse(text)['edmx:Edmx']['edmx:DataServices'].Schema;
  };
  const named = (elements: readonly Element[] | undefined, name: string) =>
    elements?.find((element) => String(element.Name) === name);

  it('names types, keys and both ends of a relationship, in the alias of its namespace', async () => {
    const { Alias, Namespace, EntityType } = await schema();
    expect([Namespace, Alias]).toEqual(['Microsoft.Dynamics.CRM', 'mscrm']);
    const account = named(EntityType, 'account');
    expect(account).toMatchObject({
      BaseType: 'mscrm.crmbaseentity',
      Key: { PropertyRef: { Name: 'accountid' } },
    });
    expect(named(account?.Property, 'creditlimit')).toMatchObject({ Type: 'Edm.Decimal', Scale: 'Variable' });
    expect(named(account?.NavigationProperty, 'contact_customer_accounts')).toEqual({
      Name: 'contact_customer_accounts',
      Type: 'Collection(mscrm.contact)',
      Partner: 'parentcustomerid_account',
    });
    const contact = named(EntityType, 'contact');
    expect(named(contact?.NavigationProperty, 'parentcustomerid_account')).toMatchObject({
      Type: 'mscrm.account',
      Partner: 'contact_customer_accounts',
      ReferentialConstraint: { Property: '_parentcustomerid_value', ReferencedProperty: 'accountid' },
    });
  });

  it('refers to nothing that it does not define', async () => {
    const { text } = await test.sales.get('$metadata');
    const defined = new Set(
      [...text.matchAll(/<(?:EntityType|EnumType|ComplexType|Action|Function) Name="(\w+)"/g)].map(
        ([, name]) => name,
      ),
    );
    const used = [...text.matchAll(/mscrm\.(\w+)/g)].map(([, name]) => name);
    expect(used.filter((name) => !defined.has(name))).toEqual([]);
    const sets = new Set([...text.matchAll(/<EntitySet Name="(\w+)"/g)].map(([, name]) => name));
    expect([...text.matchAll(/Target="(\w+)"/g)].filter(([, name]) => !sets.has(name ?? ''))).toEqual([]);
  });

  it('names every action that the sandbox carries out, and the bulk messages of a table', async () => {
    const { Action } = await schema();
    const names = Action?.map(({ Name }) => String(Name)) ?? [];
    for (const name of Object.keys(salesActions).filter((action) => !(action in opportunityActions)))
      expect(names).toContain(name);
    const bulk = Action?.filter(({ Name }) => String(Name) === 'UpsertMultiple');
    expect(JSON.stringify(bulk)).toContain('Collection(mscrm.account)');
  });

  it('gives annotations on demand alone: alternate keys, change tracking', async () => {
    expect((await test.sales.get('$metadata')).text).not.toContain('<Annotation');
    const { EntityType, EntityContainer } = await schema('?annotations=true');
    expect(JSON.stringify(named(EntityType, 'account')?.Annotation)).toContain('accountnumber');
    const tracked = EntityContainer?.EntitySet?.filter((set) =>
      JSON.stringify(set).includes('Capabilities.V1.ChangeTracking'),
    );
    const names = tracked?.map(({ Name }) => String(Name));
    expect(names).toContain('accounts');
    expect(names).not.toContain('systemusers');
  });
});

describe('Dataverse, table definitions', () => {
  const test = useSandbox({ deltaTokenLifetimeSeconds: 3 * 86_400, productsCreatedActive: false });
  const root = () => test.sandbox.sales.serviceRoot;

  it('finds the tables whose changes are tracked', async () => {
    const { json } = await test.sales.get(
      'EntityDefinitions?$select=LogicalName,EntitySetName&$filter=ChangeTrackingEnabled eq true and IsCustomEntity eq false',
    );
    expect(json['@odata.context']).toBe(`${root()}$metadata#EntityDefinitions(LogicalName,EntitySetName)`);
    expect(json.value).toContainEqual({
      MetadataId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      LogicalName: 'account',
      EntitySetName: 'accounts',
    });
    expect(json.value.map(({ LogicalName }) => LogicalName)).not.toContain('systemuser');
  });

  it('describes a table by its name or its identifier, with columns and keys expanded', async () => {
    const path =
      "EntityDefinitions(LogicalName='account')?$select=PrimaryIdAttribute,PrimaryNameAttribute,ObjectTypeCode,OwnershipType&$expand=Keys($select=KeyAttributes,EntityKeyIndexStatus),Attributes($select=LogicalName;$filter=AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Money')";
    const { json } = await test.sales.get(path);
    expect(json).toMatchObject({
      '@odata.context': `${root()}$metadata#EntityDefinitions(PrimaryIdAttribute,PrimaryNameAttribute,ObjectTypeCode,OwnershipType,Keys(KeyAttributes,EntityKeyIndexStatus),Attributes(LogicalName))/$entity`,
      PrimaryIdAttribute: 'accountid',
      PrimaryNameAttribute: 'name',
      ObjectTypeCode: 1,
      OwnershipType: 'UserOwned',
      Keys: [{ KeyAttributes: ['accountnumber'], EntityKeyIndexStatus: 'Active' }],
    });
    const money = json.Attributes as { LogicalName: string }[];
    expect(money.map(({ LogicalName }) => LogicalName)).toContain('creditlimit');
    expect(money.map(({ LogicalName }) => LogicalName)).not.toContain('name');
    const byId = await test.sales.get(`EntityDefinitions(${json.MetadataId})?$select=LogicalName`);
    expect(byId.json.LogicalName).toBe('account');
  });

  const attribute = async (table: string, name: string, rest = '') =>
    (
      await test.sales.get(
        `EntityDefinitions(LogicalName='${table}')/Attributes(LogicalName='${name}')${rest}`,
      )
    ).json;

  it('describes columns by the type that each has', async () => {
    expect(await attribute('account', 'name')).toMatchObject({
      '@odata.type': '#Microsoft.Dynamics.CRM.StringAttributeMetadata',
      AttributeType: 'String',
      AttributeTypeName: { Value: 'StringType' },
      MaxLength: 160,
      IsPrimaryName: true,
      IsValidForCreate: true,
      RequiredLevel: { Value: 'ApplicationRequired' },
    });
    expect(await attribute('contact', 'parentcustomerid')).toMatchObject({
      '@odata.type': '#Microsoft.Dynamics.CRM.LookupAttributeMetadata',
      AttributeType: 'Customer',
      Targets: ['account', 'contact'],
    });
    expect(await attribute('account', 'accountid')).toMatchObject({
      AttributeType: 'Uniqueidentifier',
      IsPrimaryId: true,
      IsSecured: false,
      IsValidForUpdate: false,
    });
    expect(await attribute('account', 'createdon')).toMatchObject({
      AttributeType: 'DateTime',
      IsValidForCreate: false,
      IsValidForUpdate: false,
    });
    expect(await attribute('account', 'accountnumber')).toMatchObject({ AutoNumberFormat: 'ACC-{SEQ}-{6}' });
    expect(await attribute('account', 'creditlimit')).toMatchObject({
      AttributeType: 'Money',
      MinValue: 0,
      MaxValue: 100000000000000,
      Precision: 4,
    });
  });

  it('gives the options of choices, states and reasons behind a cast', async () => {
    const cast = (type: string) => `/Microsoft.Dynamics.CRM.${type}AttributeMetadata`;
    const paymentTerms = await attribute(
      'account',
      'paymenttermscode',
      `${cast('Picklist')}?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet`,
    );
    expect(paymentTerms).toMatchObject({
      LogicalName: 'paymenttermscode',
      GlobalOptionSet: null,
      OptionSet: { Options: expect.arrayContaining([expect.objectContaining({ Value: 1 })]) },
    });
    expect(JSON.stringify(paymentTerms)).toContain('"Label":"Net 30"');
    const reasons = await attribute('quote', 'statuscode', `${cast('Status')}/OptionSet`);
    expect(reasons).toMatchObject({
      OptionSetType: 'Status',
      Options: expect.arrayContaining([expect.objectContaining({ Value: 4, State: 2 })]),
    });
    const { json } = await test.sales.get(
      `EntityDefinitions(LogicalName='account')/Attributes${cast('Picklist')}?$select=LogicalName`,
    );
    expect(json.value.map(({ LogicalName }) => LogicalName)).toContain('industrycode');
    expect(json.value.map(({ LogicalName }) => LogicalName)).not.toContain('statuscode');
  });

  it('lists the keys of a table', async () => {
    const { json } = await test.sales.get("EntityDefinitions(LogicalName='quotedetail')/Keys");
    expect(json.value[0]).toMatchObject({
      KeyAttributes: ['quoteid', 'sequencenumber'],
      EntityKeyIndexStatus: 'Active',
      EntityLogicalName: 'quotedetail',
    });
  });

  it('has no choices that tables share', async () => {
    expect((await test.sales.get('GlobalOptionSetDefinitions')).json.value).toEqual([]);
  });

  it('tells which tables take a bulk message', async () => {
    const ask = async (table: string) => {
      const filter = `sdkmessageid/name eq 'UpsertMultiple' and primaryobjecttypecode eq '${table}'`;
      const path = `sdkmessagefilters?$select=sdkmessagefilterid&$filter=${encodeURIComponent(filter)}`;
      return (await test.sales.get(path)).json.value;
    };
    expect(await ask('account')).toEqual([{ sdkmessagefilterid: expect.any(String) }]);
    expect(await ask('systemuser')).toEqual([]);
  });

  it('shows the settings of the organization', async () => {
    const { json } = await test.sales.get(
      'organizations?$select=expirechangetrackingindays,createproductswithoutparentinactivestate,_basecurrencyid_value',
    );
    const { OrganizationId } = (await test.sales.get('WhoAmI')).json;
    expect(json.value).toEqual([
      {
        '@odata.etag': expect.any(String),
        expirechangetrackingindays: 3,
        createproductswithoutparentinactivestate: false,
        _basecurrencyid_value: expect.stringMatching(/^[0-9a-f-]{36}$/),
        organizationid: OrganizationId,
      },
    ]);
  });

  it.each([
    ["EntityDefinitions(LogicalName='nothing')", 404, 'Could not find an item'],
    ["EntityDefinitions(EntitySetName='accounts')", 400, 'The key in the request URI is not valid'],
    ['EntityDefinitions?$select=Nothing', 400, "Could not find a property named 'Nothing'"],
    ['EntityDefinitions?$orderby=LogicalName', 400, '"$orderby" is not supported'],
    ["EntityDefinitions?$filter=Nothing eq 'x'", 400, "Could not find a property named 'Nothing'"],
    ['EntityDefinitions?$expand=constructor', 400, "Could not find a property named 'constructor'"],
    ["EntityDefinitions(LogicalName='account')/Nothing", 404, 'Resource not found'],
    ["EntityDefinitions(LogicalName='account')/Attributes?$select=MaxLength", 400, "named 'MaxLength'"],
    ["EntityDefinitions(LogicalName='account')/Attributes(LogicalName='x')", 404, 'Could not find an item'],
    ['EntityDefinitions/Attributes', 404, 'Resource not found'],
  ])('answers %s with %i', async (path, status, message) => {
    const answer = await test.sales.get(path);
    expect(answer.status).toBe(status);
    expect(answer.json.error.message).toContain(message);
  });

  it('lets nobody write a definition', async () => {
    expect((await test.sales.post('EntityDefinitions', {})).status).toBe(405);
  });
});
