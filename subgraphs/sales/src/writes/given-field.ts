import type { GivenValue, TypeColumns } from '@p2c/subgraph-runtime';

/** A value for the column of a field of the copy type; `path` is where the client gave it, if elsewhere. */
export function givenField(
  { typeName, fields }: TypeColumns,
  field: string,
  value: unknown,
  path: readonly string[] = [field],
): GivenValue {
  const column = fields.get(field);
  if (column === undefined || column.kind === 'object')
    throw new Error(`${typeName}.${field} has no column of its own.`);
  return { path, column, value };
}

/** A state and the reason that goes with it: Dataverse takes them together. */
export function givenState(
  columns: TypeColumns,
  stateField: string,
  [state, status]: readonly [unknown, number],
): GivenValue[] {
  return [givenField(columns, stateField, state), givenField(columns, 'statusCode', status)];
}
