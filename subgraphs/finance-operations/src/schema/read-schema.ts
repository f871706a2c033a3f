import type { Model } from '@p2c/odata';
import { type InputColumn, readInputColumns, readSubgraphSdl } from '@p2c/subgraph-runtime';
import { parse } from 'graphql';
import { type EntitySchema, readEntitySchema } from './entity-schema.ts';
import { type InputName, inputs, type TableName, tables } from './tables.ts';

/** The SDL of the F&O subgraph with the directives of ownership. */
export function readFinanceOperationsSdl(): string {
  return readSubgraphSdl('finance-operations');
}

/** What the resolvers know of the schema: read once at start, tied to the model of F&O. */
export type FinanceOperationsSchema = Readonly<Record<TableName, EntitySchema>> & {
  readonly inputs: Readonly<Record<InputName, readonly InputColumn[]>>;
};

export function readFinanceOperationsSchema(sdl: string, model: Model): FinanceOperationsSchema {
  const document = parse(sdl);
  const read = Object.fromEntries(
    Object.entries(tables).map(([name, options]) => [name, readEntitySchema(document, model, options)]),
  ) as Record<TableName, EntitySchema>;
  const columns = Object.entries(inputs).map(
    ([name, table]) => [name, readInputColumns(document, name, read[table].columns)] as const,
  );
  return { ...read, inputs: Object.fromEntries(columns) as Record<InputName, readonly InputColumn[]> };
}
