import { describe, expect, it } from 'vitest';
import { shippedRules } from './mapping/testing/shipped-rules.ts';
import { kindOfWrite } from './plan-kind-of-write.ts';
import { planRecord } from './plan-record.ts';
import { singleWrite } from './testing/single-write.ts';

const { rules, template } = shippedRules();
const source = { accountnumber: 'US-001', name: 'Contoso', fax: '1', statecode: 0 };

/** The plan for a source and for what stands in F&O instead of the agreed values. */
function plan(changed: object, edited: object | undefined) {
  const agreed = planRecord({
    template,
    rules,
    observed: { source, target: { '@odata.etag': 'W/"1"' } },
    company: 'usmf',
  });
  if (agreed.kind !== 'write') throw new Error('Expected a write.');
  const target = edited && { ...singleWrite(agreed.write).values, ...edited, '@odata.etag': 'W/"2"' };
  const currency = { transactioncurrencyid: { isocurrencycode: 'USD' } };
  const next = planRecord({
    template,
    rules,
    observed: { source: { ...source, ...currency, ...changed }, target },
    company: 'usmf',
  });
  if (next.kind !== 'write') throw new Error('Expected a write.');
  return { base: agreed.owned, plan: next };
}

describe('the kind of a write', () => {
  it('is a revert when only the target moved away from what was agreed', () => {
    expect(kindOfWrite(plan({}, { OrganizationName: 'Renamed By Hand' }))).toBe('REVERT');
  });

  it('is an update when the source changed', () => {
    expect(kindOfWrite(plan({ fax: '2' }, {}))).toBe('UPDATE');
  });

  it('is an update when both moved, in one property or in two', () => {
    expect(kindOfWrite(plan({ fax: '2' }, { PrimaryContactFax: '3' }))).toBe('UPDATE');
    expect(kindOfWrite(plan({ fax: '2' }, { OrganizationName: 'Renamed By Hand' }))).toBe('UPDATE');
  });

  it('is an update when nothing was ever agreed, or not on this property', () => {
    const { plan: reverting, base } = plan({}, { OrganizationName: 'Renamed By Hand' });
    expect(kindOfWrite({ base: undefined, plan: reverting })).toBe('UPDATE');
    const { OrganizationName: _name, ...header } = base.header;
    expect(kindOfWrite({ base: { ...base, header }, plan: reverting })).toBe('UPDATE');
  });

  it('is a create when the target holds no such record, whatever was agreed', () => {
    expect(kindOfWrite(plan({}, undefined))).toBe('CREATE');
  });

  it('survives the ledger, where the base is JSON', () => {
    const { plan: reverting, base } = plan({}, { OrganizationName: 'Renamed By Hand' });
    expect(kindOfWrite({ base: JSON.parse(JSON.stringify(base)), plan: reverting })).toBe('REVERT');
  });
});
