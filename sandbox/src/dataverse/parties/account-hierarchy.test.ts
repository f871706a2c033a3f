import { beforeAll, describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('The hierarchy of accounts of Dataverse', () => {
  const test = useSandbox();
  let [top, middle, bottom] = ['', '', ''];
  const account = async (name: string, above?: string) => {
    const parent = above === undefined ? {} : { 'parentaccountid@odata.bind': `/accounts(${above})` };
    const { status, headers, text } = await test.sales.post('accounts', { name, ...parent });
    expect(status, text).toBe(204);
    return /\(([^)]+)\)$/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? '';
  };
  const parentOf = async (id: string) =>
    (await test.sales.get(`accounts(${id})`)).json._parentaccountid_value;
  beforeAll(async () => {
    top = await account('Top');
    middle = await account('Middle', top);
    bottom = await account('Bottom', middle);
  });

  it.each([
    ['itself', () => top],
    ['the one below it', () => middle],
    ['one further below', () => bottom],
  ])('takes no account below %s, however that is written', async (_, above) => {
    const reference = { '@odata.id': `accounts(${above()})` };
    const bound = { 'parentaccountid@odata.bind': `/accounts(${above()})` };
    const type = 'Microsoft.Dynamics.CRM.account';
    for (const answer of [
      await test.sales.send('PUT', `accounts(${top})/parentaccountid/$ref`, {}, reference),
      await test.sales.patch(`accounts(${top})`, bound),
      await test.sales.post(`accounts(${above()})/account_parent_account/$ref`, {
        '@odata.id': `accounts(${top})`,
      }),
      await test.sales.post('accounts/Microsoft.Dynamics.CRM.UpdateMultiple', {
        Targets: [{ '@odata.type': type, accountid: top, ...bound }],
      }),
    ]) {
      expect(answer.status, answer.text).toBe(400);
      expect(answer.json.error).toEqual({
        code: '0x80040507',
        message: 'Creating this parental association would create a loop in Accounts hierarchy.',
      });
    }
    expect(await parentOf(top)).toBeNull();
  });

  it('takes an account to another place of it, and leaves it out', async () => {
    const other = await account('Other', top);
    for (const above of [middle, bottom, null]) {
      const bound = { 'parentaccountid@odata.bind': above && `/accounts(${above})` };
      expect((await test.sales.patch(`accounts(${other})`, bound)).status).toBe(204);
      expect(await parentOf(other)).toBe(above);
    }
  });
});
