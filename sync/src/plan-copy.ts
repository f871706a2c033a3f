import type { EntityKey, ODataRecord } from '@p2c/odata';
import { canonicalValue, wireValue } from './mapping/canonical-value.ts';
import type { DesiredValue } from './mapping/evaluate.ts';
import { refused } from './mapping/reasons.ts';
import type { CheckedTemplate } from './mapping/template.ts';
import type { FieldChange, OwnedFields, Plan, PlannedWrite } from './plan.ts';

export interface PlanCopyInput {
  readonly template: CheckedTemplate;
  readonly key: EntityKey;
  readonly target: ODataRecord | undefined;
  readonly values: readonly DesiredValue[];
  /** Of a line of a document its number. */
  readonly line?: number;
}

/** The write that makes one copy what it must be; undefined where it is, and a reason where it cannot be made. */
export function planCopy(input: PlanCopyInput): PlannedWrite | Plan | undefined {
  return input.target === undefined ? planCreate(input) : planUpdate(input, input.target);
}

/**
 * The header of a document as it is, written anew: F&O gives it a new version, so that a change set that was planned on
 * the version before, and arrives late, is refused as a whole.
 */
export function planGuard({
  template,
  key,
  target,
  values,
}: PlanCopyInput & { readonly target: ODataRecord }) {
  const always = values.filter(({ row }) => row.write === 'always');
  const guard = always.find(({ row }) => row.to === template.lines?.guard.property) ?? always[0];
  return guard && update({ template, key, target, values: [guard], changes: [] });
}

/** What both systems agree on once the plan is carried out. */
export function ownedFields(values: readonly DesiredValue[]): OwnedFields {
  const owned = values.filter(({ row }) => row.write === 'always');
  return Object.fromEntries(owned.map(({ row, canonical }) => [row.to, canonical]));
}

/** All values but those that are empty: the target's own defaults stand for them. */
function planCreate({ template, key, values, line }: PlanCopyInput): PlannedWrite | Plan {
  const lacking = values.find(
    ({ row, empty }) => empty && row.property.required && !row.property.numberSequence,
  );
  if (lacking !== undefined) {
    const { row } = lacking;
    return refused(
      'REQUIRED_VALUE_MISSING',
      `${line === undefined ? '' : `Line ${line}: `}${row.to} is required at creation, but it has no value.`,
      row.to,
    );
  }
  const parts = keyValues(template, key);
  const rules = new Map([template.company, ...template.key].map(({ to, rule }) => [to, rule]));
  const keyChanges = Object.entries(parts).map(
    ([property, to]): FieldChange => ({
      ...onLine(line),
      property,
      from: undefined,
      to: String(to),
      rule: rules.get(property) ?? 'the identifier follows from the number',
    }),
  );
  const given = values.filter(({ empty }) => !empty);
  return {
    operation: 'create',
    system: template.target.system,
    entitySet: template.target.entitySet,
    key,
    values: { ...parts, ...wireValues(given) },
    changes: [...keyChanges, ...given.map((value) => changeOf(value, undefined, line))],
  };
}

function planUpdate(
  { template, key, values, line }: PlanCopyInput,
  target: ODataRecord,
): PlannedWrite | undefined {
  const context = { system: template.target.system, enums: template.targetEnums };
  const different = values.filter(
    ({ row, canonical }) => canonicalValue(row.property, target[row.property.name], context) !== canonical,
  );
  if (different.length === 0) return undefined;
  const changes = different.map((value) => changeOf(value, target[value.row.property.name], line));
  return update({ template, key, target, values: different, changes });
}

function update({
  template,
  key,
  target,
  values,
  changes,
}: PlanCopyInput & { readonly target: ODataRecord; readonly changes: readonly FieldChange[] }): PlannedWrite {
  return {
    operation: 'update',
    system: template.target.system,
    entitySet: template.target.entitySet,
    key,
    values: wireValues(values),
    ifMatch: versionOf(target),
    changes,
  };
}

/** The version that a write is conditional on. */
export function versionOf(target: ODataRecord): string {
  const version = target['@odata.etag'];
  if (version === undefined)
    throw new TypeError('Expected the observed target with its version (@odata.etag), got none.');
  return version;
}

/** The key as a create gives it, each part in the form of its type. */
function keyValues({ targetType }: CheckedTemplate, key: EntityKey): Record<string, unknown> {
  if (key.kind === 'guid') return { [targetType.keys[0] ?? '']: key.value };
  return Object.fromEntries(
    Object.entries(key.parts).map(([name, value]) => {
      const property = targetType.properties.get(name);
      return [name, property === undefined ? value : wireValue(property, String(value))];
    }),
  );
}

function wireValues(values: readonly DesiredValue[]): Record<string, unknown> {
  return Object.fromEntries(
    values.map(({ row, canonical }) => {
      if (row.reference === undefined) return [row.to, wireValue(row.property, canonical)];
      return [
        `${row.to}@odata.bind`,
        canonical === null ? null : `/${row.reference.entitySet}(${canonical})`,
      ];
    }),
  );
}

function changeOf({ row, canonical }: DesiredValue, from: unknown, line: number | undefined): FieldChange {
  return { ...onLine(line), property: row.to, from: print(from), to: print(canonical), rule: row.rule };
}

const onLine = (line: number | undefined) => (line === undefined ? {} : { line });

function print(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
