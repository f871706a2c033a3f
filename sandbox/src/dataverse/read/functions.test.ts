import { beforeAll, describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('Dataverse, functions', () => {
  const test = useSandbox();
  const context = (name: string) =>
    `${test.sandbox.sales.serviceRoot}$metadata#Microsoft.Dynamics.CRM.${name}`;

  beforeAll(async () => {
    for (let n = 0; n < 3; n += 1) await test.sales.post('accounts', { name: String(n) });
  });

  it('tells with WhoAmI how many requests to run at a time', async () => {
    for (const path of ['WhoAmI', 'WhoAmI()']) {
      const { json, headers } = await test.sales.get(path);
      expect(json['@odata.context']).toBe(context('WhoAmIResponse'));
      expect(Object.keys(json).sort()).toEqual([
        '@odata.context',
        'BusinessUnitId',
        'OrganizationId',
        'UserId',
      ]);
      expect(Number(headers.get('x-ms-dop-hint'))).toBeGreaterThan(0);
    }
  });

  it('counts the rows of tables, named in the path or by an alias', async () => {
    const expected = {
      '@odata.context': context('RetrieveTotalRecordCountResponse'),
      EntityRecordCountCollection: {
        Count: 2,
        IsReadOnly: false,
        Keys: ['account', 'contact'],
        Values: [3, 0],
      },
    };
    const inPath = await test.sales.get("RetrieveTotalRecordCount(EntityNames=['account','contact'])");
    expect(inPath.json).toEqual(expected);
    const byAlias = await test.sales.get(
      'RetrieveTotalRecordCount(EntityNames=@p1)?@p1=["account","contact"]',
    );
    expect(byAlias.json).toEqual(expected);
  });

  it.each([
    ["RetrieveTotalRecordCount(EntityNames=['nothing'])", 404],
    ['RetrieveTotalRecordCount(EntityNames=1)', 400],
    ['RetrieveTotalRecordCount()', 400],
    ['RetrieveTotalRecordCount(EntityNames=@p1)', 400],
    ['toString', 404],
    ['constructor', 404],
    ['__proto__()', 404],
  ])('answers %s with %i', async (path, status) => {
    expect((await test.sales.get(path)).status).toBe(status);
  });

  it('answers functions to GET alone', async () => {
    expect((await test.sales.post('WhoAmI', {})).status).toBe(405);
  });
});

describe('Dataverse, details of a refusal', () => {
  const test = useSandbox();
  const details = 'Microsoft.PowerApps.CDS.ErrorDetails';
  const path = 'accounts(00000000-0000-4000-8000-000000000001)';

  it('are code and message without more', async () => {
    expect(Object.keys((await test.sales.get(path)).json.error)).toEqual(['code', 'message']);
  });

  it('come as annotations when all are asked for', async () => {
    const { json } = await test.sales.get(path, { prefer: 'odata.include-annotations="*"' });
    expect(json.error).toEqual({
      code: '0x80040217',
      message: 'account With Id = 00000000-0000-4000-8000-000000000001 Does Not Exist',
      [`@${details}.ApiExceptionCategory`]: 'ClientError',
      [`@${details}.ApiExceptionHttpStatusCode`]: '404',
      '@Microsoft.PowerApps.CDS.HelpLink':
        'http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a80040217&client=platform',
      '@Microsoft.PowerApps.CDS.TraceText': '',
      '@Microsoft.PowerApps.CDS.InnerError.Message':
        'account With Id = 00000000-0000-4000-8000-000000000001 Does Not Exist',
    });
  });

  it('come one by one, by pattern', async () => {
    const asked = async (patterns: string) => {
      const { json } = await test.sales.get(path, { prefer: `odata.include-annotations="${patterns}"` });
      return Object.keys(json.error).filter((name) => name.startsWith('@'));
    };
    expect(await asked('OData.Community.Display.V1.FormattedValue,Microsoft.PowerApps.CDS.HelpLink')).toEqual(
      ['@Microsoft.PowerApps.CDS.HelpLink'],
    );
    expect(await asked('Microsoft.PowerApps.CDS.ErrorDetails*')).toHaveLength(2);
    expect(await asked('OData.*')).toEqual([]);
  });
});

describe('Dataverse, annotations of a list', () => {
  const test = useSandbox();
  const crm = 'Microsoft.Dynamics.CRM';

  it('come on demand, the count as -1 when it was not asked for', async () => {
    const { json } = await test.sales.get('systemusers?$select=fullname', {
      prefer: `odata.include-annotations="${crm}.*"`,
    });
    expect(json).toMatchObject({
      [`@${crm}.totalrecordcount`]: -1,
      [`@${crm}.totalrecordcountlimitexceeded`]: false,
      [`@${crm}.globalmetadataversion`]: expect.stringMatching(/^\d+$/),
    });
    expect(json).not.toHaveProperty('@odata.count');
    const some = await test.sales.get('systemusers?$select=fullname&$count=true', {
      prefer: `odata.include-annotations="${crm}.totalrecordcountlimitexceeded"`,
    });
    expect(
      Object.keys(some.json)
        .filter((name) => name.startsWith('@'))
        .sort(),
    ).toEqual([`@${crm}.totalrecordcountlimitexceeded`, '@odata.context', '@odata.count']);
  });
});
