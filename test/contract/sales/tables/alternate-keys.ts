import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { idIn, makeDocument, makeLine, quoteKind } from '../documents/scene.ts';
import { createContact, newNumber, read } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const table = "EntityDefinitions(LogicalName='contact')/Keys";
const key = (name: string) => `${table}(LogicalName='${name.toLowerCase()}')`;

const add = (service: WireService, SchemaName: string, KeyAttributes: readonly string[]) =>
  service.post(table, {
    '@odata.type': 'Microsoft.Dynamics.CRM.EntityKeyMetadata',
    SchemaName,
    KeyAttributes,
  });
const statusOf = async (service: WireService, name: string) =>
  (await service.get(key(name))).json.EntityKeyIndexStatus;

/** A case with a key on contacts that is taken away again. */
const withKey = (
  fact: string,
  name: string,
  columns: readonly string[],
  run: ContractCase['run'],
): ContractCase => ({
  fact,
  source: sources.keys,
  onlySandbox: 'it changes a table that others use',
  async run(service) {
    const added = await add(service, name, columns);
    expect(added.status, added.text).toBe(204);
    try {
      await expect.poll(() => statusOf(service, name)).toBe('Active');
      await run(service);
    } finally {
      await service.delete(key(name));
    }
  },
});

/** Keys that are added to a table. */
export const alternateKeys: Chapter = {
  title: 'alternate keys',
  cases: [
    withKey(
      'A key that was added finds rows once its index is Active',
      'new_Employee',
      ['employeeid'],
      async (service) => {
        const employeeid = newNumber(service);
        const id = await createContact(service, { employeeid });
        expect(await read(service, `contacts(employeeid='${employeeid}')?$select=lastname`)).toMatchObject({
          contactid: id,
        });
      },
    ),
    withKey('A key that was added takes upserts', 'new_EmployeeUp', ['employeeid'], async (service) => {
      const path = `contacts(employeeid='${newNumber(service)}')`;
      const { status } = await service.patch(path, { lastname: `${service.mark} upserted` });
      expect(status).toBe(204);
      const { contactid } = await read(service, path);
      service.keep(`contacts(${contactid})`);
    }),
    withKey(
      'A key that was added lets no value come twice: 412 with 0x80060892',
      'new_EmployeeOnce',
      ['employeeid'],
      async (service) => {
        const employeeid = newNumber(service);
        await createContact(service, { employeeid });
        const { status, json } = await service.post('contacts', { lastname: service.mark, employeeid });
        expect([status, json.error.code]).toEqual([412, '0x80060892']);
      },
    ),
    withKey(
      'A key holds a lookup as _x_value',
      'new_OfCompany',
      ['employeeid', 'parentcustomerid'],
      async (service) => {
        const [parent, employeeid] = [await createContact(service), newNumber(service)];
        const values = { employeeid, 'parentcustomerid_contact@odata.bind': `/contacts(${parent})` };
        const id = await createContact(service, values);
        const path = `contacts(employeeid='${employeeid}',_parentcustomerid_value=${parent})`;
        expect(await read(service, `${path}?$select=lastname`)).toMatchObject({ contactid: id });
      },
    ),
    {
      fact: 'A key that was taken away finds nothing any more: 400',
      source: sources.keys,
      onlySandbox: 'it changes a table that others use',
      async run(service) {
        await add(service, 'new_Gone', ['employeeid']);
        await expect.poll(() => statusOf(service, 'new_Gone')).toBe('Active');
        expect((await service.delete(key('new_Gone'))).status).toBe(204);
        expectRefusal(
          await service.get("contacts(employeeid='x')"),
          400,
          '0x0',
          /key in the request URI is not valid/,
        );
      },
    },
    {
      fact: 'A table has ten keys at most',
      source: sources.keys,
      onlySandbox: 'it changes a table that others use',
      async run(service) {
        const columns = [
          'salutation',
          'jobtitle',
          'department',
          'fax',
          'telephone1',
          'telephone2',
          'telephone3',
          'mobilephone',
          'emailaddress1',
          'emailaddress2',
          'emailaddress3',
        ];
        try {
          for (const column of columns) await add(service, `new_${column}`, [column]);
          expect((await service.get(table)).json.value).toHaveLength(10);
        } finally {
          for (const column of columns) await service.delete(key(`new_${column}`));
        }
      },
    },
    {
      fact: 'A key of several columns names all of them, joined by commas',
      source: sources.keys,
      assumption: 'dv-order-invoice-alternate-keys',
      async run(service) {
        const quote = await makeDocument(service, quoteKind);
        const line = await makeLine(service, quoteKind, quote, { sequencenumber: 5 });
        const path = `quotedetails(_quoteid_value=${idIn(quote)},sequencenumber=5)?$select=quantity`;
        expect(await read(service, path)).toMatchObject({ quotedetailid: idIn(line) });
      },
    },
  ],
};
