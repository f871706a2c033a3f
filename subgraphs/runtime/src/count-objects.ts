import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
} from 'graphql';
import type { WorkBudget } from './work-budget.ts';

/**
 * Counts every object that a schema resolves, those of a list before it is gone through: a graph with cycles ends
 * where the budget does, and a large answer leaves turns to other requests.
 */
export function countObjects(schema: GraphQLSchema, budgetOf: (context: object) => WorkBudget): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      if (isCompositeType(getNamedType(field.type)))
        field.resolve = counting(field.resolve ?? defaultFieldResolver, budgetOf);
  }
}

type Resolver = GraphQLFieldResolver<unknown, object>;

function counting(resolve: Resolver, budgetOf: (context: object) => WorkBudget): Resolver {
  return (source, args, context, info) => {
    const budget = budgetOf(context);
    if (budget.refusal) throw budget.refusal;
    const value = resolve(source, args, context, info);
    return value instanceof Promise ? value.then((found) => counted(found, budget)) : counted(value, budget);
  };
}

function counted(value: unknown, budget: WorkBudget): unknown {
  if (value === null || value === undefined) return value;
  const objects = Array.isArray(value) ? value.length : 1;
  budget.take(objects);
  return budget.turn(objects)?.then(() => value) ?? value;
}
