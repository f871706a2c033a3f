import { type DocumentNode, Kind } from 'graphql';
import { type Accepted, readAccepted } from './accepted-values.ts';
import {
  directiveArguments,
  type LookupColumn,
  objectTypeOf,
  type TypeColumns,
  type ValueColumn,
} from './columns.ts';
import { codedError } from './graphql-errors.ts';

/** An input field and the column that it writes. */
export interface InputColumn {
  /** From the input object: `['mainAddress', 'city']`. */
  readonly path: readonly string[];
  readonly column: ValueColumn | LookupColumn;
  /** A new record needs a value here, so it cannot be cleared later either. */
  readonly required?: boolean;
  /** What the gateway refuses although the system takes it. */
  readonly accepts?: Accepted;
}

/** A value that a mutation was given for a column; null clears. */
export interface GivenValue extends InputColumn {
  readonly value: unknown;
}

/**
 * The columns that an input type with `@writes` reaches, each through the field of the same name of the copy type.
 * Fields without such a column (`id`, `ifVersion`) are not columns.
 */
export function readInputColumns(
  document: DocumentNode,
  inputName: string,
  columns: TypeColumns,
): readonly InputColumn[] {
  const input = document.definitions.find(
    (node) => node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && node.name.value === inputName,
  );
  if (
    input?.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION ||
    directiveArguments(input, 'writes')?.type !== columns.typeName
  ) {
    throw new Error(`Expected an input ${inputName} with @writes(type: "${columns.typeName}").`);
  }
  const type = objectTypeOf(document, columns.typeName);
  const required = requiredFields(document, columns.typeName);
  return (input.fields ?? []).flatMap((inputField): InputColumn[] => {
    const name = inputField.name.value;
    const column = columns.fields.get(name);
    const field = type.fields?.find((candidate) => candidate.name.value === name);
    if (column === undefined || field === undefined) return [];
    if (column.kind !== 'object') {
      const accepts = readAccepted(field);
      const conditions = { ...(required.has(name) && { required: true }), ...(accepts && { accepts }) };
      return [{ path: [name], column, ...conditions }];
    }
    return [...column.fields].map(([nestedName, nested]) => ({ path: [name, nestedName], column: nested }));
  });
}

/** The fields without which no record of a type is created: those that its creating inputs demand. */
function requiredFields(document: DocumentNode, typeName: string): ReadonlySet<string> {
  const creating = document.definitions.filter(
    (node) =>
      node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION &&
      /^Create|LineInput$/.test(node.name.value) &&
      directiveArguments(node, 'writes')?.type === typeName,
  );
  const fields = creating.flatMap((node) =>
    node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? (node.fields ?? []) : [],
  );
  return new Set(fields.filter(({ type }) => type.kind === Kind.NON_NULL_TYPE).map(({ name }) => name.value));
}

/** What an input changes. INVALID_ARGUMENT where it names no field: whoever asks for nothing has forgotten something. */
export function readChanges(inputColumns: readonly InputColumn[], input: object): GivenValue[] {
  const given = readGivenValues(inputColumns, input);
  if (given.length > 0) return given;
  throw codedError('INVALID_ARGUMENT', 'Expected at least one field to change; got none.', {
    expected: `one of ${inputColumns.map(({ path }) => path.join('.')).join(', ')}`,
  });
}

/** The columns for which an input gives a value. Null for an object clears each of its columns. */
export function readGivenValues(inputColumns: readonly InputColumn[], input: object): GivenValue[] {
  return inputColumns.flatMap((inputColumn) => {
    let value: unknown = input;
    for (const name of inputColumn.path) {
      value = value === null || value === undefined ? value : (value as Record<string, unknown>)[name];
    }
    return value === undefined ? [] : [{ ...inputColumn, value }];
  });
}
