import { describe, expect, it } from 'vitest';
import { useSandbox } from '../test-support/start-for-test.ts';

const denied = '0x80040220';

describe('Dataverse, privileges of the application user', () => {
  const test = useSandbox({
    lacks: { sales: { privileges: ['prvCreateContact', 'prvAppendToUom', 'prvAppendQuote'] } },
  });
  const held = async () => {
    const { UserId: id } = (await test.sales.get('WhoAmI')).json;
    const { json } = await test.sales.get(
      `systemusers(${id})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`,
    );
    return json.RolePrivileges as { PrivilegeName: string; PrivilegeId: string; Depth: string }[];
  };

  it('are told by the function, with those that the definition of each table names', async () => {
    const privileges = await held();
    const names = privileges.map(({ PrivilegeName: name }) => name);
    expect(names).toContain('prvCreateAccount');
    expect(names).not.toContain('prvCreateContact');
    expect(new Set(privileges.map(({ Depth: depth }) => depth))).toEqual(new Set(['Global']));
    const { json } = await test.sales.get(
      "EntityDefinitions(LogicalName='account')?$select=LogicalName,Privileges",
    );
    const create = (json.Privileges as { Name: string; PrivilegeId: string; PrivilegeType: string }[]).find(
      ({ PrivilegeType: type }) => type === 'Create',
    );
    expect(privileges).toContainEqual(
      expect.objectContaining({ PrivilegeName: 'prvCreateAccount', PrivilegeId: create?.PrivilegeId }),
    );
  });

  it('that are lacking are refused: to create, to append and to append to', async () => {
    const contact = await test.sales.post('contacts', { lastname: 'Beebe' });
    expect([contact.status, contact.json.error.code]).toEqual([403, denied]);
    expect(contact.json.error.message).toContain('is missing prvCreateContact privilege');
    await test.sales.post('uomschedules', { name: 'Group', baseuomname: 'ea' });
    const [base] = (await test.sales.get('uoms?$top=1')).json.value;
    const dozen = {
      name: 'dozen',
      quantity: 12,
      'uomscheduleid@odata.bind': `/uomschedules(${base?._uomscheduleid_value})`,
      'baseuom@odata.bind': `/uoms(${base?.uomid})`,
    };
    expect((await test.sales.post('uoms', dozen)).json.error.message).toContain('prvAppendToUom');
    expect(
      (
        await test.sales.post('quotes', {
          name: 'Quote',
          'ownerid@odata.bind': `/systemusers(${(await test.sales.get('WhoAmI')).json.UserId})`,
        })
      ).json.error.message,
    ).toContain('prvAppendQuote');
  });

  it('are asked of a user that is there', async () => {
    const path = `systemusers(${crypto.randomUUID()})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`;
    expect((await test.sales.get(path)).status).toBe(404);
  });
});
