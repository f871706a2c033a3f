import { createHash } from 'node:crypto';
import type { EntityKey, ODataRecord } from '@p2c/odata';
import { canonicalValue, wireValue } from './mapping/canonical-value.ts';
import { type DesiredValue, evaluate } from './mapping/evaluate.ts';
import { type ReasonCode, reasonCodes } from './mapping/reasons.ts';
import type { CheckedRow, CheckedTemplate } from './mapping/template.ts';
import { holds, printCondition } from './ownership/condition.ts';
import type { OwnershipRuleSet } from './ownership/ownership-rule.ts';
import type { FieldChange, Observed, OwnedValues, Plan } from './plan.ts';
import { sameKey, targetKey } from './plan-key.ts';

export interface PlanInput {
  readonly template: CheckedTemplate;
  readonly rules: OwnershipRuleSet;
  readonly observed: Observed;
  /** The F&O company of the record, by the company map; undefined where it has none. */
  readonly company: string | undefined;
  /** The copy that this record has had so far. */
  readonly link?: { readonly targetKey: EntityKey } | undefined;
}

/**
 * Decides on one record: what its copy must be by the template and the ownership rules, against what it is. An update
 * holds only properties that the source owns and that differ; what the target owns is given once, at creation.
 * Pure: the same input gives the same plan.
 */
export function planRecord(input: PlanInput): Plan {
  const { template, observed, company, link } = input;
  const { source, target } = observed;
  if (source === undefined) return withoutSource(input);

  const key = targetKey(template, source, company);
  if (link !== undefined && company !== undefined && !sameKey(link.targetKey, key))
    return keyChanged(input, key);
  const unmet = template.requirements.find(
    ({ onCreate, holds: condition }) => !(onCreate && target !== undefined) && !holds(condition, source),
  );
  if (unmet !== undefined) {
    const place = `${template.file}:${unmet.line}`;
    const message = `${reasonCodes[unmet.otherwise].description} (${place} requires: ${printCondition(unmet.holds)})`;
    return refused(unmet.otherwise, message, Object.keys(unmet.holds)[0]);
  }
  if (company === undefined)
    return refused(
      'COMPANY_UNKNOWN',
      'The configuration names no F&O company for this record.',
      template.company.from,
    );
  if (key === undefined) {
    const [part] = template.key;
    return refused(
      'NO_NUMBER',
      `${part?.from} is blank, so the record has no key in the other system.`,
      part?.from,
    );
  }

  const rows = template.checkedRows.filter((row) =>
    row.write === 'always' ? isOwned(input, row) : target === undefined,
  );
  const evaluation = evaluate(template, rows, source);
  if (evaluation.kind === 'parked') return evaluation;
  const owned = ownedValues(evaluation.values);
  const settled = { fingerprint: fingerprintOf(template, owned), owned };
  if (target === undefined) return planCreate({ template, key, values: evaluation.values, settled });
  return planUpdate({ template, key, target, values: evaluation.values, settled });
}

interface PlanWriteInput {
  readonly template: CheckedTemplate;
  readonly key: EntityKey;
  readonly values: readonly DesiredValue[];
  readonly settled: { readonly fingerprint: string; readonly owned: OwnedValues };
}

/** All values but those that are empty: the target's own defaults stand for them. */
function planCreate({ template, key, values, settled }: PlanWriteInput): Plan {
  const lacking = values.find(
    ({ row, empty }) => empty && row.property.required && !row.property.numberSequence,
  );
  if (lacking !== undefined) {
    const { row } = lacking;
    return refused(
      'REQUIRED_VALUE_MISSING',
      `${row.to} is required at creation, but it has no value.`,
      row.to,
    );
  }
  const parts = key.kind === 'guid' ? {} : key.parts;
  const keyChanges = [template.company, ...template.key].map(
    ({ to, rule }): FieldChange => ({ property: to, from: undefined, to: parts[to], rule }),
  );
  const given = values.filter(({ empty }) => !empty);
  return {
    kind: 'write',
    write: {
      operation: 'create',
      system: template.target.system,
      entitySet: template.target.entitySet,
      key,
      values: { ...parts, ...wireValues(given) },
      ifMatch: undefined,
      changes: [...keyChanges, ...given.map((value) => changeOf(value, undefined))],
    },
    ...settled,
  };
}

