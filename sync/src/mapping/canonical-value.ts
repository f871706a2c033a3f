import { canonicalDecimal, isDecimal, type Property } from '@p2c/odata';
import type { System } from '../record-ref.ts';

/** A value as it is compared, hashed and kept in the ledger; null is "no value", which only Sales knows. */
export type Canonical = string | null;

/** The kinds of value that a row can carry. */
export type ValueKind = 'text' | 'integer' | 'decimal' | 'boolean' | 'enum' | 'identifier';

/** Undefined for a type that no row can carry. */
export function valueKind({ type }: Property): ValueKind | undefined {
  if (!type.startsWith('Edm.')) return 'enum';
  switch (type) {
    case 'Edm.String':
      return 'text';
    case 'Edm.Int16':
    case 'Edm.Int32':
    case 'Edm.Int64':
      return 'integer';
    case 'Edm.Decimal':
      return 'decimal';
    case 'Edm.Boolean':
      return 'boolean';
    case 'Edm.Guid':
      return 'identifier';
    default:
      return undefined;
  }
}

/** Whose property, and the member names of enums. */
export interface ValueContext {
  readonly system: System;
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

/**
 * The one form in which two values of a property are equal or not. Text is exact, case included, but for white space
 * at its end, which F&O does not keep, and halves of characters, which no encoding carries; decimals are taken at the declared scale. F&O columns are never null (Microsoft
 * Learn, "Data types in X++"): an empty text, zero, false and the first member of an enum stand for no value there.
 * In Dataverse an empty text is stored as null.
 *
 * Throws a TypeError for a value that is not of the property's type.
 */
export function canonicalValue(property: Property, value: unknown, context: ValueContext): Canonical {
  const kind = valueKind(property);
  if (kind === undefined)
    throw new TypeError(`${property.name} is of type ${property.type}, which no row can carry.`);
  if (value === null || value === undefined) return emptyValue(property, kind, context);
  switch (kind) {
    case 'text': {
      const text = String(value).toWellFormed().trimEnd();
      return text === '' ? emptyValue(property, kind, context) : text;
    }
    case 'integer':
    case 'decimal':
      if (!isDecimal(String(value))) throw mismatch(property, value);
      return canonicalDecimal(String(value), kind === 'decimal' ? property.scale : undefined);
    case 'boolean':
      if (typeof value !== 'boolean') throw mismatch(property, value);
      return String(value);
    case 'enum':
      if (typeof value !== 'string') throw mismatch(property, value);
      return value;
    case 'identifier':
      if (typeof value !== 'string') throw mismatch(property, value);
      return value.toLowerCase();
    default:
      throw new Error(`Unknown kind ${kind satisfies never}.`);
  }
}

/** Whether a canonical value is what the system holds for "no value". */
export function isEmptyValue(property: Property, canonical: Canonical, context: ValueContext): boolean {
  const kind = valueKind(property);
  return kind !== undefined && canonical === emptyValue(property, kind, context);
}

/** A canonical value as it is sent: numbers as numbers, Edm.Decimal and Edm.Int64 as exact text, enums by member. */
export function wireValue(property: Property, canonical: Canonical): unknown {
  if (canonical === null) return null;
  if (property.type === 'Edm.Boolean') return canonical === 'true';
  return property.type === 'Edm.Int16' || property.type === 'Edm.Int32' ? Number(canonical) : canonical;
}

function emptyValue({ type }: Property, kind: ValueKind, { system, enums }: ValueContext): Canonical {
  if (system === 'SALES') return null;
  switch (kind) {
    case 'text':
      return '';
    case 'integer':
    case 'decimal':
      return '0';
    case 'boolean':
      return 'false';
    case 'enum':
      return enums.get(type.slice(type.lastIndexOf('.') + 1))?.[0] ?? null;
    case 'identifier':
      return '00000000-0000-0000-0000-000000000000';
    default:
      throw new Error(`Unknown kind ${kind satisfies never}.`);
  }
}

function mismatch(property: Property, value: unknown): TypeError {
  return new TypeError(
    `Expected a value of type ${property.type} for ${property.name}, got ${JSON.stringify(value)}.`,
  );
}
