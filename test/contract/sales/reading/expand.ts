import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../support/sources.ts';

import { expanded, scene } from './expand-scene.ts';

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
  ],
};
