import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { shippedRules } from './testing/shipped-rules.ts';

const { template } = shippedRules();
const account = { accountnumber: 'A', name: 'N', transactioncurrencyid: { isocurrencycode: 'USD' } };
const always = template.checkedRows.filter(({ write }) => write === 'always');

describe('a value that the target cannot take parks the record', () => {
  it.each([
    [
      { name: 'x'.repeat(101) },
      'VALUE_TOO_LONG',
      'name',
      'name has 101 characters; OrganizationName holds 100. Shorten it.',
    ],
    [
      { address1_stateorprovince: 'North Rhine' },
      'VALUE_TOO_LONG',
      'address1_stateorprovince',
      'address1_stateorprovince has 11 characters; AddressState holds 10. Shorten it.',
    ],
    [
      { address1_country: 'Atlantis' },
      'VALUE_NOT_MAPPED',
      'address1_country',
      'address1_country is "Atlantis", which the value map countries of accounts-to-customers.yaml does not have. Change it, or add it to the map.',
    ],
    [{ name: ' ' }, 'REQUIRED_VALUE_MISSING', 'name', 'OrganizationName needs a value, but name has none.'],
  ])('%j → %s', (changes, code, field, message) => {
    expect(evaluate(template, always, { ...account, ...changes })).toEqual({
      kind: 'parked',
      reason: { code, message, field },
    });
  });

  it('but a length that fits exactly does not, counted in UTF-16 units', () => {
    expect(evaluate(template, always, { ...account, name: '🐢'.repeat(50) }).kind).toBe('values');
    expect(evaluate(template, always, { ...account, name: '🐢'.repeat(51) }).kind).toBe('parked');
  });

  it('and blanks at the end of a text do not count', () => {
    expect(evaluate(template, always, { ...account, name: `${'x'.repeat(100)}   ` }).kind).toBe('values');
  });
});

it('a lookup that is not set is blank', () => {
  const currency = template.checkedRows.filter(({ to }) => to === 'SalesCurrencyCode');
  const found = evaluate(template, currency, { ...account, transactioncurrencyid: null });
  expect(found).toMatchObject({ kind: 'values', values: [{ canonical: '', empty: true }] });
});
