import type { EntityType, Model } from '@p2c/odata';
import {
  createPushdown,
  type InputColumn,
  type Pushdown,
  type PushdownSource,
  readColumns,
  readInputColumns,
  type Selection,
  selectAll,
  type TypeColumns,
} from '@p2c/subgraph-runtime';
import type { DocumentNode } from 'graphql';

/** What the resolvers know of one table of Sales and its copy type. */
export interface EntitySchema {
  readonly columns: TypeColumns;
  /** Columns for a selection on the copy type, or on the entity that carries the copy. */
  readonly pushdown: Pushdown;
  /** Part of every read: the keys, and what tells the company. */
  readonly keys: Selection;
  /** Every column, for reading a record before it is written. */
  readonly whole: Selection;
}

/** The input types that write a table. */
export interface EntityInputs {
  readonly create: readonly InputColumn[];
  readonly update: readonly InputColumn[];
}

export interface EntitySchemaOptions extends Pick<PushdownSource, 'entity' | 'requires'> {
  readonly entitySet: string;
  readonly typeName: string;
  /** Properties that every request selects. */
  readonly keys: readonly string[];
  /** Lookups that a field shows by a readable value: navigation property → property of the related record. */
  readonly lookups?: Readonly<Record<string, string>>;
}

/** Ties a copy type to the model of Sales. Throws where it names a column that the model lacks. */
export function readEntitySchema(
  document: DocumentNode,
  model: Model,
  { entitySet, typeName, keys, lookups = {}, entity, requires }: EntitySchemaOptions,
): EntitySchema {
  const entityType = entityTypeOf(model, entitySet);
  const columns = readColumns({ document, typeName, entityType, lookups });
  const source: PushdownSource = {
    columns,
    always: keys,
    ...(entity && { entity }),
    ...(requires && { requires }),
  };
  return {
    columns,
    pushdown: createPushdown(source),
    keys: { select: keys, expand: [] },
    whole: selectAll(source),
  };
}

/** The inputs by their names; an input that is not named takes nothing. */
export function readInputs(
  document: DocumentNode,
  { columns }: EntitySchema,
  names: { readonly create?: string; readonly update?: string },
): EntityInputs {
  const read = (name: string | undefined) =>
    name === undefined ? [] : readInputColumns(document, name, columns);
  return { create: read(names.create), update: read(names.update) };
}

/** The type behind an entity set. Throws where the model has none. */
export function entityTypeOf({ entitySets }: Model, entitySet: string): EntityType {
  const entityType = entitySets.get(entitySet);
  if (entityType === undefined) throw new Error(`The model of Sales has no entity set ${entitySet}.`);
  return entityType;
}
