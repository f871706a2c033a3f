import type { EntityType, Model } from '@p2c/odata';
import {
  createPushdown,
  type InputColumn,
  type Pushdown,
  type PushdownSource,
  readColumns,
  readInputColumns,
  readSubgraphSdl,
  type Selection,
  selectAll,
  type TypeColumns,
} from '@p2c/subgraph-runtime';
import { type DocumentNode, parse } from 'graphql';
import { type InputName, inputs, type TableName, type TableOptions, tables } from './tables.ts';

/** The SDL of the F&O subgraph with the directives of ownership. */
export function readFinanceOperationsSdl(): string {
  return readSubgraphSdl('finance-operations');
}

/** A type that is read from one entity set, and the columns for a selection on it. */
export interface ReadType {
  readonly columns: TypeColumns;
  readonly pushdown: Pushdown;
  /** Part of every read. */
  readonly keys: Selection;
  /** Every column, for reading a record before a write. */
  readonly whole: Selection;
}

/** What the resolvers know of the schema: read once at start, tied to the model of F&O. */
export type FinanceOperationsSchema = Readonly<Record<TableName, ReadType>> & {
  readonly inputs: Readonly<Record<InputName, readonly InputColumn[]>>;
};

export function readFinanceOperationsSchema(sdl: string, model: Model): FinanceOperationsSchema {
  const document = parse(sdl);
  const read = Object.fromEntries(
    Object.entries(tables).map(([name, options]) => [name, readType(document, model, options)]),
  ) as Record<TableName, ReadType>;
  const columns = Object.entries(inputs).map(
    ([name, table]) => [name, readInputColumns(document, name, read[table].columns)] as const,
  );
  return { ...read, inputs: Object.fromEntries(columns) as Record<InputName, readonly InputColumn[]> };
}

/** The type behind an entity set of the model. */
export function entityTypeOf({ entitySets }: Model, name: string): EntityType {
  const entityType = entitySets.get(name);
  if (entityType === undefined) throw new Error(`The model of F&O has no entity set ${name}.`);
  return entityType;
}

function readType(
  document: DocumentNode,
  model: Model,
  { entitySet, typeName, entity, requires }: TableOptions,
): ReadType {
  const entityType = entityTypeOf(model, entitySet);
  const columns = readColumns({ document, typeName, entityType });
  const source: PushdownSource = {
    columns,
    always: entityType.keys,
    ...(entity && { entity }),
    ...(requires && { requires }),
  };
  return {
    columns,
    pushdown: createPushdown(source),
    keys: { select: entityType.keys, expand: [] },
    whole: selectAll(source),
  };
}
