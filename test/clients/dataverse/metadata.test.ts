import { describe, expect, it } from 'vitest';
import { useDynamicsWebApi } from './use-dynamics-web-api.ts';

const namespace = 'Microsoft.Dynamics.CRM';

describe('DynamicsWebApi, what the tables are', () => {
  const test = useDynamicsWebApi();
  const account = "LogicalName='account'";

  it('finds tables by a filter, and reads one with its columns and keys, by name and by identifier', async () => {
    const filter = "EntitySetName eq 'accounts'";
    const { value } = await test.client.retrieveEntities({ select: ['LogicalName'], filter });
    expect(value).toMatchObject([{ LogicalName: 'account' }]);
    const expand = [
      { property: 'Attributes', select: ['LogicalName', 'AttributeType'] },
      { property: 'Keys', select: ['KeyAttributes'] },
    ];
    const table = await test.client.retrieveEntity({ key: account, select: ['PrimaryIdAttribute'], expand });
    expect(table).toMatchObject({ MetadataId: value[0].MetadataId, PrimaryIdAttribute: 'accountid' });
    expect(table.Attributes).toContainEqual(
      expect.objectContaining({ LogicalName: 'creditlimit', AttributeType: 'Money' }),
    );
    expect(table.Keys).toMatchObject([{ KeyAttributes: ['accountnumber'] }]);
    const byId = await test.client.retrieveEntity({ key: table.MetadataId, select: ['LogicalName'] });
    expect(byId.LogicalName).toBe('account');
  });

  it('reads columns: all of a type, and one with its choices', async () => {
    const picklist = `${namespace}.PicklistAttributeMetadata`;
    const expand = [{ property: 'OptionSet' }];
    const request = { entityKey: account, castType: picklist, select: ['LogicalName'], expand };
    const { value } = await test.client.retrieveAttributes(request);
    expect(value.length).toBeGreaterThan(1);
    const attributeKey = "LogicalName='industrycode'";
    const column = await test.client.retrieveAttribute({ ...request, attributeKey });
    expect(column.OptionSet.Options.length).toBeGreaterThan(1);
    expect(value).toContainEqual(
      expect.objectContaining({ LogicalName: 'industrycode', OptionSet: column.OptionSet }),
    );
  });

  it('reads states and status reasons as choices', async () => {
    const { OptionSet } = await test.client.retrieveAttribute({
      entityKey: "LogicalName='quote'",
      attributeKey: "LogicalName='statuscode'",
      castType: `${namespace}.StatusAttributeMetadata`,
      select: ['LogicalName'],
      expand: [{ property: 'OptionSet' }],
    });
    expect(OptionSet.Options).toContainEqual(expect.objectContaining({ Value: 4, State: 2 }));
  });

  it('reads choices that tables share, and reports one that there is not', async () => {
    const { value } = await test.client.retrieveGlobalOptionSets();
    expect(value).toEqual([]);
    const key = "Name='nosuchchoice'";
    await expect(test.client.retrieveGlobalOptionSet({ key })).rejects.toMatchObject({ status: 404 });
  });

  it('reads the whole description as CSDL', async () => {
    const csdl = await test.client.retrieveCsdlMetadata({ addAnnotations: true });
    expect(csdl).toContain('<EntityType Name="account"');
    expect(csdl).toContain('<Action Name="WinQuote"');
  });
});
