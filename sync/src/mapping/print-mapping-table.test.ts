import { expect, it } from 'vitest';
import { printOwnershipTable } from '../ownership/print-ownership-table.ts';
import { printMappingTable } from './print-mapping-table.ts';
import { shippedRules } from './testing/shipped-rules.ts';

const { rules, template } = shippedRules();

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

it('ownership rules are printed with owner, mutation, condition and place', () => {
  const text = printOwnershipTable(rules.rules);
  expect(text).toMatch(
    /^\| `SalesAccount\.creditLimit` \| `accounts\.creditlimit` \| F&O \| `setCustomerCreditLimit` \| always \| `subgraphs\/sales\/schema\.graphql:\d+` \|$/m,
  );
  expect(text).toContain('| IsExternallyMaintained = No and Sales holds no such record |');
  expect(text.trim().split('\n')).toHaveLength(rules.rules.length + 2);
});
