import { z } from 'zod';

type Scalar = string | number | boolean | null;

/**
 * The condition language of ownership files and templates: property → test, and every test must hold.
 *
 *     IsExternallyMaintained: No        equals; enums by member name, choices by number
 *     statecode: [0, 2]                 one of
 *     accountnumber: { blank: false }   null, missing and text of blanks only are blank
 *
 * Values compare exactly, in their written form: `1` and `"1"` are the same.
 */
export type Condition = Readonly<Record<string, Test>>;
type Test = Scalar | readonly Scalar[] | { readonly blank: boolean };

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const conditionSchema: z.ZodType<Condition> = z
  .record(z.string(), z.union([scalar, z.array(scalar).min(1), z.strictObject({ blank: z.boolean() })]))
  .refine((condition) => Object.keys(condition).length > 0, 'a condition needs at least one property');

type RecordLike = Readonly<Record<string, unknown>>;

/** Whether a record meets a condition. No record meets none. */
export function holds(condition: Condition, record: RecordLike | undefined): boolean {
  if (record === undefined) return false;
  return Object.entries(condition).every(([property, test]) => passes(test, valueAt(record, property)));
}

/** Whether a value says nothing. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** `IsExternallyMaintained = No and accountnumber is not blank` */
export function printCondition(condition: Condition): string {
  return Object.entries(condition)
    .map(([property, test]) => `${property} ${printTest(test)}`)
    .join(' and ');
}

/** Over one lookup: `parentcustomerid_account.accountid`. */
function valueAt(record: RecordLike, property: string): unknown {
  if (property in record) return record[property] ?? null;
  const [navigation = '', name = ''] = property.split('.');
  const related = record[navigation];
  return typeof related === 'object' && related !== null ? ((related as RecordLike)[name] ?? null) : null;
}

function passes(test: Test, value: unknown): boolean {
  if (isList(test)) return test.some((candidate) => equals(candidate, value));
  if (typeof test === 'object' && test !== null) return isBlank(value) === test.blank;
  return equals(test, value);
}

function equals(expected: Scalar, value: unknown): boolean {
  return expected === null || value === null ? expected === value : String(expected) === String(value);
}

function printTest(test: Test): string {
  if (isList(test)) return `in (${test.map(String).join(', ')})`;
  if (typeof test === 'object' && test !== null) return test.blank ? 'is blank' : 'is not blank';
  return `= ${test}`;
}

function isList(test: Test): test is readonly Scalar[] {
  return Array.isArray(test);
}
