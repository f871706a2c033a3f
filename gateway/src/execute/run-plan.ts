import type { WorkBudget } from '@p2c/subgraph-runtime';
import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import type { EntityAlias, EntityFetch, PlanNode, RootFetch } from '../planner/planner.ts';
import { isFilledLater } from './filled-later.ts';
import { copyOf, get, isList, isObject, type JsonObject, mergeInto, objectsIn, type Path } from './json.ts';
import { type Located, locate } from './locate.ts';
import { represent } from './represent.ts';
import { applyRewrites } from './rewrite.ts';
import { type RootSelection, readRootSelection } from './root-selection.ts';
import type { TypeConditions } from './type-conditions.ts';

/** What one run of a plan works on. */
export interface Run {
  /** The result so far, keys as in the operation. */
  readonly data: JsonObject;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly types: TypeConditions;
  readonly budget: WorkBudget;
  call(fetch: Fetch): Promise<ExecutionResult>;
  /** An error of a subgraph, at its places in the response. */
  fail(
    service: string,
    error: Pick<GraphQLFormattedError, 'message' | 'extensions'>,
    places: readonly Path[],
  ): void;
}

export interface Fetch {
  readonly service: string;
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** A mutation is brought to its end once it was sent. */
  readonly isMutation: boolean;
}

export type Step = (run: Run) => Promise<void>;

/** A plan turned into closures once; running it decides nothing that the plan already knows. */
export function compilePlan(plan: PlanNode): Step {
  return compileNode(plan, plan);
}

function compileNode(node: PlanNode, plan: PlanNode): Step {
  const compile = (each: PlanNode): Step => compileNode(each, plan);
  switch (node.kind) {
    case 'Sequence': {
      const steps = node.nodes.map(compile);
      return async (run) => {
        for (const step of steps) await step(run);
      };
    }
    case 'Parallel': {
      const steps = node.nodes.map(compile);
      return async (run) => {
        await Promise.all(steps.map((step) => step(run)));
      };
    }
    case 'Condition': {
      const yes = node.ifClause && compile(node.ifClause);
      const no = node.elseClause && compile(node.elseClause);
      return async (run) => (run.variables[node.condition] === true ? yes : no)?.(run);
    }
    case 'RootFetch': {
      const selection = readRootSelection(node.operation);
      return (run) => runRootFetch(node, selection, run);
    }
    case 'EntityFetch': {
      const ownCopies = new Set(node.aliases.filter((alias) => isFilledLater(alias, plan)));
      return (run) => runEntityFetch(node, ownCopies, run);
    }
    default: {
      const unknown: never = node;
      throw new TypeError(`Expected a plan node, got ${JSON.stringify(unknown)}.`);
    }
  }
}

const pick = (names: readonly string[], { variables }: Run): Record<string, unknown> =>
  Object.fromEntries(
    names.filter((name) => Object.hasOwn(variables, name)).map((name) => [name, variables[name]]),
  );

async function runRootFetch(
  { service, operation, variables, outputRewrites }: RootFetch,
  { keys, isMutation }: RootSelection,
  run: Run,
): Promise<void> {
  const result = await run.call({ service, operation, variables: pick(variables, run), isMutation });
  const data = result.data as JsonObject | null | undefined;
  for (const error of result.errors ?? []) {
    const nulls = keys.filter((key) => !data || (get(data, key) ?? null) === null).map((key) => [key]);
    const told = isMutation && isUncertain(error) ? withUnknownOutcome(error) : error;
    run.fail(service, told, error.path?.length ? [error.path] : nulls.length > 0 ? nulls : [[]]);
  }
  if (!data) return;
  applyRewrites(data, outputRewrites, run.types);
  mergeInto(run.data, data);
}

/** Codes of a subgraph that broke off: what it had done until then nobody knows. */
const uncertainCodes = new Set<unknown>([
  undefined,
  'INTERNAL_SERVER_ERROR',
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_UNAVAILABLE',
  'REQUEST_CANCELLED',
  'ANSWER_TOO_LARGE',
]);

