import { describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('Dataverse, numbers of Prospect to cash', () => {
  const test = useSandbox();
  const numberOf = async (set: string, values: object, column: string) =>
    (await test.sales.post(set, values, { prefer: 'return=representation' })).json[column];

  it('are as usual where no rule is kept', async () => {
    expect(await numberOf('accounts', { name: 'A' }, 'accountnumber')).toMatch(/^ACC-\d{5}-[A-Z0-9]{6}$/);
    expect(await numberOf('contacts', { lastname: 'B' }, 'msdynce_contactnumber')).toMatch(
      /^CON-\d{5}-[A-Z0-9]{6}$/,
    );
  });

  it('have the prefix, the running number and the ending that a rule says, and count it on', async () => {
    const key = "msdynce_p2cautonumbers(msdynce_entityname='account')";
    const rule = { msdynce_prefix: 'KUND', msdynce_numbersequence: 42, msdynce_suffixlength: 3 };
    expect((await test.sales.patch(key, rule)).status).toBe(204);
    expect(await numberOf('accounts', { name: 'A' }, 'accountnumber')).toMatch(/^KUND-00042-[A-Z0-9]{3}$/);
    expect(await numberOf('accounts', { name: 'B' }, 'accountnumber')).toMatch(/^KUND-00043-[A-Z0-9]{3}$/);
    expect((await test.sales.get(key)).json).toMatchObject({ msdynce_numbersequence: 44 });
    await test.sales.patch(key, { msdynce_suffixlength: 0 });
    expect(await numberOf('accounts', { name: 'C' }, 'accountnumber')).toBe('KUND-00044');
  });

  it('have rules of one table and one prefix each, of at most six characters', async () => {
    const again = { msdynce_entityname: 'contact', msdynce_prefix: 'KUND' };
    expect((await test.sales.post('msdynce_p2cautonumbers', again)).json.error.code).toBe('0x80060892');
    const long = { msdynce_entityname: 'contact', msdynce_prefix: 'CONTACT' };
    expect((await test.sales.post('msdynce_p2cautonumbers', long)).json.error.code).toBe('0x80044331');
  });
});
