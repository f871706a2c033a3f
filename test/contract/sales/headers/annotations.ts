import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { createAccount } from '../support/records.ts';
import { sources } from '../support/sources.ts';

const formatted = 'OData.Community.Display.V1.FormattedValue';
const crm = 'Microsoft.Dynamics.CRM.';

/** A company below another, with an amount and a choice. */
const company = once(async (service) => {
  const parent = await createAccount(service, { name: `${service.mark} parent` });
  const id = await createAccount(service, {
    name: `${service.mark} child`,
    creditlimit: 5_000_000,
    customertypecode: 3,
    creditonhold: false,
    numberofemployees: 12_345,
    'parentaccountid@odata.bind': `/accounts(${parent})`,
  });
  return { id, parent };
});

async function annotated(service: WireService, prefer: string) {
  const { id } = await company(service);
  const select =
    'creditlimit,customertypecode,creditonhold,numberofemployees,statuscode,_parentaccountid_value';
  const { json } = await service.get(`accounts(${id})?$select=${select}`, {
    prefer: `odata.include-annotations="${prefer}"`,
  });
  return json;
}

const label = (column: string, value: string | RegExp): ContractCase => ({
  fact: `The formatted value of ${column} comes with the column when it is asked for`,
  source: sources.select,
  async run(service) {
    const row = await annotated(service, formatted);
    expect(row[`${column}@${formatted}`]).toEqual(
      typeof value === 'string' ? value : expect.stringMatching(value),
    );
  },
});

/** Annotations of values. */
export const annotations: Chapter = {
  title: 'annotations',
  cases: [
    label('creditlimit', /5,000,000\.00$/),
    label('customertypecode', 'Customer'),
    label('creditonhold', 'No'),
    label('numberofemployees', '12,345'),
    label('statuscode', 'Active'),
    {
      fact: 'The formatted value of a lookup is the name of its row',
      source: sources.select,
      async run(service) {
        const row = await annotated(service, formatted);
        expect(row[`_parentaccountid_value@${formatted}`]).toBe(`${service.mark} parent`);
      },
    },
    {
      fact: 'A lookup tells its table in lookuplogicalname',
      source: sources.select,
      async run(service) {
        const row = await annotated(service, `${crm}lookuplogicalname`);
        expect(row[`_parentaccountid_value@${crm}lookuplogicalname`]).toBe('account');
        expect(row).not.toHaveProperty([`_parentaccountid_value@${formatted}`]);
      },
    },
    {
      fact: 'A lookup tells its navigation in associatednavigationproperty',
      source: sources.select,
      async run(service) {
        const row = await annotated(service, `${crm}associatednavigationproperty`);
        expect(row[`_parentaccountid_value@${crm}associatednavigationproperty`]).toBe('parentaccountid');
      },
    },
    {
      fact: 'A wildcard asks for all annotations that begin so',
      source: sources.http,
      async run(service) {
        const names = Object.keys(await annotated(service, `${crm}*`)).filter((name) =>
          name.startsWith('_parent'),
        );
        expect(names.sort()).toEqual([
          '_parentaccountid_value',
          `_parentaccountid_value@${crm}associatednavigationproperty`,
          `_parentaccountid_value@${crm}lookuplogicalname`,
        ]);
      },
    },
    {
      fact: 'Annotations that are asked for by a list of names come both',
      source: sources.http,
      async run(service) {
        const row = await annotated(service, `${formatted},${crm}lookuplogicalname`);
        expect(row).toHaveProperty([`_parentaccountid_value@${formatted}`]);
        expect(row).toHaveProperty([`_parentaccountid_value@${crm}lookuplogicalname`]);
        expect(row).not.toHaveProperty([`_parentaccountid_value@${crm}associatednavigationproperty`]);
      },
    },
    {
      fact: 'No value is annotated unless it is asked for',
      source: sources.select,
      async run(service) {
        const { id } = await company(service);
        const { text } = await service.get(`accounts(${id})`);
        expect(text).not.toContain(formatted);
        expect(text).not.toContain('lookuplogicalname');
      },
    },
    {
      fact: 'totalrecordcount is the count where $count is asked for',
      source: sources.count,
      async run(service) {
        const { id } = await company(service);
        const { json } = await service.get(`accounts?$select=name&$count=true&$filter=accountid eq ${id}`, {
          prefer: `odata.include-annotations="${crm}totalrecordcount*"`,
        });
        expect(json).toMatchObject({
          '@odata.count': 1,
          [`@${crm}totalrecordcount`]: 1,
          [`@${crm}totalrecordcountlimitexceeded`]: false,
        });
      },
    },
  ],
};
