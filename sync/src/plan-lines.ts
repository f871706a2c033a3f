import type { EntityKey, ODataRecord } from '@p2c/odata';
import { evaluate } from './mapping/evaluate.ts';
import { refused } from './mapping/reasons.ts';
import type { CheckedLines } from './mapping/template.ts';
import type { OwnedValues, Plan, PlannedWrite } from './plan.ts';
import { ownedFields, planCopy, versionOf } from './plan-copy.ts';
import { rowsToWrite, unmetRequirement } from './plan-gates.ts';
import type { PlanInput } from './plan-record.ts';

export interface PlannedLines {
  readonly writes: readonly PlannedWrite[];
  readonly owned: OwnedValues['lines'];
}

/**
 * What the lines of a document need, by their numbers: a line is created, changed or, once the source no longer has
 * it, taken off; the others keep their numbers. A line that sync never carried over, as one that was added in the
 * target, stays. What one line lacks holds up the whole document.
 */
export function planLines(input: PlanInput & { readonly key: EntityKey }): PlannedLines | Plan {
  const { template, observed } = input;
  const { lines } = template;
  if (lines === undefined || observed.lines === undefined) return { writes: [], owned: {} };
  const [number] = lines.template.key;
  if (number === undefined) return { writes: [], owned: {} };
  const source = byNumber(observed.lines.source, number.from);
  if ('kind' in source) return source;
  const target = byNumber(observed.lines.target, number.to);
  if ('kind' in target) return target;

  const planned: PlannedLines[] = [];
  for (const [line, record] of source) {
    const plan = planLine({ input, lines, line, record, copy: target.get(line) });
    if ('kind' in plan) return plan;
    planned.push(plan);
  }
  for (const [line, copy] of target)
    if (!source.has(line) && input.carriedLines?.has(line))
      planned.push(removeLine(input, lines, line, copy));
  return {
    writes: planned.flatMap(({ writes }) => writes),
    owned: Object.assign({}, ...planned.map(({ owned }) => owned)),
  };
}

interface LineInput {
  readonly input: PlanInput & { readonly key: EntityKey };
  readonly lines: CheckedLines;
  readonly line: string;
  readonly record: ODataRecord;
  readonly copy: ODataRecord | undefined;
}

function planLine({ input, lines, line, record, copy }: LineInput): PlannedLines | Plan {
  const { template } = lines;
  const { rules, references } = input;
  const unmet = unmetRequirement(template, record, copy, `Line ${line}: `);
  if (unmet !== undefined) return unmet;
  const rows = rowsToWrite({ template, rules, observed: { source: record, target: copy } });
  const evaluation = evaluate(template, rows, record, references);
  if (evaluation.kind !== 'values') {
    const { reason } = evaluation;
    return { ...evaluation, reason: { ...reason, message: `Line ${line}: ${reason.message}` } };
  }
  const { values } = evaluation;
  const key = lineKey(input, lines, line);
  const write = planCopy({ template, key, target: copy, values, line: Number(line) });
  if (write !== undefined && 'kind' in write) return write;
  return { writes: write ? [write] : [], owned: { [line]: ownedFields(values) } };
}

function removeLine(
  input: LineInput['input'],
  lines: CheckedLines,
  line: string,
  copy: ODataRecord,
): PlannedLines {
  const { system, entitySet } = lines.template.target;
  const [number] = lines.template.key;
  const write: PlannedWrite = {
    operation: 'delete',
    system,
    entitySet,
    key: lineKey(input, lines, line),
    values: {},
    ifMatch: versionOf(copy),
    changes: [
      {
        line: Number(line),
        property: number?.to ?? '',
        from: line,
        to: undefined,
        rule: number?.rule ?? '',
      },
    ],
  };
  return { writes: [write], owned: {} };
}

/** The key of the header, and the number of the line. */
function lineKey({ key, template }: LineInput['input'], lines: CheckedLines, line: string): EntityKey {
  const header = key.kind === 'guid' ? {} : key.parts;
  const { company, key: headerKey } = template;
  const number = header[headerKey[0]?.to ?? ''] ?? '';
  const of = header[company.to ?? ''] ?? '';
  const parts: Record<string, string | number> = {};
  for (const name of lines.template.targetType.keys)
    parts[name] = name === lines.targetParent ? number : name === company.to ? of : Number(line);
  return { kind: 'composite', parts };
}

function byNumber(records: readonly ODataRecord[], property: string): Map<string, ODataRecord> | Plan {
  const lines = new Map<string, ODataRecord>();
  for (const record of records) {
    const number = record[property];
    if (typeof number !== 'number')
      return refused('LINE_NUMBER_MISSING', `A line of the document has no ${property}.`, property);
    if (lines.has(String(number)))
      return refused(
        'LINE_NUMBER_AMBIGUOUS',
        `Two lines of the document have ${property} ${number}.`,
        property,
      );
    lines.set(String(number), record);
  }
  return lines;
}