function planUpdate(input: PlanWriteInput & { readonly target: ODataRecord }): Plan {
  const { template, key, target, values, settled } = input;
  const context = { system: template.target.system, enums: template.targetEnums };
  const different = values.filter(
    ({ row, canonical }) => canonicalValue(row.property, target[row.to], context) !== canonical,
  );
  if (different.length === 0) return { kind: 'settled', ...settled };
  const ifMatch = target['@odata.etag'];
  if (ifMatch === undefined)
    throw new TypeError('Expected the observed target with its version (@odata.etag), got none.');
  return {
    kind: 'write',
    write: {
      operation: 'update',
      system: template.target.system,
      entitySet: template.target.entitySet,
      key,
      values: wireValues(different),
      ifMatch,
      changes: different.map((value) => changeOf(value, target[value.row.to])),
    },
    ...settled,
  };
}

/** Nothing is deleted: a copy without its source stays as it is. */
function withoutSource({ template, rules, observed }: PlanInput): Plan {
  const { system, entitySet } = template.target;
  const { target } = observed;
  const ofTarget =
    target !== undefined &&
    template.checkedRows
      .filter(({ write }) => write === 'always')
      .every(({ to }) => {
        const answer = rules.ownerOf({
          system,
          entitySet,
          property: to,
          record: target,
          counterpart: 'absent',
        });
        return answer?.owner === system;
      });
  return ofTarget
    ? refused('ORIGINATES_IN_TARGET', `${system} holds this record alone and owns all of it.`)
    : refused('SOURCE_MISSING', `${template.source.system} holds no such record (any more).`);
}

function keyChanged({ template, link }: PlanInput, key: EntityKey | undefined): Plan {
  const [part] = template.key;
  const before = printParts(link?.targetKey);
  const message = `The copy of this record is ${before}; by its values now it would be ${printParts(key)}. Keys of ${template.target.entitySet} cannot be changed: set the number back, or unlink the copy.`;
  return refused('KEY_CHANGED', message, part?.from);
}

/** With its source present, whether the source system may write the property of this very record. */
function isOwned({ template, rules, observed }: PlanInput, row: CheckedRow): boolean {
  const { system, entitySet } = template.target;
  const record = observed.target;
  const answer = rules.ownerOf({
    system,
    entitySet,
    property: row.to,
    counterpart: 'present',
    ...(record && { record }),
  });
  return answer?.owner === template.source.system;
}

function ownedValues(values: readonly DesiredValue[]): OwnedValues {
  const owned = values.filter(({ row }) => row.write === 'always');
  return Object.fromEntries(owned.map(({ row, canonical }) => [row.to, canonical]));
}

function fingerprintOf({ version }: CheckedTemplate, owned: OwnedValues): string {
  const sorted = Object.entries(owned).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([version, sorted]))
    .digest('hex');
}

function wireValues(values: readonly DesiredValue[]): Record<string, unknown> {
  return Object.fromEntries(values.map(({ row, canonical }) => [row.to, wireValue(row.property, canonical)]));
}

function changeOf({ row, canonical }: DesiredValue, from: unknown): FieldChange {
  return { property: row.to, from: print(from), to: print(canonical), rule: row.rule };
}

function print(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

function printParts(key: EntityKey | undefined): string {
  if (key === undefined) return 'without a key';
  return key.kind === 'guid' ? key.value : Object.values(key.parts).join(':');
}

function refused(code: ReasonCode, message: string, field?: string): Plan {
  return { kind: reasonCodes[code].kind, reason: { code, message, ...(field !== undefined && { field }) } };
}
