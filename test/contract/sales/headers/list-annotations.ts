import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { newId } from '../support/records.ts';
import { sources } from '../support/sources.ts';

const _formatted = 'OData.Community.Display.V1.FormattedValue';
const crm = 'Microsoft.Dynamics.CRM.';

const errorAnnotation = (name: string): ContractCase => ({
  fact: `A refusal carries @${name} when annotations are asked for`,
  source: sources.http,
  readsOnly: true,
  async run(service) {
    const { json } = await service.get(`accounts(${newId()})`, { prefer: 'odata.include-annotations="*"' });
    expect(json.error).toHaveProperty([`@${name}`]);
  },
});

/** Annotations that stand beside rows, and in refusals. */
export const listAnnotations: Chapter = {
  title: 'annotations of lists and refusals',
  cases: [
    {
      fact: 'A list tells the version of the metadata in globalmetadataversion',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const { json } = await service.get('accounts?$select=name&$top=1', {
          prefer: `odata.include-annotations="${crm}globalmetadataversion"`,
        });
        expect(json[`@${crm}globalmetadataversion`]).toMatch(/^\d+$/);
      },
    },
    {
      fact: 'totalrecordcount is -1 where $count is not asked for',
      source: sources.count,
      readsOnly: true,
      async run(service) {
        const { json } = await service.get('accounts?$select=name&$top=1', {
          prefer: 'odata.include-annotations="*"',
        });
        expect(json[`@${crm}totalrecordcount`]).toBe(-1);
        expect(json[`@${crm}totalrecordcountlimitexceeded`]).toBe(false);
      },
    },
    {
      fact: 'A refusal carries details of its error when annotations are asked for',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const prefer = 'odata.include-annotations="*"';
        const { json } = await service.get(`accounts(${newId()})`, { prefer });
        const details = Object.keys(json.error).filter((name) =>
          name.startsWith('@Microsoft.PowerApps.CDS.ErrorDetails.'),
        );
        expect(details.length).toBeGreaterThan(0);
      },
    },
    errorAnnotation('Microsoft.PowerApps.CDS.HelpLink'),
    errorAnnotation('Microsoft.PowerApps.CDS.TraceText'),
    errorAnnotation('Microsoft.PowerApps.CDS.InnerError.Message'),
    {
      fact: 'A refusal has a code and a message and nothing else unless more is asked for',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const { json } = await service.get(`accounts(${newId()})`);
        expect(Object.keys(json)).toEqual(['error']);
        expect(Object.keys(json.error)).toEqual(['code', 'message']);
      },
    },
  ],
};
