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

type FileText = z.infer<typeof fileSchema>;
type PlaceOf = (...path: PropertyKey[]) => Place;

/** Reads one file of `sync/ownership/` and checks that every name in it stands in the schemas. */
export function readExceptions(source: RuleFile, schemas: SchemaOwnership): OwnershipFile {
  const { value, lineOf, diagnostics } = readYaml(source, fileSchema);
  if (value === undefined) return { declared: [], exceptions: [], diagnostics };
  const placeOf: PlaceOf = (...path) => ({ file: source.file, line: lineOf(path) });
  const entity = entities.find((name) => name === value.entity);
  if (entity === undefined) {
    const message = `entity must be one of ${entities.join(', ')}; got ${value.entity}.`;
    const unknown = diagnostic('ENTITY_UNKNOWN', message, placeOf('entity'));
    return { declared: [], exceptions: [], diagnostics: [unknown] };
  }
  const declared = value.columns.map(
    (column, index): DeclaredColumn => ({
      ...column,
      entity,
      property: columnName(column.property),
      mutation: column.mutation,
      ...placeOf('columns', index, 'property'),
    }),
  );
  const exceptions = value.exceptions.map(
    ({ description: _description, ...exception }, index): OwnershipException => ({
      ...exception,
      entity,
      columns: exception.columns === 'all' ? undefined : exception.columns.map(columnName),
      counterpart: exception.counterpart,
      mutation: exception.mutation,
      ...placeOf('exceptions', index, 'when'),
    }),
  );
  return { declared, exceptions, diagnostics: checkNames({ text: value, declared, schemas, placeOf }) };
}

interface CheckNamesOptions {
  readonly text: FileText;
  readonly declared: readonly DeclaredColumn[];
  readonly schemas: SchemaOwnership;
  readonly placeOf: PlaceOf;
}

/** Entity sets and columns that no schema has, and columns that a schema has an owner for already. */
function checkNames({ text, declared, schemas, placeOf }: CheckNamesOptions): Diagnostic[] {
  const inSchema = (set: EntitySetName, property: string) =>
    schemas.columns.find((column) => sameSet(column.type, set) && column.property === columnName(property));
  const unknownSet = ({ system: owner, entitySet }: EntitySetName, ...path: PropertyKey[]) =>
    schemas.types.some((type) => sameSet(type, { system: owner, entitySet }))
      ? []
      : [
          diagnostic(
            'COLUMN_UNKNOWN',
            `No schema has the entity set ${entitySet} of ${owner}.`,
            placeOf(...path),
          ),
        ];
  const unknownColumn = (set: EntitySetName, property: string, ...path: PropertyKey[]) =>
    inSchema(set, property) ||
    declared.some((column) => sameSet(column, set) && column.property === columnName(property))
      ? []
      : [
          diagnostic(
            'COLUMN_UNKNOWN',
            `No schema has a column ${property} of ${set.entitySet}.`,
            placeOf(...path),
          ),
        ];

  const ofColumns = text.columns.flatMap((column, index) => {
    const field = inSchema(column, column.property);
    if (field === undefined) return unknownSet(column, 'columns', index);
    const message = `${column.property} has its owner beside ${field.type.name}.${field.path} (${field.file}:${field.line}); change it there.`;
    return [diagnostic('COLUMN_DECLARED', message, placeOf('columns', index, 'property'))];
  });
  const ofExceptions = text.exceptions.flatMap((exception, index) => {
    const unknown = unknownSet(exception, 'exceptions', index);
    if (unknown.length > 0) return unknown;
    const columns = exception.columns === 'all' ? [] : exception.columns;
    return [
      ...columns.flatMap((name, at) => unknownColumn(exception, name, 'exceptions', index, 'columns', at)),
      ...Object.keys(exception.when).flatMap((name) =>
        unknownColumn(exception, name, 'exceptions', index, 'when', name),
      ),
    ];
  });
  return [...ofColumns, ...ofExceptions];
}

interface EntitySetName {
  readonly system: System;
  readonly entitySet: string;
}

function sameSet(a: EntitySetName, b: EntitySetName): boolean {
  return a.system === b.system && a.entitySet === b.entitySet;
}
