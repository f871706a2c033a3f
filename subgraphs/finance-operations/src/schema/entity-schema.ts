import type { EntityType, Model } from '@p2c/odata';
import {
  createPushdown,
  type Pushdown,
  type PushdownSource,
  readColumns,
  type Selection,
  selectAll,
  type TypeColumns,
} from '@p2c/subgraph-runtime';
import type { DocumentNode } from 'graphql';

/** What the resolvers know of one entity set of F&O and its copy type. */
export interface EntitySchema {
  readonly columns: TypeColumns;
  readonly pushdown: Pushdown;
  /** Part of every read. */
  readonly keys: Selection;
  /** Every column, for reading a record before a write. */
  readonly whole: Selection;
}

export interface EntitySchemaOptions extends Pick<PushdownSource, 'entity' | 'requires'> {
  readonly entitySet: string;
  readonly typeName: string;
}

/** Ties a copy type to the model of F&O. Throws where it names a column that the model lacks. */
export function readEntitySchema(
  document: DocumentNode,
  model: Model,
  { entitySet, typeName, entity, requires }: EntitySchemaOptions,
): EntitySchema {
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

/** The type behind an entity set of the model. */
export function entityTypeOf({ entitySets }: Model, name: string): EntityType {
  const entityType = entitySets.get(name);
  if (entityType === undefined) throw new Error(`The model of F&O has no entity set ${name}.`);
  return entityType;
}
