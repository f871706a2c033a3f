import { compareDecimals, type ODataRecord } from '@p2c/odata';
import { isBlank } from '../ownership/condition.ts';
import type { Reason } from '../plan.ts';
import { type Canonical, canonicalValue, isEmptyValue, type ValueContext } from './canonical-value.ts';
import { applyFunction, truncate } from './functions.ts';
import { type ReasonCode, reasonCodes } from './reasons.ts';
import { findReference, noReferences, type References, type Value } from './references.ts';
import {
  type CheckedRow,
  type CheckedTemplate,
  foldMapped,
  printPaths,
  type SourcePath,
} from './template.ts';

/** What one row asks the target property to be. */
export interface DesiredValue {
  readonly row: CheckedRow;
  /** Of a lookup the identifier of its record. */
  readonly canonical: Canonical;
  /** The target's form of "no value". */
  readonly empty: boolean;
}

export type Evaluation =
  | { readonly kind: 'values'; readonly values: readonly DesiredValue[] }
  /** The first row whose value the target cannot take, or not yet, in the order of the template. */
  | { readonly kind: 'parked' | 'waiting' | 'not-sent'; readonly reason: Reason };

/** Computes the values of some rows of a template from a source record. No I/O, no clock. */
export function evaluate(
  template: CheckedTemplate,
  rows: readonly CheckedRow[],
  source: ODataRecord,
  references: References = noReferences,
): Evaluation {
  const values: DesiredValue[] = [];
  const found = new Map<string, Canonical>();
  for (const row of rows) {
    const value = evaluateRow(template, row, source, (given) =>
      findReference({ row, given, references, found }),
    );
    if ('code' in value) return { kind: reasonCodes[value.code].kind, reason: value };
    values.push(value);
    found.set(row.to, value.canonical);
  }
  return { kind: 'values', values };
}

/** The value at a path of a source record: of the record itself, or of the record behind a lookup. */
export function readPath(source: ODataRecord, { navigationProperty, property }: SourcePath): unknown {
  if (navigationProperty === undefined) return source[property] ?? null;
  const related = source[navigationProperty];
  return typeof related === 'object' && related !== null
    ? ((related as Readonly<Record<string, unknown>>)[property] ?? null)
    : null;
}

function firstValue(source: ODataRecord, paths: readonly SourcePath[]): unknown {
  for (const path of paths) {
    const value = readPath(source, path);
    if (!isBlank(value)) return value;
  }
  return null;
}

function evaluateRow(
  template: CheckedTemplate,
  row: CheckedRow,
  source: ODataRecord,
  find: (given: unknown) => Value | RowReason,
): DesiredValue | RowReason {
  const given = givenValue(template, row, source);
  if (isReason(given)) return given;
  const held = row.lookup === undefined || isBlank(given.value) ? given : find(given.value);
  if (isReason(held)) return held;
  const { property } = row;
  const context: ValueContext = { system: template.target.system, enums: template.targetEnums };
  const canonical = canonicalValue(property, held.value, context);
  if (row.required && isBlank(canonical)) return missing(row);
  const fitted = fit(row, canonical);
  if (isReason(fitted)) return fitted;
  return { row, canonical: fitted.value, empty: isEmptyValue(property, fitted.value, context) };
}

/** Source or constant, then functions, then default or value map. */
function givenValue(template: CheckedTemplate, row: CheckedRow, source: ODataRecord): Value | RowReason {
  const { presentIf, value, functions, valueMap } = row;
  if (presentIf.length > 0 && presentIf.every((name) => isBlank(source[name]))) return { value: null };
  if (value.kind === 'constant') return { value: value.constant };
  const read = firstValue(source, value.paths);
  const changed =
    typeof read === 'string' ? functions.reduce((text, call) => applyFunction(call, text), read) : read;
  if (isBlank(changed)) return { value: row.default ?? null };
  if (valueMap === undefined) return { value: changed };
  const mapped = template.valueMaps.get(valueMap)?.targets.get(foldMapped(String(changed)));
  if (mapped !== undefined) return { value: fromText(row, mapped) };
  const message = `${printPaths(value.paths)} is ${JSON.stringify(changed)}, which the value map ${valueMap} of ${template.file} does not have. Change it, or add it to the map.`;
  return reason('VALUE_NOT_MAPPED', message, row);
}

/** Value maps hold texts; a boolean property takes `true` and `false` of them. */
function fromText({ property }: CheckedRow, text: string): unknown {
  return property.type === 'Edm.Boolean' ? text === 'true' : text;
}

type RowReason = Reason & { readonly code: ReasonCode };

/** A value that the target property can hold. Lengths count UTF-16 units, as both systems do. */
function fit(row: CheckedRow, canonical: Canonical): { value: Canonical } | RowReason {
  const { property, to } = row;
  const { maxLength, minimum, maximum } = property;
  if (canonical === null) return { value: null };
  if (property.type === 'Edm.String') {
    if (maxLength === undefined || canonical.length <= maxLength) return { value: canonical };
    if (row.tooLong === 'truncate') return { value: truncate(canonical, maxLength).trimEnd() };
    const message = `${shownSource(row)} has ${canonical.length} characters; ${to} holds ${maxLength}. Shorten it.`;
    return reason('VALUE_TOO_LONG', message, row);
  }
  if (minimum !== undefined && compareDecimals(canonical, minimum) < 0)
    return reason('VALUE_NOT_ALLOWED', `${to} must be at least ${minimum}; got ${canonical}.`, row);
  if (maximum !== undefined && compareDecimals(canonical, maximum) > 0)
    return reason('VALUE_NOT_ALLOWED', `${to} must be at most ${maximum}; got ${canonical}.`, row);
  return { value: canonical };
}

function missing(row: CheckedRow): RowReason {
  return reason('REQUIRED_VALUE_MISSING', `${row.to} needs a value, but ${shownSource(row)} has none.`, row);
}

function shownSource({ value, to }: CheckedRow): string {
  return value.kind === 'source' ? printPaths(value.paths) : to;
}

function reason(code: ReasonCode, message: string, row: CheckedRow): RowReason {
  return { code, message, field: shownSource(row) };
}

function isReason(value: object): value is RowReason {
  return 'code' in value;
}
