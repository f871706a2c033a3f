import type { ODataRecord } from '@p2c/odata';
import type { Observed, OwnedValues, Plan, PlannedChangeSet, PlannedWrite } from '../../plan.ts';
import { planRecord } from '../../plan-record.ts';
import type { Entity } from '../../record-ref.ts';
import { loadRules } from '../load-rules.ts';
import type { References } from '../references.ts';
import { models, schemas } from './shipped-rules.ts';

const { rules, templates } = loadRules({ schemas, models });

/** The plan of one record by the shipped rules, in company usmf. */
export function planOne(
  entity: Entity,
  observed: Observed,
  { references, base }: { references?: References; base?: OwnedValues } = {},
): Plan {
  const carriedLines = new Set(Object.keys(base?.lines ?? {}));
  const template = templates.get(entity);
  if (template === undefined) throw new Error(`Expected a template for ${entity}.`);
  return planRecord({ template, rules, observed, company: 'usmf', references, carriedLines });
}

/** The write of a plan that must have one. */
export function writeOf(plan: Plan): PlannedWrite | PlannedChangeSet {
  if (plan.kind !== 'write') throw new Error(`Expected a write, got ${JSON.stringify(plan)}.`);
  return plan.write;
}

/** A copy as the target holds it after a create: what was given, with a version. */
export function held({ values }: PlannedWrite, changes: object = {}): ODataRecord {
  return { ...values, ...changes, '@odata.etag': 'W/"1"' };
}