/** An error below a root field says that the field itself was carried out. */
const isUncertain = ({ path, extensions }: GraphQLError): boolean =>
  (path?.length ?? 0) <= 1 && uncertainCodes.has(extensions.code);

/** The write may have happened: a client must look before it repeats it. */
const withUnknownOutcome = ({ message, extensions }: GraphQLError) => ({
  message,
  extensions: { ...extensions, outcome: 'UNKNOWN' },
});

/** The objects that share a representation: asked for once, filled everywhere. */
type Group = Located[];

async function runEntityFetch(
  { service, operation, variables, aliases }: EntityFetch,
  /** Aliases of which each place needs a copy of its own: later fetches fill them separately. */
  ownCopies: ReadonlySet<EntityAlias>,
  run: Run,
): Promise<void> {
  const groups = new Map<string, Group[]>();
  const sent = pick(variables, run);
  for (const alias of aliases) {
    const { representations, located } = await collect(alias, run);
    sent[alias.representationsVariable] = representations;
    groups.set(alias.alias, located);
  }
  if ([...groups.values()].every((located) => located.length === 0)) return;

  const result = await run.call({ service, operation, variables: sent, isMutation: false });
  for (const error of result.errors ?? []) run.fail(service, error, placesOf(error.path ?? [], groups));
  const data = result.data as JsonObject | null | undefined;
  for (const alias of aliases) {
    const entities = data?.[alias.alias];
    if (!isList(entities)) continue;
    for (const [index, entity] of entities.entries()) {
      applyRewrites(entity, alias.outputRewrites, run.types);
      if (!isObject(entity)) continue;
      const places = groups.get(alias.alias)?.[index] ?? [];
      const objects = places.length > 1 && ownCopies.has(alias) ? objectsIn(entity) : 1;
      for (const [place, { object }] of places.entries()) {
        run.budget.take(objects);
        const isOwn = place === 0 || !ownCopies.has(alias);
        mergeInto(object, isOwn ? entity : (copyOf(entity) as JsonObject));
        const turn = run.budget.turn(objects);
        if (turn) await turn;
      }
    }
  }
}

async function collect(
  alias: EntityAlias,
  run: Run,
): Promise<{ representations: JsonObject[]; located: Group[] }> {
  const byText = new Map<string, { representation: JsonObject; places: Group }>();
  for (const path of alias.paths)
    for (const located of await locate(run.data, path, run.types, run.budget)) {
      const representation = represent(located.object, alias.requires, run.types);
      if (!representation) continue;
      applyRewrites(representation, alias.inputRewrites, run.types);
      const text = JSON.stringify(representation);
      const known = byText.get(text);
      if (known) known.places.push(located);
      else byText.set(text, { representation, places: [located] });
      const turn = run.budget.turn(1);
      if (turn) await turn;
    }
  const all = [...byText.values()];
  return {
    representations: all.map(({ representation }) => representation),
    located: all.map(({ places }) => places),
  };
}

/** An error of a whole fetch is told at so many places; further ones are null without one of their own. */
const placesMax = 1_000;

/**
 * Where an error of an entity fetch stands in the response: `_entities, 3, name` at each place of the fourth
 * representation, an error of the whole fetch at every place that it was for.
 */
function placesOf([alias, index, ...rest]: Path, groups: ReadonlyMap<string, readonly Group[]>): Path[] {
  const group = groups.get(String(alias));
  const places = typeof index === 'number' ? group?.[index] : undefined;
  if (places) return places.map(({ path }) => [...path, ...rest]);
  const all = (group ?? [...groups.values()].flat()).flat().map(({ path }) => path);
  const distinct = new Map(all.slice(0, placesMax).map((path) => [path.join('/'), path]));
  return [...distinct.values()];
}
