import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../support/sources.ts';

import { expanded, scene } from './expand-scene.ts';

/** Rows with the rows that point to them. */
export const expandCollections: Chapter = {
  title: '$expand: collections',
  cases: [
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
