import type { ODataRecord } from '@p2c/odata';
import { keyBehind } from './mapping/queries.ts';
import { reasonCodes, refused } from './mapping/reasons.ts';
import type { CheckedRow, CheckedTemplate } from './mapping/template.ts';
import { holds, printCondition } from './ownership/condition.ts';
import type { PlanInput } from './plan-record.ts';
import type { RecordRef } from './record-ref.ts';

/** What of a record the rules let through. */
export type GateInput = Pick<PlanInput, 'template' | 'rules' | 'observed'>;

/** The first requirement that a record does not meet; what is required at creation only is not asked of a copy. */
export function unmetRequirement(
  template: CheckedTemplate,
  source: ODataRecord,
  target: ODataRecord | undefined,
  shown = '',
): (ReturnType<typeof refused> & { readonly waitsFor?: RecordRef }) | undefined {
  const unmet = template.requirements.find(
    ({ onCreate, holds: condition }) => !(onCreate && target !== undefined) && !holds(condition, source),
  );
  if (unmet === undefined) return undefined;
  const place = `${template.file}:${unmet.line}`;
  const message = `${shown}${reasonCodes[unmet.otherwise].description} (${place} requires: ${printCondition(unmet.holds)})`;
  return {
    ...refused(unmet.otherwise, message, Object.keys(unmet.holds)[0]),
    ...followed(template, unmet, source),
  };
}

/** The copy that decides a requirement, by its identifier. */
function followed(
  template: CheckedTemplate,
  { follows }: CheckedTemplate['requirements'][number],
  source: ODataRecord,
): { readonly waitsFor?: RecordRef } {
  const related = follows && (source[follows.through] as ODataRecord | null | undefined);
  const key = follows && related?.[keyBehind(template, follows.through)];
  return follows && typeof key === 'string'
    ? { waitsFor: { entity: follows.entity, key: key.toLowerCase() } }
    : {};
}

/** The rows that count for this record: what the source owns of it, and at creation what it may give once. */
export function rowsToWrite(input: GateInput): readonly CheckedRow[] {
  const { template, observed } = input;
  return template.checkedRows.filter((row) =>
    row.write === 'always' ? isOwned(input, row) : observed.target === undefined,
  );
}

/** With its source present, whether the source system may write the property of this very record. */
function isOwned({ template, rules, observed }: GateInput, row: CheckedRow): boolean {
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
