import { type FilterNode, type Parameter, QueryError } from './ast.ts';
import { qualified } from './function-names.ts';

export type FunctionNode = FilterNode & { kind: 'function' };

/** The value of a parameter as text. Throws QueryError when it is missing, or a list. */
export function textParameter(node: FunctionNode, name: string): string {
  const found = node.parameters.get(name);
  const text = found && textOf(found);
  if (text === undefined) throw wrongParameters(node);
  return text;
}

/** Values are texts by declaration; clients write numbers and dates bare, too. */
function textOf(parameter: Parameter): string | undefined {
  switch (parameter.kind) {
    case 'string':
    case 'number':
    case 'guid':
    case 'date':
    case 'dateTime':
      return parameter.text;
    case 'enum':
    case 'boolean':
    case 'null':
    case 'list':
      return undefined;
    default:
      return parameter satisfies never;
  }
}

/** The texts of PropertyValues. Throws QueryError when there is no such list. */
export function listParameter(node: FunctionNode): readonly string[] {
  takesOnly(node, 'PropertyName', 'PropertyValues');
  const found = node.parameters.get('PropertyValues');
  if (found?.kind !== 'list') throw wrongParameters(node);
  return found.items;
}

/** Throws QueryError when a parameter is given that the function does not have. */
export function takesOnly(node: FunctionNode, ...names: readonly string[]): void {
  if ([...node.parameters.keys()].some((name) => !names.includes(name))) throw wrongParameters(node);
}

function wrongParameters({ name, parameters }: FunctionNode): QueryError {
  return new QueryError(
    `Cannot find a suitable overload for function '${qualified(name)}' that takes '${parameters.size}' arguments.`,
  );
}
