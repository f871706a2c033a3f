import type { Property } from '@p2c/odata';
import { canonicalValue, type ValueKind, valueKind } from './canonical-value.ts';
import { type CheckedRow, type Constant, printPath, type SourcePath } from './template.ts';
import { type Check, reportUnknownSource, typeAt } from './template-check.ts';

/** Which kinds of value a target property takes from a source property as they are. */
const takes: Readonly<Record<ValueKind, readonly ValueKind[]>> = {
  text: ['text', 'integer', 'decimal'],
  integer: ['integer'],
  decimal: ['decimal', 'integer'],
  boolean: ['boolean'],
  enum: [],
  identifier: [],
};

/** Whether every value that a row can give is one that its target property takes. */
export function checkRowValue(check: Check, row: CheckedRow): void {
  const { report } = check;
  const kind = row.lookup === undefined ? valueKind(row.property) : 'text';
  if (kind === undefined || kind === 'identifier') {
    report('TYPE_NOT_SUPPORTED', `${row.to} is of type ${row.property.type}, which no row can carry.`, row);
    return;
  }
  if (row.lookup === undefined)
    for (const constant of constantsOf(check, row)) checkConstant(check, row, constant);
  if (row.value.kind === 'constant') return;
  for (const path of row.value.paths) {
    const source = sourceProperty(check, row, path);
    if (source !== undefined && row.valueMap === undefined && row.lookup === undefined)
      checkType(check, row, { kind, source, path });
  }
  if (row.valueMap !== undefined && !check.template.valueMaps.has(row.valueMap))
    report('VALUE_MAP_UNKNOWN', `The template has no value map ${row.valueMap}.`, row);
}

function sourceProperty(check: Check, row: CheckedRow, path: SourcePath): Property | undefined {
  const type = typeAt(check, path);
  if (type === undefined) {
    reportUnknownSource(check, path.navigationProperty ?? path.property, row);
    return undefined;
  }
  const property = type.properties.get(path.property);
  if (property === undefined)
    check.report('SOURCE_PROPERTY_UNKNOWN', `${type.entitySet} has no property ${path.property}.`, row);
  return property;
}

function checkType(
  check: Check,
  row: CheckedRow,
  { kind, source, path }: { kind: ValueKind; source: Property; path: SourcePath },
): void {
  const { report } = check;
  const given = valueKind(source);
  const shown = printPath(path);
  if (given === undefined || !takes[kind].includes(given) || source.options !== undefined) {
    const message = `${row.to} is of type ${row.property.type} and does not take ${shown} (${source.type}) as it is; a value map can.`;
    report('TYPE_MISMATCH', message, row);
    return;
  }
  if (row.functions.length > 0 && given !== 'text')
    report('TYPE_MISMATCH', `Functions change texts; ${shown} is of type ${source.type}.`, row);
  if (kind === 'text') checkLength(check, row, source);
  const [from, to] = [source.scale ?? 0, row.property.scale ?? scaleUnlimited(row.property)];
  if (kind === 'decimal' && given === 'decimal' && from > to && !row.round)
    report('SCALE_UNDECIDED', `${shown} has ${from} digits after the point; ${row.to} has ${to}.`, row);
}

/** A decimal without a declared scale holds what it is given. */
function scaleUnlimited(property: Property): number {
  return property.type === 'Edm.Decimal' ? Number.POSITIVE_INFINITY : 0;
}

function checkLength({ report }: Check, row: CheckedRow, source: Property): void {
  const cuts = row.functions.filter(({ name }) => name === 'truncate').map(({ number }) => number);
  const longest = Math.min(source.maxLength ?? Number.POSITIVE_INFINITY, ...cuts);
  const { maxLength } = row.property;
  if (maxLength === undefined || longest <= maxLength || row.tooLong !== undefined) return;
  const message = `${row.to} holds ${maxLength} characters, ${source.name} ${longest}: say tooLong: reject or truncate.`;
  report('LENGTH_UNDECIDED', message, row);
}

/** Every value that the template itself brings into a row. */
function constantsOf({ template }: Check, row: CheckedRow): Constant[] {
  const own = row.value.kind === 'constant' ? [row.value.constant] : [];
  const fallback = row.default === undefined ? [] : [row.default];
  const targets =
    row.valueMap === undefined ? undefined : template.valueMaps.get(row.valueMap)?.targets.values();
  return [...own, ...fallback, ...new Set(targets)];
}

function checkConstant({ template, models, report }: Check, row: CheckedRow, constant: Constant): void {
  const { property } = row;
  const { system } = template.target;
  const shown = JSON.stringify(constant);
  const refuse = (expected: string) =>
    report('VALUE_NOT_ALLOWED', `${row.to} takes ${expected}; got ${shown}.`, row);
  try {
    const given =
      property.type === 'Edm.Boolean' && /^(true|false)$/.test(String(constant))
        ? constant === true
        : constant;
    canonicalValue(property, given, { system, enums: models[system].enums });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    refuse(`values of type ${property.type}`);
    return;
  }
  const members = models[system].enums.get(property.type.slice(property.type.lastIndexOf('.') + 1));
  if (members !== undefined && !members.includes(String(constant))) refuse(members.join(', '));
  if (
    property.type === 'Edm.String' &&
    property.maxLength !== undefined &&
    String(constant).length > property.maxLength
  )
    refuse(`at most ${property.maxLength} characters`);
  if (property.options !== undefined && !property.options.some(({ value }) => value === Number(constant)))
    refuse(property.options.map(({ value, label }) => `${value} (${label})`).join(', '));
}
