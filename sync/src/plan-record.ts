import type { EntityKey, ODataRecord } from '@p2c/odata';
import { evaluate } from './mapping/evaluate.ts';
import { companyNameOf, keyBehind } from './mapping/queries.ts';
import { reasonCodes, refused } from './mapping/reasons.ts';
import type { References } from './mapping/references.ts';
import type { CheckedTemplate } from './mapping/template.ts';
import type { OwnershipRuleSet } from './ownership/ownership-rule.ts';
import type { Observed, Plan, PlannedChangeSet, PlannedWrite } from './plan.ts';
import { ownedFields, planCopy, planGuard } from './plan-copy.ts';
import { rowsToWrite, unmetRequirement } from './plan-gates.ts';
import { sameKey, targetKey } from './plan-key.ts';
import { planLines } from './plan-lines.ts';

export interface PlanInput {
  readonly template: CheckedTemplate;
  readonly rules: OwnershipRuleSet;
  readonly observed: Observed;
  /** The F&O company of the record, by the company map; undefined where it has none. */
  readonly company: string | undefined;
  /** The copy that this record has had so far. */
  readonly link?: { readonly targetKey: EntityKey } | undefined;
  /** The lines of the copy that sync has made, or may have made: others are the target's own. */
  readonly carriedLines?: ReadonlySet<string> | undefined;
  /** What lookups of the target can point at. */
  readonly references?: References | undefined;
}

/**
 * Decides on one record: what its copy must be by the template and the ownership rules, against what it is. An update
 * holds only properties that the source owns and that differ; what the target owns is given once, at creation.
 * Pure: the same input gives the same plan.
 */
export function planRecord(input: PlanInput): Plan {
  const { template, observed, company, link, references } = input;
  const { source, target } = observed;
  if (source === undefined) return withoutSource(input);

  const key = targetKey(template, source, company, target);
  if (link !== undefined && company !== undefined && !sameKey(link.targetKey, key))
    return keyChanged(input, key);
  const unmet = unmetRequirement(template, source, target);
  if (unmet !== undefined) return unmet;
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
  const tooLong = tooLongKey(template, key);
  if (tooLong !== undefined) return tooLong;
  const dependency = companyMismatch(template, source, company) ?? missingDependency(template, source);
  if (dependency !== undefined) return dependency;

  const evaluation = evaluate(template, rowsToWrite(input), source, references);
  if (evaluation.kind !== 'values') return evaluation;
  const { values } = evaluation;
  const header = planCopy({ template, key, target, values });
  if (header !== undefined && 'kind' in header) return header;
  const lines = planLines({ ...input, key });
  if ('kind' in lines) return lines;
  const owned = { header: ownedFields(values), lines: lines.owned };
  // A change of lines leaves the version of the header: sent along unchanged, it guards them against older requests.
  const first =
    header ?? (lines.writes.length > 0 && target ? planGuard({ template, key, target, values }) : undefined);
  const writes = [...(first ? [first] : []), ...lines.writes];
  return { ...toPlan(template, key, writes), owned };
}

/** One write stands for itself; several are one change set. */
function toPlan(
  { target }: CheckedTemplate,
  key: EntityKey,
  writes: readonly PlannedWrite[],
): { kind: 'settled' } | { kind: 'write'; write: PlannedWrite | PlannedChangeSet } {
  const [first, second] = writes;
  if (first === undefined) return { kind: 'settled' };
  if (second === undefined) return { kind: 'write', write: first };
  const changes = writes.flatMap((write) => write.changes);
  return {
    kind: 'write',
    write: {
      operation: 'change-set',
      system: target.system,
      entitySet: target.entitySet,
      key,
      writes,
      changes,
    },
  };
}

/** A number that the target cannot hold must not be cut: it would be another one. */
function tooLongKey(template: CheckedTemplate, key: EntityKey): Plan | undefined {
  if (key.kind === 'guid') return undefined;
  for (const { from, to } of template.key) {
    const longest = template.targetType.properties.get(to)?.maxLength;
    const length = String(key.parts[to] ?? '').length;
    if (longest !== undefined && length > longest)
      return refused(
        'VALUE_TOO_LONG',
        `${from} has ${length} characters; ${to} holds ${longest}. Shorten it.`,
        from,
      );
  }
  return undefined;
}

/** F&O knows a customer by company and number: one of another company would be another customer, or none. */
function companyMismatch(template: CheckedTemplate, source: ODataRecord, company: string): Plan | undefined {
  for (const dependency of template.checkedDependencies) {
    const other = source[companyNameOf(dependency)];
    if (typeof other !== 'string' || other.toLowerCase() === company.toLowerCase()) continue;
    const message = `The record belongs to ${company}, what is behind ${dependency.through} to ${other}: give both an owner of one company.`;
    return refused('COMPANY_MISMATCH', message, dependency.through);
  }
  return undefined;
}

/** The first record of the target that must be there and is not: the source waits for the record that it is a copy of. */
function missingDependency(template: CheckedTemplate, source: ODataRecord): Plan | undefined {
  for (const { name, entity, through, otherwise } of template.checkedDependencies) {
    const related = source[through];
    if (source[name] != null || typeof related !== 'object' || related === null) continue;
    const key = (related as ODataRecord)[keyBehind(template, through)];
    return {
      ...refused(otherwise, reasonCodes[otherwise].description, through),
      ...(typeof key === 'string' && { waitsFor: { entity, key: key.toLowerCase() } }),
    };
  }
  return undefined;
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

function printParts(key: EntityKey | undefined): string {
  if (key === undefined) return 'without a key';
  return key.kind === 'guid' ? key.value : Object.values(key.parts).join(':');
}
