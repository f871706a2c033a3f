/** A query as plain data, in the words of OData. Which text it becomes is the dialect's matter (print-query.ts). */
export interface ODataQuery {
  readonly entitySet: string;
  readonly select?: readonly string[];
  readonly filter?: FilterExpression;
  /** Single-valued navigation properties, one level. */
  readonly expand?: readonly Expand[];
  readonly orderby?: readonly OrderBy[];
  readonly top?: number;
  /** Ask for the number of matching records. */
  readonly count?: boolean;
  /** `Prefer: odata.maxpagesize`. Dataverse ignores `top` when it is given. */
  readonly maxPageSize?: number;
}

export interface Expand {
  readonly navigationProperty: string;
  readonly select: readonly string[];
}

export interface OrderBy {
  readonly property: string;
  readonly direction: 'asc' | 'desc';
}

export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

export type FilterExpression =
  | {
      readonly kind: 'compare';
      readonly property: string;
      readonly operator: ComparisonOperator;
      readonly value: Literal;
    }
  /** `contains`, `startswith`: the value is matched literally, wildcards in it are escaped or refused by the dialect. */
  | {
      readonly kind: 'text';
      readonly property: string;
      readonly match: 'contains' | 'startswith' | 'endswith';
      readonly value: string;
    }
  /** Dataverse prints `Microsoft.Dynamics.CRM.In(…)`, F&O an `or` chain. */
  | { readonly kind: 'in'; readonly property: string; readonly values: readonly Literal[] }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly FilterExpression[] }
  | { readonly kind: 'not'; readonly operand: FilterExpression };

/** A value with its Edm type: the type decides how it is printed. */
export type Literal =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'guid'; readonly value: string }
  | { readonly type: 'int'; readonly value: number }
  /** Decimal or Int64 as text, exact. */
  | { readonly type: 'decimal'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** ISO 8601 instant in UTC. */
  | { readonly type: 'datetime'; readonly value: string }
  /** F&O only: `Microsoft.Dynamics.DataEntities.NoYes'Yes'`. */
  | { readonly type: 'enum'; readonly enumType: string; readonly member: string }
  | { readonly type: 'null' };
