/**
 * What the executor needs from a query planner. The one in use is native and young (hive-planner.ts); another can
 * take its place behind this interface.
 */
export interface Planner {
  /** The plan of one operation of a document; throws when the operation cannot be planned. */
  plan(document: string, operationName: string | undefined): Promise<PlanNode | undefined>;
}

/** Response keys that a planner makes up start so; clients never see them. */
export const internalKeyPrefix = '_internal_qp_';

export type PlanNode =
  | { readonly kind: 'Sequence'; readonly nodes: readonly PlanNode[] }
  | { readonly kind: 'Parallel'; readonly nodes: readonly PlanNode[] }
  /** Runs one of the two by the value of a Boolean variable. */
  | {
      readonly kind: 'Condition';
      readonly condition: string;
      readonly ifClause?: PlanNode;
      readonly elseClause?: PlanNode;
    }
  | RootFetch
  | EntityFetch;

/** An operation on root fields; its result is merged at the root. */
export interface RootFetch {
  readonly kind: 'RootFetch';
  readonly service: string;
  readonly operation: string;
  readonly variables: readonly string[];
  readonly outputRewrites: readonly Rewrite[];
}

/** `_entities` for the objects found at paths of the result so far; one alias per kind of representation. */
export interface EntityFetch {
  readonly kind: 'EntityFetch';
  readonly service: string;
  readonly operation: string;
  readonly variables: readonly string[];
  readonly aliases: readonly EntityAlias[];
}

export interface EntityAlias {
  /** Response key of the `_entities` field. */
  readonly alias: string;
  readonly representationsVariable: string;
  readonly paths: readonly (readonly PathSegment[])[];
  readonly requires: readonly Requirement[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

export type PathSegment =
  | { readonly kind: 'field'; readonly name: string }
  /** Every item of a list, of the lists in it as well. */
  | { readonly kind: 'items' }
  /** Only objects of one of these types. */
  | { readonly kind: 'types'; readonly types: readonly string[] };

/** A field or fragment that a representation takes from the object. */
export type Requirement =
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly responseKey: string;
      readonly requirements: readonly Requirement[];
    }
  | { readonly kind: 'fragment'; readonly type: string; readonly requirements: readonly Requirement[] };

export type Rewrite =
  | { readonly kind: 'set'; readonly path: readonly RewriteSegment[]; readonly value: string }
  | { readonly kind: 'rename'; readonly path: readonly RewriteSegment[]; readonly to: string };

export type RewriteSegment =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'types'; readonly types: readonly string[] };
