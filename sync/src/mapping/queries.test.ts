import { describe, expect, it } from 'vitest';
import { sourceQuery, targetQuery } from './queries.ts';
import { models, shippedRules } from './testing/shipped-rules.ts';

const { template } = shippedRules();

describe('what sync reads', () => {
  it('of the source: every column that the template looks at, lookups expanded', () => {
    const { entitySet, select, expand } = sourceQuery(template);
    expect(entitySet).toBe('accounts');
    expect(expand).toEqual([{ navigationProperty: 'transactioncurrencyid', select: ['isocurrencycode'] }]);
    expect(select).toEqual(
      expect.arrayContaining(['accountid', 'accountnumber', '_owningbusinessunit_value', 'statecode']),
    );
    const properties = models.SALES.entitySets.get('accounts')?.properties;
    expect(select.filter((name) => !properties?.has(name))).toEqual([]);
    expect(new Set(select).size).toBe(select.length);
  });

  it('of the target: the key, what is written always, and what exceptions look at', () => {
    const { entitySet, select, expand } = targetQuery(template);
    expect(entitySet).toBe('CustomersV3');
    expect(expand).toEqual([]);
    expect(select).toEqual(
      expect.arrayContaining(['dataAreaId', 'CustomerAccount', 'OrganizationName', 'IsExternallyMaintained']),
    );
    expect(select).not.toContain('CustomerGroupId');
    expect(new Set(select).size).toBe(select.length);
  });
});
