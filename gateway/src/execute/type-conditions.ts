import { type GraphQLSchema, isAbstractType } from 'graphql';
import type { Json } from './json.ts';

/** Whether an object of a runtime type meets a type condition, by the types of the whole supergraph. */
export interface TypeConditions {
  matches(typename: Json, condition: string): boolean;
}

export function createTypeConditions(supergraph: GraphQLSchema): TypeConditions {
  const possible = new Map<string, Set<string>>();
  for (const type of Object.values(supergraph.getTypeMap())) {
    if (isAbstractType(type))
      possible.set(type.name, new Set(supergraph.getPossibleTypes(type).map(({ name }) => name)));
  }
  return {
    // An object without __typename stands where only one type is possible: the planner asks for it elsewhere.
    matches: (typename, condition) =>
      typeof typename !== 'string' ||
      typename === condition ||
      (possible.get(condition)?.has(typename) ?? false),
  };
}
