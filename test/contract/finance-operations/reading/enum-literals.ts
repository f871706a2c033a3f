import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { askPanel, lettersOf } from '../scene/panel.ts';
import { expectBadRequest } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

const yes = "Microsoft.Dynamics.DataEntities.NoYes'Yes'";
const no = "Microsoft.Dynamics.DataEntities.NoYes'No'";
const invoice = "Microsoft.Dynamics.DataEntities.CustVendorBlocked'Invoice'";

const refused: readonly (readonly [fact: string, filter: string])[] = [
  ['The bare name of a member is a text, and refused', "IsExternallyMaintained eq 'Yes'"],
  ['The type of a member is named with its namespace', "IsExternallyMaintained eq NoYes'Yes'"],
  ['A member of another enumeration is refused', `IsExternallyMaintained eq ${invoice}`],
  [
    'A name that is no member is refused',
    "IsExternallyMaintained eq Microsoft.Dynamics.DataEntities.NoYes'Maybe'",
  ],
  ...['gt', 'ge', 'lt', 'le'].map(
    (operator) =>
      [
        `Members compare by eq and ne alone, not by ${operator}`,
        `IsExternallyMaintained ${operator} ${yes}`,
      ] as const,
  ),
];

/** Members of enumerations in filters and in rows. */
export const enumLiterals: Chapter = {
  title: 'members of enumerations in filters and rows',
  cases: [
    {
      fact: 'A filter names a member by its qualified type and, in quotes, its name',
      source: sources.odata,
      run: async (service) => expect(await lettersOf(service, `IsExternallyMaintained eq ${yes}`)).toBe('A'),
    },
    {
      fact: 'ne compares members, too',
      source: sources.odata,
      run: async (service) => expect(await lettersOf(service, `OnHoldStatus ne ${invoice}`)).toBe('BC'),
    },
    {
      fact: 'An enumeration that nobody has set is its first member',
      source: sources.tenantMetadata,
      run: async (service) => expect(await lettersOf(service, `IsExternallyMaintained eq ${no}`)).toBe('BC'),
    },
    {
      fact: 'A row holds the bare name of the member',
      source: sources.customerGroups,
      async run(service) {
        const { answer } = await askPanel(service, { $select: 'IsExternallyMaintained,OnHoldStatus' });
        expect(answer.json.value).toMatchObject([
          { IsExternallyMaintained: 'Yes', OnHoldStatus: 'Invoice' },
          { IsExternallyMaintained: 'No', OnHoldStatus: 'No' },
          { IsExternallyMaintained: 'No', OnHoldStatus: 'No' },
        ]);
      },
    },
    ...refused.map(([fact, filter]) => ({
      fact: `${fact}: ${filter}`,
      source: sources.odata,
      readsOnly: true as const,
      run: async (service: Parameters<typeof lettersOf>[0]) =>
        expectBadRequest(
          await service.get(`CustomersV3?$top=1&$filter=${encodeURIComponent(filter)}`),
          /incompatible types|enumeration type constant|not a valid|not recognized|Unrecognized|Syntax error/,
        ),
    })),
  ],
};
