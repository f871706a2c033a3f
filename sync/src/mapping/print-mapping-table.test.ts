import { expect, it } from 'vitest';
import { printMappingTable } from './print-mapping-table.ts';
import { shippedRules } from './testing/shipped-rules.ts';

const { template } = shippedRules();

it('a template is printed with its ends, its requirements and one line for each row', () => {
  const text = printMappingTable(template);
  expect(text).toContain('`accounts` (Sales) → `CustomersV3` (F&O)');
  expect(text).toContain('- A record is sent only with `accountnumber is not blank`; otherwise `NO_NUMBER`.');
  expect(text).toContain('- To be created, a record needs `statecode = 0`; otherwise `SOURCE_INACTIVE`.');
  expect(text).toContain('| `name` | `OrganizationName` | always | required; parked when too long |');
  expect(text).toContain('| constant `10` | `CustomerGroupId` | at creation | = |');
  expect(text).toContain('| `creditlimit` | `CreditLimit` | always, if the source owns it | = |');
  expect(text).toContain('value map `countries`; `US` when blank');
  expect(text.match(/^\| (`|constant)/gm)).toHaveLength(template.rows.length + 2);
});
