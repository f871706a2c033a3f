import { describe, expect, it } from 'vitest';
import { RulesError } from '../diagnostics.ts';
import { loadRules } from './load-rules.ts';
import { models, schemas } from './testing/shipped-rules.ts';

const load = (overrides?: string) =>
  loadRules({
    schemas,
    models,
    overrides: overrides === undefined ? undefined : { file: 'overrides.yaml', text: overrides },
  });

/** What a start with these overrides dies of. */
function errorOf(overrides: string): RulesError {
  try {
    load(overrides);
  } catch (error) {
    if (error instanceof RulesError) return error;
    throw error;
  }
  throw new Error('Expected a RulesError.');
}

describe('the start', () => {
  it('has a checked template for each entity and no warning', () => {
    const { rules, templates, warnings } = load();
    expect([...templates.keys()]).toEqual(['Customer', 'Contact', 'Product', 'Quote']);
    expect(templates.get('Customer')?.file).toBe('accounts-to-customers.yaml');
    expect(rules.rules.length).toBeGreaterThan(0);
    expect(warnings).toEqual([]);
  });

  it('is stopped by an override of an unknown field, with its file and line', () => {
    expect(errorOf('owners:\n  SalesAccount.creditlimit: SALES\n').message).toContain(
      'overrides.yaml:2 error OVERRIDE_FIELD_UNKNOWN: ',
    );
  });

  it('is stopped by an override that takes from Sales what the template sends', () => {
    const error = errorOf('owners: { SalesAccount.name: FINANCE_OPERATIONS }');
    expect(error.diagnostics.map(({ code }) => code)).toEqual(['NOT_OWNED']);
    expect(error.message).toMatch(
      /sync\/src\/mapping\/templates\/accounts-to-customers\.yaml:\d+ error NOT_OWNED: /,
    );
  });

  it('goes on with a warning', () => {
    const { warnings } = load('owners: { SalesAccount.name: SALES }');
    expect(warnings).toEqual([
      expect.objectContaining({ code: 'OVERRIDE_WITHOUT_EFFECT', level: 'warning', line: 1 }),
    ]);
  });
});
