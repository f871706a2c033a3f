import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import type { Planner } from '../planner/planner.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { splitIntrospection } from './introspection.ts';
import { compilePlan, type Step } from './run-plan.ts';
import { splitMutation } from './split-mutation.ts';

export interface CompiledOperation {
  readonly rootType: GraphQLObjectType;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Carried out one after the other. */
  readonly stages: readonly Stage[];
  readonly introspection: DocumentNode | undefined;
}

/** A query as a whole, or one root field of a mutation. */
export interface Stage {
  readonly step: Step;
  /** Without a value at this key the whole answer is null, and no further stage runs. */
  readonly neededKey?: string;
}

type CompileOperation = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
) => Promise<CompiledOperation>;

/** Operations whose plan is kept. */
const plansMax = 1_000;

/** Plans and compiles an operation once; the same text with the same operation name comes from memory. */
export function createOperationCompiler(apiSchema: GraphQLSchema, planner: Planner): CompileOperation {
  const known = createBoundedCache<CompiledOperation>(plansMax);

  const compile: CompileOperation = async (document, operation) => {
    const rootType = apiSchema.getRootType(operation.operation);
    if (!rootType) throw new TypeError(`Expected a schema with a ${operation.operation} type, got none.`);
    const fragments = Object.fromEntries(
      document.definitions.flatMap((node) =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
      ),
    );
    const { data, introspection } = splitIntrospection(operation, fragments);
    const parts = data === undefined ? [] : partsOf(data, fragments, rootType);
    const stages = await Promise.all(
      parts.map(async ({ operation: part, neededKey }) => {
        const text = print({ kind: Kind.DOCUMENT, definitions: [part, ...Object.values(fragments)] });
        const plan = await planner.plan(text, part.name?.value);
        return plan ? [{ step: compilePlan(plan), ...(neededKey !== undefined && { neededKey }) }] : [];
      }),
    );
    return { rootType, fragments, stages: stages.flat(), introspection };
  };

  return async (document, operation) => {
    const key = `${operation.name?.value ?? ''}\n${print(document)}`;
    const compiled = known.get(key) ?? (await compile(document, operation));
    known.set(key, compiled);
    return compiled;
  };
}

interface Part {
  readonly operation: OperationDefinitionNode;
  readonly neededKey?: string;
}

function partsOf(
  operation: OperationDefinitionNode,
  fragments: CompiledOperation['fragments'],
  rootType: GraphQLObjectType,
): Part[] {
  if (operation.operation !== 'mutation') return [{ operation }];
  return splitMutation(operation, fragments).map(({ operation: part, responseKey, fieldName }) => ({
    operation: part,
    ...(isNonNullType(rootType.getFields()[fieldName]?.type) && { neededKey: responseKey }),
  }));
}
