import { z } from 'zod';
import { type Diagnostic, diagnostic, type Place, type RuleFile } from '../diagnostics.ts';
import { readYaml } from '../diagnostics-yaml.ts';
import type { Entity, System } from '../record-ref.ts';
import { columnName } from './column-name.ts';
import { type Condition, conditionSchema } from './condition.ts';
import { entities, type SchemaOwnership } from './read-schema.ts';

/** A column that no field of the graph shows, so that no @owner can stand beside it. */
export interface DeclaredColumn extends Place {
  readonly entity: Entity;
  readonly system: System;
  readonly entitySet: string;
  readonly property: string;
  readonly owner: System;
  readonly mutation: string | undefined;
}

/** Another owner while a condition holds: by origin, or by the stage of a document. */
export interface OwnershipException extends Place {
  readonly entity: Entity;
  readonly system: System;
  readonly entitySet: string;
  /** The columns concerned; undefined for all. */
  readonly columns: readonly string[] | undefined;
  readonly when: Condition;
  /** Whether the record of the other system must be there or not, as far as the one who asks knows. */
  readonly counterpart: 'present' | 'absent' | undefined;
  readonly owner: System;
  readonly mutation: string | undefined;
}

export interface OwnershipFile {
  readonly declared: readonly DeclaredColumn[];
  readonly exceptions: readonly OwnershipException[];
  readonly diagnostics: readonly Diagnostic[];
}

const system = z.enum(['SALES', 'FINANCE_OPERATIONS']);

const fileSchema = z.strictObject({
  entity: z.string(),
  columns: z
    .array(
      z.strictObject({
        system,
        entitySet: z.string(),
        property: z.string(),
        owner: system,
        mutation: z.string().optional(),
      }),
    )
    .default([]),
  exceptions: z
    .array(
      z.strictObject({
        description: z.string(),
        system,
        entitySet: z.string(),
        columns: z.union([z.literal('all'), z.array(z.string()).min(1)]),
        when: conditionSchema,
        counterpart: z.enum(['present', 'absent']).optional(),
        owner: system,
        mutation: z.string().optional(),
      }),
    )
    .default([]),
});

/** Reads one file of `sync/ownership/` and checks that every name in it stands in the schemas. */
export function readExceptions(source: RuleFile, schemas: SchemaOwnership): OwnershipFile {
  const { value, lineOf, diagnostics } = readYaml(source, fileSchema);
  if (value === undefined) return { declared: [], exceptions: [], diagnostics };
  const { file } = source;
  const found: Diagnostic[] = [];
  const report = (...[code, message, path]: [Diagnostic['code'], string, PropertyKey[]]) =>
    found.push(diagnostic(code, message, { file, line: lineOf(path) }));
  const entity = entities.find((name) => name === value.entity);
  if (entity === undefined) {
    report('ENTITY_UNKNOWN', `entity must be one of ${entities.join(', ')}; got ${value.entity}.`, [
      'entity',
    ]);
    return { declared: [], exceptions: [], diagnostics: found };
  }
  const setKnown = (entry: { system: System; entitySet: string }, path: PropertyKey[]) => {
    const known = schemas.types.some((type) => sameSet(type, entry));
    if (!known)
      report('COLUMN_UNKNOWN', `No schema has the entity set ${entry.entitySet} of ${entry.system}.`, path);
    return known;
  };
  const inSchema = (entry: { system: System; entitySet: string }, property: string) =>
    schemas.columns.find(
      ({ type, property: known }) => sameSet(type, entry) && known === columnName(property),
    );

  const declared = value.columns.map((column, index): DeclaredColumn => {
    const path = ['columns', index];
    const field = setKnown(column, path) ? inSchema(column, column.property) : undefined;
    if (field !== undefined) {
      const message = `${column.property} has its owner beside ${field.type.name}.${field.path} (${field.file}:${field.line}); change it there.`;
      report('COLUMN_DECLARED', message, [...path, 'property']);
    }
    const property = columnName(column.property);
    return {
      ...column,
      entity,
      property,
      mutation: column.mutation,
      file,
      line: lineOf([...path, 'property']),
    };
  });
  const known = (entry: { system: System; entitySet: string }, property: string) =>
    inSchema(entry, property) !== undefined ||
    declared.some((column) => sameSet(column, entry) && column.property === columnName(property));

  const exceptions = value.exceptions.map((exception, index): OwnershipException => {
    const path = ['exceptions', index];
    const { columns, when, counterpart, mutation } = exception;
    if (setKnown(exception, path)) {
      const named = columns === 'all' ? [] : columns.map((name, at) => [name, 'columns', at] as const);
      const tested = Object.keys(when).map((name) => [name, 'when', name] as const);
      for (const [name, ...rest] of [...named, ...tested])
        if (!known(exception, name))
          report('COLUMN_UNKNOWN', `No schema has a column ${name} of ${exception.entitySet}.`, [
            ...path,
            ...rest,
          ]);
    }
    return {
      entity,
      system: exception.system,
      entitySet: exception.entitySet,
      columns: columns === 'all' ? undefined : columns.map(columnName),
      when,
      counterpart,
      owner: exception.owner,
      mutation,
      file,
      line: lineOf([...path, 'when']),
    };
  });
  return { declared, exceptions, diagnostics: found };
}

interface EntitySetName {
  readonly system: System;
  readonly entitySet: string;
}

const sameSet = (a: EntitySetName, b: EntitySetName) => a.system === b.system && a.entitySet === b.entitySet;
