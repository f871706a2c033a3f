import { z } from 'zod';
import { type Diagnostic, diagnostic, type Place, type RuleFile } from '../diagnostics.ts';
import { readYaml } from '../diagnostics-yaml.ts';
import type { System } from '../record-ref.ts';
import type { SchemaColumn, SchemaOwnership } from './read-schema.ts';

/** The owner that a deployment gives to one column. */
export interface Override extends Place {
  readonly column: SchemaColumn;
  readonly owner: System;
}

const fileSchema = z.strictObject({
  owners: z.record(z.string(), z.enum(['SALES', 'FINANCE_OPERATIONS'])),
});

/**
 * Reads the overrides of a deployment:
 *
 *     owners:
 *       SalesAccount.creditLimit: SALES
 *
 * A concept has one owner: the field of the same name in the other copy moves with it, and naming an object
 * (`SalesAccount.mainAddress`) moves all of its fields.
 */
export function readOverrides(
  source: RuleFile,
  { columns }: SchemaOwnership,
): { overrides: readonly Override[]; diagnostics: readonly Diagnostic[] } {
  const { value, lineOf, diagnostics } = readYaml(source, fileSchema);
  if (value === undefined) return { overrides: [], diagnostics };
  const overrides = new Map<SchemaColumn, Override>();
  const found: Diagnostic[] = [];
  for (const [field, owner] of Object.entries(value.owners)) {
    const place = { file: source.file, line: lineOf(['owners', field]) };
    const report = (code: Diagnostic['code'], message: string) =>
      found.push(diagnostic(code, message, place));
    const concept = conceptOf(columns, field);
    if (concept.length === 0) {
      report(
        'OVERRIDE_FIELD_UNKNOWN',
        `Expected a field such as SalesAccount.creditLimit; no rule speaks of ${field}.`,
      );
      continue;
    }
    if (concept.some(({ integrationKey }) => integrationKey)) {
      report('OVERRIDE_KEY', `${field} is the integration key; its owner cannot be changed.`);
      continue;
    }
    if (concept.every((column) => column.owner.system === owner))
      report('OVERRIDE_WITHOUT_EFFECT', `${field} is owned by ${owner} without this override.`);
    for (const column of concept) {
      const before = overrides.get(column);
      if (before !== undefined && before.owner !== owner)
        report(
          'OVERRIDE_CONFLICT',
          `${field} goes to ${owner}, but line ${before.line} gives it to ${before.owner}.`,
        );
      overrides.set(column, { column, owner, ...place });
    }
  }
  return { overrides: [...overrides.values()], diagnostics: found };
}

/** The columns behind `Type.path` and below it, with those of the same path in the other copy. */
function conceptOf(columns: readonly SchemaColumn[], field: string): SchemaColumn[] {
  const [typeName, ...rest] = field.split('.');
  const path = rest.join('.');
  const within = (column: SchemaColumn) => column.path === path || column.path.startsWith(`${path}.`);
  const named = columns.filter((column) => column.type.name === typeName && within(column));
  const [first] = named;
  if (first?.type.entity === undefined) return named;
  const { entity } = first.type;
  return columns.filter((column) => column.type.entity === entity && within(column));
}
