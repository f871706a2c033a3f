import { type CacheBounds, createBoundedCache } from '@p2c/subgraph-runtime';
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
import { introspectionOf, withoutIntrospection } from './introspection.ts';
import { conditionVariables, prepareForPlanning } from './prepare-for-planning.ts';
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
  /** Of a root field of a mutation: where its value stands. */
  readonly key?: string;
  /** Without a value at this key the whole answer is null, and no further stage runs. */
  readonly neededKey?: string;
}

type CompileOperation = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
) => Promise<CompiledOperation>;

type Variables = Readonly<Record<string, unknown>>;

/** Operations whose plan is kept. A plan takes some ten times the memory of its text. */
const planBounds: CacheBounds = { entriesMax: 1_000, charactersMax: 4_000_000 };

/** Plans and compiles an operation once, also for those who ask for it meanwhile; the same text with the same operation name and conditions comes from memory. */
export function createOperationCompiler(apiSchema: GraphQLSchema, planner: Planner): CompileOperation {
  const known = createBoundedCache<Promise<CompiledOperation>>(planBounds);
  const read = new WeakMap<DocumentNode, ReadDocument>();

  const compile: CompileOperation = async (document, operation, variables) => {
    const rootType = apiSchema.getRootType(operation.operation);
    if (!rootType) throw new TypeError(`Expected a schema with a ${operation.operation} type, got none.`);
    const fragments = fragmentsOf(document);
    const preparedFragments = Object.fromEntries(
      Object.entries(fragments).map(([name, node]) => [name, prepareForPlanning(node, variables)]),
    );
    const data = withoutIntrospection(prepareForPlanning(operation, variables), preparedFragments);
    const parts = data === undefined ? [] : partsOf(data, preparedFragments, rootType);
    // One after the other, so that a mutation of many fields takes one turn of the planner at a time.
    const stages: Stage[] = [];
    for (const { operation: part, key, neededKey } of parts) {
      const text = print({ kind: Kind.DOCUMENT, definitions: [part, ...Object.values(preparedFragments)] });
      const plan = await planner.plan(text, part.name?.value);
      if (plan)
        stages.push({
          step: compilePlan(plan),
          ...(key !== undefined && { key }),
          ...(neededKey !== undefined && { neededKey }),
        });
    }
    return {
      rootType,
      fragments,
      stages,
      introspection: introspectionOf(operation, fragments),
    };
  };

  /** The server hands over the same parsed document for the same text, so looking at it once is enough. */
  const readDocument = (document: DocumentNode): ReadDocument => {
    const before = read.get(document);
    if (before) return before;
    const now = { text: print(document), conditions: conditionVariables(document) };
    read.set(document, now);
    return now;
  };

  return (document, operation, variables) => {
    const { text, conditions } = readDocument(document);
    const values = conditions.map((name) => (variables[name] === true ? 1 : 0)).join('');
    const key = `${operation.name?.value ?? ''} ${values}\n${text}`;
    const before = known.get(key);
    if (before) return before;
    const compiled = compile(document, operation, variables);
    known.set(key, compiled);
    // What could not be planned is tried again; whoever waits for it is told.
    compiled.catch(() => known.delete(key));
    return compiled;
  };
}

/** The fragments of a document by name. */
export const fragmentsOf = ({ definitions }: DocumentNode): CompiledOperation['fragments'] =>
  Object.fromEntries(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );

interface ReadDocument {
  readonly text: string;
  readonly conditions: readonly string[];
}

interface Part {
  readonly operation: OperationDefinitionNode;
  readonly key?: string;
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
    key: responseKey,
    ...(isNonNullType(rootType.getFields()[fieldName]?.type) && { neededKey: responseKey }),
  }));
}
