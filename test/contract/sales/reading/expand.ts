import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { once } from '../support/once.ts';
import { createAccount, createContact, read } from '../support/records.ts';
import { sources } from '../support/sources.ts';

/** A company with its primary contact Jim, and Kim beside him; below a holding. */
const scene = once(async (service) => {
  const holding = await createAccount(service, { name: `${service.mark} holding` });
  const company = await createAccount(service, {
    name: `${service.mark} company`,
    'parentaccountid@odata.bind': `/accounts(${holding})`,
  });
  const contact = (lastname: string) =>
    createContact(service, {
      firstname: 'A',
      lastname: `${service.mark} ${lastname}`,
      'parentcustomerid_account@odata.bind': `/accounts(${company})`,
    });
  const [jim, kim] = [await contact('Jim'), await contact('Kim')];
  await service.patch(`accounts(${company})`, { 'primarycontactid@odata.bind': `/contacts(${jim})` });
  return { holding, company, jim, kim };
});

async function expanded(service: WireService, expand: string, of: 'company' | 'holding' = 'company') {
  const ids = await scene(service);
  const row = await read(service, `accounts(${ids[of]})?$select=name&$expand=${expand}`);
  return { ids, row };
}

/** Rows with what they point to, and what points to them. */
export const expand: Chapter = {
  title: '$expand',
  cases: [
    {
      fact: 'A lookup is expanded with what is selected in it, and the context tells',
      source: sources.join,
      async run(service) {
        const { ids, row } = await expanded(service, 'primarycontactid($select=lastname)');
        expect(row['@odata.context']).toBe(
          `${service.root}$metadata#accounts(name,primarycontactid(lastname))/$entity`,
        );
        expect(row.primarycontactid).toEqual({ lastname: `${service.mark} Jim`, contactid: ids.jim });
      },
    },
    {
      fact: 'An empty lookup is expanded to null',
      source: sources.join,
      async run(service) {
        const { row } = await expanded(service, 'parentaccountid($select=name)', 'holding');
        expect(row.parentaccountid).toBeNull();
      },
    },
    {
      fact: 'A lookup is expanded within a lookup',
      source: sources.join,
      async run(service) {
        const nested = 'parentcustomerid_account($select=name;$expand=parentaccountid($select=name))';
        const { row } = await expanded(service, `primarycontactid($select=lastname;$expand=${nested})`);
        expect(row.primarycontactid).toMatchObject({
          parentcustomerid_account: {
            name: `${service.mark} company`,
            parentaccountid: { name: `${service.mark} holding` },
          },
        });
      },
    },
    {
      fact: 'A lookup is expanded to its address by /$ref',
      source: sources.join,
      async run(service) {
        const { ids, row } = await expanded(service, 'primarycontactid/$ref');
        expect(row.primarycontactid).toMatchObject({ '@odata.id': `${service.root}contacts(${ids.jim})` });
      },
    },
    {
      fact: 'A collection is expanded to its rows, with a link to them',
      source: sources.join,
      async run(service) {
        const { ids, row } = await expanded(service, 'contact_customer_accounts($select=lastname)');
        const found = row.contact_customer_accounts as Record<string, unknown>[];
        expect(found.map((contact) => contact.contactid).sort()).toEqual([ids.jim, ids.kim].sort());
        expect(row['contact_customer_accounts@odata.nextLink']).toContain(
          `accounts(${ids.company})/contact_customer_accounts?`,
        );
      },
    },
    {
      fact: 'The link of an expanded collection reads its rows',
      source: sources.join,
      async run(service) {
        const { ids, row } = await expanded(service, 'contact_customer_accounts($select=lastname)');
        const link = String(row['contact_customer_accounts@odata.nextLink']);
        const { json } = await service.get(link);
        for (const contact of json.value) expect([ids.jim, ids.kim]).toContain(contact.contactid);
      },
    },
    {
      fact: 'A collection is expanded with a filter',
      source: sources.join,
      async run(service) {
        const option = "contact_customer_accounts($select=lastname;$filter=endswith(lastname,'kim'))";
        const { ids, row } = await expanded(service, option);
        expect(row.contact_customer_accounts).toMatchObject([{ contactid: ids.kim }]);
      },
    },
    {
      fact: 'A collection is expanded in an order and cut by $top',
      source: sources.join,
      async run(service) {
        const option = 'contact_customer_accounts($select=lastname;$orderby=lastname desc;$top=1)';
        const { ids, row } = await expanded(service, option);
        expect(row.contact_customer_accounts).toMatchObject([{ contactid: ids.kim }]);
      },
    },
    {
      fact: 'An empty collection is an empty list',
      source: sources.join,
      async run(service) {
        const { row } = await expanded(service, 'contact_customer_accounts($select=lastname)', 'holding');
        expect(row.contact_customer_accounts).toEqual([]);
      },
    },
    {
      fact: 'A lookup is expanded within a collection',
      source: sources.join,
      async run(service) {
        const nested = 'parentcustomerid_account($select=name)';
        const option = `contact_customer_accounts($select=lastname;$expand=${nested})`;
        const { row } = await expanded(service, option);
        for (const contact of row.contact_customer_accounts as Record<string, unknown>[])
          expect(contact.parentcustomerid_account).toMatchObject({ name: `${service.mark} company` });
      },
    },
    {
      fact: 'A collection is expanded within a collection',
      source: sources.join,
      async run(service) {
        const nested = 'contact_customer_accounts($select=lastname)';
        const option = `account_parent_account($select=name;$expand=${nested})`;
        const { row } = await expanded(service, option, 'holding');
        const [company] = row.account_parent_account as Record<string, unknown>[];
        expect(company?.contact_customer_accounts).toHaveLength(2);
      },
    },
    {
      fact: 'Several expansions stand beside each other',
      source: sources.join,
      async run(service) {
        const { row } = await expanded(
          service,
          'primarycontactid($select=lastname),parentaccountid($select=name),contact_customer_accounts($select=lastname)',
        );
        expect(row).toMatchObject({
          primarycontactid: { lastname: `${service.mark} Jim` },
          parentaccountid: { name: `${service.mark} holding` },
        });
        expect(row.contact_customer_accounts).toHaveLength(2);
      },
    },
    {
      fact: 'Rows of a list are expanded as single ones are',
      source: sources.join,
      async run(service) {
        const ids = await scene(service);
        const query = `$select=name&$filter=accountid eq ${ids.company}&$expand=primarycontactid($select=lastname)`;
        const { json } = await service.get(`accounts?${query}`);
        expect(json['@odata.context']).toBe(
          `${service.root}$metadata#accounts(name,primarycontactid(lastname))`,
        );
        expect(json.value).toMatchObject([{ primarycontactid: { contactid: ids.jim } }]);
      },
    },
    {
      fact: 'Values of expanded rows are annotated as those of the row itself',
      source: sources.join,
      async run(service) {
        const ids = await scene(service);
        const prefer = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"';
        const path = `accounts(${ids.company})?$select=name&$expand=primarycontactid($select=statuscode)`;
        const { json } = await service.get(path, { prefer });
        expect(json.primarycontactid).toMatchObject({
          'statuscode@OData.Community.Display.V1.FormattedValue': 'Active',
        });
      },
    },
    {
      fact: 'With nested expansions the rows of a collection are paged by odata.maxpagesize',
      source: sources.page,
      assumption: 'dv-inner-next-link',
      async run(service) {
        const ids = await scene(service);
        const nested = 'parentcustomerid_account($select=name)';
        const query = `$select=name&$filter=accountid eq ${ids.company}&$expand=contact_customer_accounts($select=lastname;$expand=${nested})`;
        const { json } = await service.get(`accounts?${query}`, { prefer: 'odata.maxpagesize=1' });
        expect(json.value[0]?.contact_customer_accounts).toHaveLength(1);
        expect(json.value[0]?.['contact_customer_accounts@odata.nextLink']).toEqual(expect.any(String));
      },
    },
  ],
};
